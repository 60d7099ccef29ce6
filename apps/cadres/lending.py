"""The status of a post on a day: while a person is lent, the kept post says so, and before and after it does not.

A post keeps the status that it has now; of a secondment the movement knows the days.
"""

from __future__ import annotations

from datetime import date

from django.db.models import Case, CharField, Exists, F, JSONField, OuterRef, Q, Subquery, Value, When
from django.db.models.expressions import BaseExpression
from django.db.models.functions import JSONObject
from django.utils.translation import get_language

from apps.cadres.models import EmploymentStatus, Movement, Posting

AT_WORK, LENT = "TT_DL", "TT_BP_DI"


def status_on(day: date) -> dict[str, BaseExpression]:
    """`status_code` and `status_words` of a post on the day, for `annotate`."""
    lending = Movement.objects.filter(from_posting=OuterRef("pk"), kind__stays_with_sender=True)
    code = Case(
        When(Exists(lending.lent_on(day)), then=Value(LENT)),
        # Lent before or after that day; what people set by hand, without a movement, stays.
        When(Q(status=LENT) & Exists(lending.in_force()), then=Value(AT_WORK)),
        default=F("status"),
        output_field=CharField(),
    )
    said = EmploymentStatus.objects.filter(code=OuterRef("status_code"))
    words = said.values(words=JSONObject(vi="label_vi", en="label_en"))
    return {"status_code": code, "status_words": Subquery(words, output_field=JSONField())}


def status_words(posting: Posting) -> str:
    """The status of a post that was fetched with `status_on`."""
    words: dict[str, str] = posting.status_words  # type: ignore[attr-defined]  # annotated
    return words["en"] if (get_language() or "").startswith("en") and words["en"] else words["vi"]

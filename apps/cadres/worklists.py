"""Work lists on people: records that look like one person."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from apps.cadres.columns import CellValue
from apps.cadres.duplicates.compare import home_title
from apps.cadres.duplicates.pairs import likely_pairs
from apps.cadres.models import Cadre
from apps.cadres.work.lists import WorkColumn, WorkList, declare
from apps.core.dates import Precision
from apps.core.permissions import Permission


def twin_of(record: Any) -> Cadre:
    """The other record, read once for a line."""
    if "other_record" not in record.__dict__:
        record.other_record = Cadre.objects.select_related("home_unit").get(pk=record.twin)
    found: Cadre = record.other_record
    return found


def twin_words(record: Any) -> str:
    return f"{twin_of(record)} · {twin_of(record).code}"


def birth_value(record: Any) -> CellValue:
    exact = record.birth_date and record.birth_precision == Precision.DAY
    return record.birth_date if exact else str(record.birth or "")


declare(
    WorkList(
        key="duplicates",
        subject=pgettext_lazy("subject of work lists", "People"),
        title=_("People who may be registered twice"),
        text=_("Two records of one name and date of birth. Merge them, or note that they are two people."),
        permission=Permission.EDIT_CADRES,
        rows=lambda user, day: likely_pairs(user),
        columns=(
            WorkColumn("birth", _("Date of birth"), lambda record: str(record.birth or ""), birth_value, kind="day"),
            WorkColumn("twin", _("The other record"), twin_words, width=34),
            WorkColumn("twin_birth", _("Its date of birth"), lambda record: str(twin_of(record).birth or "")),
            WorkColumn("twin_unit", _("Its unit"), lambda record: home_title(twin_of(record)), width=26),
        ),
        person="",
        tone="warning",
        icon="users",
        action=_("Compare the two"),
        opens=lambda record: reverse("cadres:duplicates", args=[record.code, twin_of(record).code]),
        opens_words=_("Compare the two"),
    )
)

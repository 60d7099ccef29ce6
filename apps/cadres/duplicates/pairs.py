"""Records of the registry that look like one person, looked for among all whom the reader may write."""

from __future__ import annotations

from typing import Any

from django.db.models import (
    Case,
    Count,
    Exists,
    ExpressionWrapper,
    F,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce, ExtractYear

from apps.accounts.models import User
from apps.cadres.models import Cadre, DistinctPair
from apps.cadres.querysets import CadreQuerySet
from apps.core.dates import Precision
from apps.core.permissions import Permission

# Whether the whole day of birth is known, as a number that can be added up over the two records.
IS_EXACT = Case(
    When(birth_date__isnull=False, birth_precision=Precision.DAY, then=Value(1)),
    default=Value(0),
    output_field=IntegerField(),
)


def likely_pairs(user: User) -> CadreQuerySet:
    """People whom a later record resembles: `twin` is its key. Pairs noted as two people are left out."""
    mine = Cadre.objects.visible_to(user).filter(user.unit_condition(Permission.EDIT_CADRES, "home_unit"))
    mine = mine.annotate(birth_year=ExtractYear("birth_date"), is_exact=IS_EXACT)
    twin = _later_records(mine).order_by("pk").values("pk")[:1]
    return (
        mine.filter(name_folded__in=_doubtful_names(mine))
        .annotate(twin=Subquery(twin))
        .filter(twin__isnull=False)
        .order_by("sort_key", "pk")
    )


def _doubtful_names(mine: CadreQuerySet) -> QuerySet[Any, Any]:
    """Names borne twice in one year of birth, or by somebody whose year is not known.

    Names repeat: to look for the twin of everyone costs five times what it costs for these.
    """
    names = mine.order_by().values("name_folded").annotate(people=Count("pk"), years=Count("birth_year", distinct=True))
    return names.filter(people__gt=F("years")).values("name_folded")


def _later_records(mine: CadreQuerySet) -> CadreQuerySet:
    """Records of one name: of one day anywhere, in one unit also where a day is not known; no other sex or id.

    In one unit another citizen id is rather a mistyped one than a second person of that name and day.
    """
    noted = DistinctPair.objects.filter(cadre=OuterRef(OuterRef("pk")), other=OuterRef("pk"))
    same_day = Q(birth_date=OuterRef("birth_date"), exact=2)
    same_unit, same_id = Q(home_unit=OuterRef("home_unit")), Q(citizen_id_here=F("citizen_id_there"))
    same_sex = Q(sex_here=F("sex_there"))
    less_known = Q(exact__lt=2, birth_year_here=F("birth_year_there"))
    return (
        mine.filter(pk__gt=OuterRef("pk"), name_folded=OuterRef("name_folded"))
        .annotate(exact=ExpressionWrapper(F("is_exact") + OuterRef("is_exact"), IntegerField()))
        .annotate(**_both("sex", Value("")), **_both("citizen_id", Value("")), **_both("birth_year", Value(0)))
        .filter(same_sex & (same_day & (same_unit | same_id) | same_unit & same_id & less_known))
        .exclude(Exists(noted))
    )


def _both(name: str, nothing: Value) -> dict[str, Any]:
    """The value of each side, or that of the other one where a side states none."""
    return {
        f"{name}_here": Coalesce(F(name), OuterRef(name), nothing, output_field=nothing.output_field),
        f"{name}_there": Coalesce(OuterRef(name), F(name), nothing, output_field=nothing.output_field),
    }

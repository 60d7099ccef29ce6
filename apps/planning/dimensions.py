"""Whether a person is planned for a post, and for which, as dimensions of reports."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from django.db.models import Case, CharField, Count, Min, Value, When
from django.utils.translation import gettext_lazy as _

from apps.cadres.dimensions.titles import OFFICE_TITLES, TITLES
from apps.core.permissions import Permission
from apps.planning.models import PlanningEntry
from apps.reporting.definitions import Category, Dimension, Facts, Kind, Rows, Sheet
from apps.reporting.registry import registry

LAW = "Quy định 65-QĐ/TW; Biểu 12C-BTCTW"
NOT_PLANNED = Category("not_planned", _("In no planning list"), values=(None,))
ROWS = (
    Category("one_post", _("Planned for one post"), values=("one_post",)),
    Category("several_posts", _("Planned for several posts"), values=("several_posts",)),
    NOT_PLANNED,
    Category("planned", _("In a planning list"), Kind.ROLL_UP, parts=("one_post", "several_posts")),
)
# Offices from the highest, as they sort; behind them every title that is no office of cadres.
RANKS = {office: f"{number:02}" for number, office in enumerate(OFFICE_TITLES)}
NO_OFFICE = "99"
OFFICE_ROWS = (
    *(Category(office.value, title, values=(RANKS[office],)) for office, title in OFFICE_TITLES.items()),
    Category("other_title", _("Another title"), values=(NO_OFFICE,)),
    NOT_PLANNED,
)


def planned_facts(day: date) -> Sheet:
    return Sheet(planned_people(day), "cadre", {"planned": ROWS, "planned_office": OFFICE_ROWS})


@lru_cache(maxsize=64)
def planned_people(day: date) -> Rows:
    """One row per person who stands in a planning list on the day."""
    people = PlanningEntry.objects.standing_on(day).order_by().values("cadre_id").annotate(places=Count("pk"))
    many = Case(When(places=1, then=Value("one_post")), default=Value("several_posts"), output_field=CharField())
    highest = Min(
        Case(
            *(When(title__in=titles, then=Value(RANKS[office])) for office, titles in TITLES.items()),
            default=Value(NO_OFFICE),
            output_field=CharField(),
        )
    )
    found = people.annotate(planned=many, planned_office=highest)
    return found.values_list("cadre_id", "planned", "planned_office")


registry.declare(
    Facts(
        "planned",
        (
            Dimension(
                "planned",
                _("Planning of successors"),
                _("Persons by whether they stand in planning lists on the day."),
                LAW,
                is_ordered=False,
                opened_by=Permission.SEE_PLANNING,
                is_closed=True,
            ),
            Dimension(
                "planned_office",
                _("Highest post that somebody is planned for"),
                _("Persons by the highest post for which they stand in planning lists on the day."),
                LAW,
                is_ordered=False,
                opened_by=Permission.SEE_PLANNING,
                is_closed=True,
            ),
        ),
        planned_facts,
    )
)

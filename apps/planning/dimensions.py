"""Whether a person is planned for a post, as a dimension of reports."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from django.db.models import Case, CharField, Count, Value, When
from django.utils.translation import gettext_lazy as _

from apps.core.permissions import Permission
from apps.planning.models import PlanningEntry
from apps.reporting.definitions import Category, Dimension, Facts, Kind, Rows, Sheet
from apps.reporting.registry import registry

ROWS = (
    Category("one_post", _("Planned for one post"), values=("one_post",)),
    Category("several_posts", _("Planned for several posts"), values=("several_posts",)),
    Category("not_planned", _("In no planning list"), values=(None,)),
    Category("planned", _("In a planning list"), Kind.ROLL_UP, parts=("one_post", "several_posts")),
)


def planned_facts(day: date) -> Sheet:
    return Sheet(planned_people(day), "cadre", {"planned": ROWS})


@lru_cache(maxsize=64)
def planned_people(day: date) -> Rows:
    """One row per person who stands in a planning list on the day."""
    people = PlanningEntry.objects.standing_on(day).order_by().values("cadre_id").annotate(places=Count("pk"))
    many = Case(When(places=1, then=Value("one_post")), default=Value("several_posts"), output_field=CharField())
    return people.annotate(planned=many).values_list("cadre_id", "planned")


registry.declare(
    Facts(
        "planned",
        (
            Dimension(
                "planned",
                _("Planning of successors"),
                _("Persons by whether they stand in planning lists on the day."),
                "Quy định 65-QĐ/TW; Biểu 12C-BTCTW",
                is_ordered=False,
                opened_by=Permission.SEE_PLANNING,
                is_closed=True,
            ),
        ),
        planned_facts,
    )
)

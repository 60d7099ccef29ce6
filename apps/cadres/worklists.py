"""Work lists on people: records that look like one person."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from apps.accounts.models import User
from apps.cadres.columns import CellValue
from apps.cadres.duplicates.compare import home_title
from apps.cadres.duplicates.pairs import likely_pairs
from apps.cadres.models import Cadre, Posting
from apps.cadres.work.lists import WorkColumn, WorkList, declare
from apps.communes.models import UnitPeriod
from apps.core.dates import Precision, day_before
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


def ended_titles(user: User, day: date) -> QuerySet[Posting]:
    """Posts that run on although their title is no longer in force, as those of staff whom a decree let go.

    People of units that have ended wait for the reorganisation to place them.
    """
    held = Posting.objects.filter(user.unit_condition(Permission.EDIT_CADRES, "cadre__home_unit"))
    standing = UnitPeriod.objects.on(day).values("unit")
    ended = held.running_on(day).counted().filter(title__valid_to__lte=day, unit__in=standing)
    return ended.select_related("title").order_by("title__valid_to", "cadre__sort_key", "pk")


def title_ended_on(posting: Any) -> date:
    """The last day on which the title was in force."""
    return day_before(posting.title.valid_to)


declare(
    WorkList(
        key="ended-titles",
        subject=pgettext_lazy("subject of work lists", "People"),
        title=_("Posts whose title is no longer in force"),
        text=_("Record what became of each: placed in another post, taken into the service, or how they left."),
        permission=Permission.EDIT_CADRES,
        rows=ended_titles,
        columns=(
            WorkColumn("ended_title", _("Title that ended"), lambda record: str(record.title), width=32),
            WorkColumn(
                "title_ended",
                _("In force until"),
                lambda record: title_ended_on(record).strftime("%d/%m/%Y"),
                title_ended_on,
                kind="day",
                width=14,
            ),
        ),
        tone="warning",
        icon="user-off",
        action=_("See who"),
        opens=lambda record: reverse("movements:leave", args=[record.cadre.code]),
        opens_words=_("Record how they left"),
    ),
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
    ),
)

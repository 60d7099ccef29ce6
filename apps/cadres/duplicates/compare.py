"""Two records side by side: the fields that the reader may see, which of the two counts, what belongs to each."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _

from apps.accounts.models import User
from apps.cadres.duplicates.folding import BLANK, referring
from apps.cadres.duplicates.services import FIELDS
from apps.cadres.models import Cadre, DistinctPair, Posting
from apps.communes.models import UnitPeriod
from apps.core.permissions import FieldGroup, group_of

GROUPS = {
    "citizen_id": FieldGroup.CITIZEN_ID,
    "ethnic_group": FieldGroup.ETHNICITY_RELIGION,
    "religion": FieldGroup.ETHNICITY_RELIGION,
    "phone": FieldGroup.CONTACT,
    "email": FieldGroup.CONTACT,
}
BIRTH = _("date of birth")


@dataclass(frozen=True)
class Choice:
    """One field of two records."""

    name: str
    label: str
    kept: str
    other: str
    takes_other: bool

    @property
    def differs(self) -> bool:
        return self.kept != self.other


@dataclass(frozen=True)
class Held:
    """How many records of one kind belong to each of the two."""

    label: str
    kept: int
    other: int


def choices(kept: Cadre, other: Cadre, reader: User) -> list[Choice]:
    """The fields that the reader may see of both; what one lacks is taken from the other."""
    return [_choice(name, kept, other) for name in FIELDS if is_open(name, kept, other, reader)]


def is_open(name: str, kept: Cadre, other: Cadre, reader: User) -> bool:
    group = GROUPS.get(name)
    return group is None or all(reader.can(group.permission, person) for person in (kept, other))


def shown_groups(kept: Cadre, other: Cadre, reader: User) -> set[FieldGroup]:
    """The sensitive groups of which the page shows something."""
    return {
        group
        for name, group in GROUPS.items()
        if is_open(name, kept, other, reader) and (_value(kept, name) or _value(other, name))
    }


def _choice(name: str, kept: Cadre, other: Cadre) -> Choice:
    label = BIRTH if name == "birth" else getattr(Cadre._meta.get_field(name), "verbose_name", name)
    here, there = _value(kept, name), _value(other, name)
    return Choice(name, str(label).capitalize(), here, there, takes_other=not here and bool(there))


def _value(person: Cadre, name: str) -> str:
    if name == "sex":
        return str(person.get_sex_display() or "")
    value = getattr(person, name)
    return "" if value in BLANK else str(value)


def posts_of(person: Cadre) -> list[str]:
    """Every post with its unit and days, the latest first."""
    posts = Posting.objects.filter(cadre=person).select_related("title").order_by("-period")
    titles = unit_titles({post.unit_id for post in posts})
    return [f"{post.title}, {titles.get(post.unit_id, '')} ({_days(post.period)})" for post in posts]


def _days(period: object) -> str:
    first, until = getattr(period, "lower", None), getattr(period, "upper", None)
    return f"{first:%d/%m/%Y} – {f'{until:%d/%m/%Y}' if until else '…'}"


def unit_titles(units: set[int]) -> dict[int, str]:
    periods = UnitPeriod.objects.filter(unit__in=units).order_by("valid")
    return {period.unit_id: period.title for period in periods}


def home_title(person: Cadre) -> str:
    return unit_titles({person.home_unit_id}).get(person.home_unit_id, "") if person.home_unit_id else ""


def held_by(kept: Cadre, other: Cadre, reader: User) -> list[Held]:
    """Counts of all that belongs to the two, but for groups of which the reader may not know of both."""
    found = [
        Held(str(field.model._meta.verbose_name_plural).capitalize(), *_counts(field, kept, other))
        for field in referring(Cadre)
        if field.model is not DistinctPair and _is_known(field.model, kept, other, reader)
    ]
    return [held for held in found if held.kept or held.other]


def _counts(field: models.ForeignKey[models.Model, models.Model], kept: Cadre, other: Cadre) -> tuple[int, int]:
    rows = field.model._default_manager
    return rows.filter(**{field.name: kept.pk}).count(), rows.filter(**{field.name: other.pk}).count()


def _is_known(model: type[models.Model], kept: Cadre, other: Cadre, reader: User) -> bool:
    group = group_of(model)
    return group is None or all(reader.can(group.permission, person) for person in (kept, other))

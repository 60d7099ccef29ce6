"""A person's page: what was known of the person on a day, gathered from every app that knows something."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from apps.accounts.models import User
from apps.accounts.readings import log_readings
from apps.cadres.day import age_words
from apps.cadres.models import Cadre
from apps.cadres.parts import Entry, Fact, Need, Part, Registered, Remark, Telling, tellers
from apps.core.permissions import FieldGroup, Permission
from apps.core.together import answered_together


@dataclass(frozen=True)
class Dossier:
    """A person as a user may see them on a day."""

    cadre: Cadre
    user: User
    day: date
    citizen_id_shown: bool = False

    @cached_property
    def told(self) -> list[tuple[Registered, Part]]:
        open_ones = [r for r in tellers() if r.group is None or self.may[r.group.value]]
        begun = [registered.teller(self.cadre, self.user, self.day) for registered in open_ones]
        return list(zip(open_ones, _told(begun), strict=True))

    @cached_property
    def parts(self) -> list[Part]:
        return [part for _, part in self.told]

    @cached_property
    def sections(self) -> list[Part]:
        """The parts that have a section of their own on the page."""
        return [part for part in self.parts if part.template]

    @cached_property
    def summary(self) -> list[Fact]:
        return [fact for part in self.parts for fact in part.summary]

    @cached_property
    def needs(self) -> list[Need]:
        return [need for part in self.parts for need in part.needs]

    @cached_property
    def remarks(self) -> dict[str, Remark]:
        return {remark.about: remark for part in self.parts for remark in part.remarks}

    @cached_property
    def headline(self) -> object | None:
        """The post or seat that says who the person is on the day."""
        return next((part.headline for part in self.parts if part.headline), None)

    @cached_property
    def badges(self) -> list[Fact]:
        return [badge for part in self.parts for badge in part.badges]

    @cached_property
    def timeline(self) -> list[Entry]:
        """Everything in the order of its dates; what has none stands last."""
        return sorted((entry for part in self.parts for entry in part.entries), key=lambda entry: entry.place)

    @cached_property
    def may(self) -> dict[str, bool]:
        """The rights on this person, by the names of the permissions."""
        return {permission.value: self.user.can(permission, self.cadre) for permission in Permission}

    @property
    def age(self) -> str:
        return age_words(self.cadre, self.day)

    @property
    def masked_citizen_id(self) -> str:
        """All but the last three digits hidden."""
        number = self.cadre.citizen_id or ""
        return number if self.citizen_id_shown else "•" * (len(number) - 3) + number[-3:]

    def note_reading(self, *, address: str) -> None:
        """Log the sensitive groups that the page shows: those with something in them, for which the right is held."""
        held: dict[FieldGroup, object] = {
            FieldGroup.ETHNICITY_RELIGION: self.cadre.ethnic_group_id or self.cadre.religion_id,
            FieldGroup.CONTACT: self.cadre.phone or self.cadre.email,
        }
        shown = [group for group, filled in held.items() if filled and self.may[group.value]]
        log_readings(user=self.user, groups=[*shown, *self._told_groups], person=self.cadre.code, address=address)

    def note_timeline_reading(self, *, address: str) -> None:
        """Log what the timeline alone shows."""
        log_readings(user=self.user, groups=self._told_groups, person=self.cadre.code, address=address)

    @property
    def _told_groups(self) -> list[FieldGroup]:
        """The restricted groups of which a part has something to tell."""
        return [registered.group for registered, part in self.told if registered.group and part.records]


def _told(begun: Sequence[Part | Telling]) -> Iterator[Part]:
    """The parts in their order; those that ask are answered together."""
    answers = iter(answered_together([one for one in begun if not isinstance(one, Part)]))
    return (one if isinstance(one, Part) else next(answers) for one in begun)

"""A row of a roster beside the registered people whom it may mean, as far as its reader may see them."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.db import connection
from django.utils.translation import gettext as _

from apps.accounts.models import User
from apps.cadres.models import Cadre, RosterCandidate
from apps.communes.models import UnitPeriod
from apps.core.permissions import Permission
from apps.rosters.loading import Field, loaders
from apps.rosters.models import DecisionKind, RowStatus, StagedRow, Upload
from apps.rosters.pages import visible_fields
from apps.rosters.wording import Words

# The answer that the row is about nobody who is registered, on the page and as it is kept.
NEW, NOBODY = "new", "-"
# Of a citizen id the end is enough to compare by.
LAST_DIGITS = 4
# Shown even where the file does not state them, because people are told apart by them.
TELLING = ("birth", "citizen_id", "titles", "prof_edu", "party_joined")
Values = Mapping[str, Any]


@dataclass(frozen=True)
class Compared:
    """One value of the row beside those of the candidates; `differs` marks what is stated on both sides and differs."""

    label: str
    stated: str
    cells: list[tuple[str, bool]]


@dataclass(frozen=True)
class Candidate:
    """Someone whom the row may mean; without name and address where the reader may only know of the unit."""

    number: int
    unit: str
    is_here: bool
    full_name: str = ""
    code: str = ""
    url: str = ""


@dataclass(frozen=True)
class Question:
    """One row of which it is not certain whom it means, or whose person comes from another commune."""

    row: StagedRow
    candidates: list[Candidate]
    compared: list[Compared]
    # A citizen id that is registered already makes nobody new.
    may_be_new: bool
    is_transfer: bool
    may_carry_out: bool
    # To take the row for someone who is registered gives that person another citizen id.
    renumbers: bool
    # What was answered since the roster was checked: the number of a candidate, NEW, or nothing.
    answered: str = ""


def questions_of(upload: Upload, reader: User) -> list[Question]:
    """Every row in question with its candidates, in the order of the file."""
    kept = list(RosterCandidate.objects.filter(upload=upload))
    rows = {(row.sheet, row.row): row for row in upload.rows.filter(status__in=(RowStatus.UNSURE, RowStatus.MOVED))}
    people = {each.code: each for each in Cadre.objects.filter(code__in={c.cadre for c in kept})}
    shown = set(Cadre.objects.visible_to(reader).filter(code__in=people).values_list("code", flat=True))
    asking = _Asking(upload, reader, people, shown)
    by_row = groupby(sorted(kept, key=_place), key=_place)
    found = [(rows[place], list(each)) for place, each in by_row if place in rows]
    asking.learn([row for row, _kept in found])
    said = _answers_to(upload)
    return [
        asking.question(row, each, said.get((row.sheet, row.row), ""))
        for row, each in sorted(found, key=lambda pair: pair[0].pk)
    ]


def _answers_to(upload: Upload) -> dict[tuple[str, int], str]:
    """The code of the person that was chosen for each row; a long roster is checked only when all is answered."""
    chosen = upload.rowdecisions.standing().filter(kind=DecisionKind.CHOOSE)
    return {(each.sheet, each.row): each.values.get("cadre", "") for each in chosen}


def _place(candidate: RosterCandidate) -> tuple[str, int]:
    return candidate.sheet, candidate.row


class _Asking:
    """The questions of one upload for one reader, with what is looked up once for all of them."""

    def __init__(self, upload: Upload, reader: User, people: Mapping[str, Cadre], shown: set[str]) -> None:
        self.upload, self.reader, self.people, self.shown = upload, reader, people, shown
        self.fields = visible_fields(reader, upload)
        self.words = Words(upload.format)
        self.known = known_values(upload) if shown else {}
        self.units = _unit_names(person.home_unit_id for person in people.values())

    def learn(self, rows: Sequence[StagedRow]) -> None:
        """Look up the words of all values at once."""
        known = [*self.known.values(), *map(identity_values, self.people.values())]
        self.words.learn(pair for values in (*(row.values for row in rows), *known) for pair in values.items())

    def question(self, row: StagedRow, kept: Sequence[RosterCandidate], said: str) -> Question:
        present = [each for each in kept if each.cadre in self.people]
        candidates = [self._candidate(number, each) for number, each in enumerate(present)]
        named = [self.people[each.code] for each in candidates if each.code]
        is_transfer = row.status == RowStatus.MOVED
        own_id = row.values.get("citizen_id")
        return Question(
            row,
            candidates,
            self._compared(row, named),
            not is_transfer and not any(own_id and own_id == person.citizen_id for person in self.people.values()),
            is_transfer,
            is_transfer and all(self._speaks_for(self.people[each.cadre]) for each in present),
            bool(own_id) and any(person.citizen_id not in (None, "", own_id) for person in named),
            NEW if said == NOBODY else next((str(at) for at, each in enumerate(present) if each.cadre == said), ""),
        )

    def _candidate(self, number: int, kept: RosterCandidate) -> Candidate:
        person = self.people[kept.cadre]
        unit = self.units.get(person.home_unit_id or 0, "")
        if person.code not in self.shown:
            return Candidate(number, unit, kept.is_here)
        return Candidate(number, unit, kept.is_here, person.full_name, person.code, person.get_absolute_url())

    def _speaks_for(self, person: Cadre) -> bool:
        return all(self.reader.can(Permission.EDIT_CADRES, each) for each in (person, self.upload.unit))

    def _compared(self, row: StagedRow, named: Sequence[Cadre]) -> list[Compared]:
        known = [identity_values(person) | dict(self.known.get(person.pk, {})) for person in named]
        shown = [(key, each) for key, each in self.fields.items() if key in TELLING or row.values.get(key)]
        lines = [self._line(key, each, row.values, known) for key, each in shown]
        return [line for line in lines if line.stated or any(text for text, _differs in line.cells)]

    def _line(self, key: str, field: Field, stated: Values, known: Sequence[Values]) -> Compared:
        return compare(self.words, str(field.label), key, [stated.get(key), *(each.get(key) for each in known)])


def compare(words: Words, label: str, key: str, values: Sequence[Any]) -> Compared:
    """The first value beside the others."""
    if key == "citizen_id":
        values = _endings(values)
    stated, *others = values
    says = words.show(key, stated)
    texts = [words.show(key, each) for each in others]
    cells = [(text, bool(says and text) and stated != each) for text, each in zip(texts, others, strict=True)]
    return Compared(label, says, cells)


def _endings(numbers: Sequence[Any]) -> list[str]:
    """Of each number so many of the last digits as tell them apart."""
    known = {str(each) for each in numbers if each}
    longest = max(map(len, known), default=0)
    shown = next((n for n in range(LAST_DIGITS, longest) if len({each[-n:] for each in known}) == len(known)), longest)
    return [_("… %(digits)s") % {"digits": str(each)[-shown:]} if each else "" for each in numbers]


def identity_values(person: Cadre) -> dict[str, Any]:
    """What the registry knows of a person who may hold no post on the day."""
    birth = person.birth.iso() if person.birth else None
    return {
        "full_name": person.full_name,
        "sex": person.sex,
        "birth": birth,
        "citizen_id": person.citizen_id,
        "ethnic": person.ethnic_group_id,
        "phone": person.phone,
        "home_town": person.home_town,
    }


def known_values(upload: Upload) -> dict[int, dict[str, Any]]:
    """The values of those who serve in the upload's unit, as rosters state them, by the person's key."""
    known: dict[int, dict[str, Any]] = {}
    with connection.cursor() as cursor:
        for loader in loaders(upload.format):
            if loader.known:
                cursor.execute(loader.known, {"unit": upload.unit_id, "day": upload.as_of})
                for person, values in cursor.fetchall():
                    known.setdefault(person, {}).update(json.loads(values))
    return known


def _unit_names(units: Any) -> dict[int, str]:
    periods = UnitPeriod.objects.filter(unit__in={unit for unit in units if unit}).order_by("valid")
    return {period.unit_id: period.title for period in periods}

"""Whom the lines of a form count, person by person, with nothing of the engine."""

from collections.abc import Iterable
from datetime import date
from functools import cached_property

from apps.cadres.models import Cadre, Posting
from apps.communes.models import Unit
from apps.core.dates import PartialDate
from apps.reporting.official.definitions import Line, OfficialForm
from tests.reporting.oracle import described, is_counted, members, rows_of, units_below

STAFF = (
    "cadres_and_civil_servants",
    "cadres",
    "civil_servants",
    "party_executive_committee",
    "party_standing_committee",
)
BANDS = {
    "age_9c": {"up_to_40": (0, 40), "41_50": (41, 50), "over_50": (51, 200)},
    "age_bm": {
        "up_to_30": (0, 30),
        "31_40": (31, 40),
        "41_50": (41, 50),
        "51_55": (51, 55),
        "56_60": (56, 60),
        "over_60": (61, 200),
    },
}
HOLDING = {
    "secretary": {"CD_BT", "CD2_BT"},
    "deputy_secretary": {"CD_PBT", "CD2_PBT", "CD2_PBTTT"},
    "council_chair": {"CD_CTHD", "CD2_CTHD"},
    "council_deputy_chair": {"CD_PCTHD", "CD2_PCTHD"},
    "committee_chair": {"CD_CTUB", "CD2_CTUB"},
    "committee_deputy_chair": {"CD_PCTUB", "CD2_PCTUB"},
    "front_or_union_head": {"CD_CTMT", "CD2_CTMT", "CD_BTDTN", "CD_CTPN", "CD_CTND", "CD_CTCCB"},
    "front_or_union_deputy": {
        *("CD2_PCTMT", "KCT_PCTMT", "KCT_PBTDTN", "KCT_PCTPN", "KCT_PCTND", "KCT_PCTCCB"),
    },
}


class Oracle:
    """The people of a unit on a day and what each of them is."""

    def __init__(self, unit: Unit, day: date) -> None:
        self.units = {each.pk for each in units_below(unit, day)}
        self.day = day
        self.groups: dict[str, set[int]] = {}
        self.facts: dict[int, set[tuple[str, str]]] = {}

    @cached_property
    def people(self) -> dict[int, Cadre]:
        """Everyone, with what is known of them: asked for one by one, the same takes ten times as long."""
        return {cadre.pk: cadre for cadre in described().prefetch_related("postings__status")}

    def count(self, form: OfficialForm, row: Line | None, column: Line) -> int:
        """The persons of the cell."""
        lines = [line for line in (row, column) if line is not None]
        named = next((line.condition.group for line in lines if line.condition.group), form.group)
        tests = [test for line in lines for test in line.condition.tests]
        return sum(self.meets(person, tests) for person in self.group(named))

    def meets(self, person: int, tests: Iterable[object]) -> bool:
        facts = self.facts_of(person)
        return all(
            any((test.dimension, code) in facts for code in test.categories) != test.is_excluded  # type: ignore[attr-defined]  # a test of a category
            for test in tests
        )

    def group(self, code: str) -> set[int]:
        if code not in self.groups:
            self.groups[code] = set(self._group(code))
        return self.groups[code]

    def _group(self, code: str) -> Iterable[int]:
        if code in STAFF:
            return (cadre.pk for cadre in members(code, self.units, self.day))
        titles = HOLDING[code.removeprefix("holding_")]
        return (
            posting.cadre_id
            for posting in Posting.objects.select_related("status")
            if posting.title_id in titles
            and posting.status.counts
            and self.day in posting.period
            and posting.unit_id in self.units
        )

    def facts_of(self, person: int) -> set[tuple[str, str]]:
        if person not in self.facts:
            self.facts[person] = set(self._facts(self.people[person]))
        return self.facts[person]

    def _facts(self, cadre: Cadre) -> Iterable[tuple[str, str]]:
        yield from rows_of(cadre, self.day)
        yield from self._ages(cadre)
        yield from self._posts(cadre)
        if cadre.religion_id and cadre.religion_id != "TG_KHONG":
            yield "religion", "religious"
        yield from self._language(cadre)

    def _ages(self, cadre: Cadre) -> Iterable[tuple[str, str]]:
        if cadre.birth_date is None or cadre.birth_date > self.day:
            return
        lowest, highest = PartialDate(cadre.birth_date, cadre.birth_precision).ages_on(self.day)
        for dimension, bands in BANDS.items():
            for code, (low, high) in bands.items():
                if low <= max(lowest, 0) and highest <= high:
                    yield dimension, code

    def _posts(self, cadre: Cadre) -> Iterable[tuple[str, str]]:
        for posting in cadre.postings.all():
            if is_counted(posting, {"cadre", "civil_servant", "non_professional"}, self.day):
                yield "title", posting.title_id
                if posting.grade_id:
                    yield "grade", posting.grade_id

    def _language(self, cadre: Cadre) -> Iterable[tuple[str, str]]:
        held = [
            q
            for q in cadre.qualifications.all()
            if q.level.ladder_id == "foreign_lang"
            and q.level.rank
            and q.state == "held"
            and q.verification != "refused"
            and q.counts_from <= self.day
        ]
        if held:
            best = max(held, key=lambda q: (q.level.rank, q.level.position, q.counts_from, -q.pk))
            if best.language_id:
                yield "language", best.language_id
                if best.language_id != "ANH":
                    yield "language", "other_than_english"

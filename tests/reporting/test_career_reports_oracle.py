"""The reports of careers say of units and days of the demonstration what a plain count of its records says.

Counted record by record in Python, without a word of the engine or of what the reports themselves declare.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable
from datetime import date, timedelta
from typing import Any

import pytest
from django.db.models import F, Min

from apps.appraisal.models import Commendation, Rating
from apps.cadres.models import Direction, Movement, PartyMembership, Posting, SurplusCase
from apps.communes.models import Level, Reorganisation, Unit, UnitCover, UnitPeriod
from apps.discipline.models import DisciplinaryDecision
from apps.reporting.actors import ServerActor
from apps.reporting.services import build_report
from apps.reporting.tallies.definitions import Span
from apps.reporting.tallies.services import build_tally_report
from apps.training.models import Enrolment, PlanLine, TrainingClass

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demonstration")]
PLACES = [
    ("17", date(2024, 12, 31)),
    ("158", date(2021, 12, 31)),
    ("05356", date(2025, 2, 28)),
    ("154", date(2022, 6, 30)),
]
ASKED = [(code, Span(first, day)) for code, day in PLACES for first in (None, date(day.year, 1, 1))]
TEXTS = {
    "QD98": "98_qd_tw",
    "QD65": "65_qd_tw",
    "ND138_2020": "138_2020",
    "ND170_2025": "170_2025",
    None: "no_basis",
}
ENDS = date(9999, 1, 1)
Cell = tuple[str, str, str]
Numbers = dict[Cell, int]


class Count:
    """What stands in which cell: different things, or a sum."""

    def __init__(self) -> None:
        self.things: dict[Cell, set[Hashable]] = defaultdict(set)
        self.sums: dict[Cell, int] = defaultdict(int)

    def put(self, groups: dict[str, Hashable], *cells: tuple[str, str]) -> None:
        """The thing that each group counts, in each cell (measure and category)."""
        for group, thing in groups.items():
            for measure, category in cells:
                self.things[group, measure, category].add(thing)

    def add(self, group: str, amount: Any, *cells: tuple[str, str]) -> None:
        for measure, category in cells:
            self.sums[group, measure, category] += int(amount or 0)

    @property
    def numbers(self) -> Numbers:
        found = {cell: len(things) for cell, things in self.things.items()} | self.sums
        return {cell: number for cell, number in found.items() if number}


def below(code: str, day: date) -> set[int]:
    """The unit with all that it holds, and what has gone into its units."""
    unit = UnitPeriod.objects.get(code=code, valid__contains=day).unit
    return set(UnitCover.objects.filter(unit=unit).values_list("covered_id", flat=True))


def told(report: str, code: str, span: Span) -> Numbers:
    """The numbers of the report at the unit itself."""
    table = build_tally_report(report, unit=code, span=span, user=ServerActor(), levels=[])
    return {(c.group, c.measure, c.category): c.count for c in table.cells() if c.unit == code and c.count}


def agree(found: Numbers, count: Count, groups: set[str]) -> None:
    """Every cell of the groups, whichever of the two knows it."""
    assert {cell: number for cell, number in found.items() if cell[0] in groups} == count.numbers


def is_in(day: date | None, span: Span) -> bool:
    return day is not None and (span.first or date.min) <= day <= span.last


def age_band(cadre: Any, day: date) -> str:
    """By completed years, where every day that the birth date may mean gives the same band."""
    if cadre.birth_date is None:
        return "unknown_age"
    ages = cadre.birth.ages_on(day)
    bands = {"age_up_to_40" if age <= 40 else "age_41_50" if age <= 50 else "age_over_50" for age in ages}
    return bands.pop() if len(bands) == 1 else "unknown_age"


@pytest.mark.parametrize(("code", "span"), ASKED)
def test_figures_of_movements_equal_a_count_one_by_one(code: str, span: Span) -> None:
    here, count = below(code, span.last), Count()
    ways = {(way.from_tier, way.to_tier): way.word for way in Direction.objects.all() if holds_in(way, span)}
    for one in Movement.objects.select_related("kind", "cadre", "legal_basis"):
        place = one.to_unit_id or one.from_unit_id or one.cadre.home_unit_id
        if one.state not in ("confirmed", "done") or not is_in(one.starts_on, span) or place not in here:
            continue
        is_moved = one.kind.word in ("rotation", "transfer")
        counted, persons, tally = (
            ("movements", "persons_moved", "all_movements") if is_moved else ("lent", "persons_lent", "all_lent")
        )
        way = ways.get((one.from_level, one.to_level), "not_stated")
        sides = [("sex_and_direction", {"female": "female", "male": "male"}.get(one.cadre.sex or "", "unknown_sex"))]
        sides.append(("age_and_direction", age_band(one.cadre, one.starts_on)))
        cells = [(tally, "total"), ("basis_and_kind", way), ("basis_and_kind", "total")]
        is_named = one.legal_basis is None or (one.legal_basis_id in TEXTS and holds_in(one.legal_basis, span))
        row = f"{one.kind.word}_{TEXTS[one.legal_basis_id]}" if is_named else "other_basis"
        cells += [(row, way), (row, "total")]
        for cross, row in sides:
            cells += [(cross, way), (cross, "total"), (row, way), (row, "total")]
        count.put({counted: one.pk, persons: one.cadre_id}, *cells)
    agree(told("movements", code, span), count, {"movements", "persons_moved", "lent", "persons_lent"})


def holds_in(entry: Any, span: Span) -> bool:
    return (entry.valid_from or date.min) <= span.last and (entry.valid_to or ENDS) > (span.first or date.min)


@pytest.mark.parametrize(("code", "span"), ASKED)
def test_figures_of_discipline_equal_a_count_one_by_one(code: str, span: Span) -> None:
    some = list(DisciplinaryDecision.objects.order_by("pk").values_list("pk", flat=True))[::5]
    DisciplinaryDecision.objects.filter(pk__in=some).update(cancelled_on=F("decision_on") + timedelta(days=90))
    here, count = below(code, span.last), Count()
    members = list(PartyMembership.objects.all())
    since = defaultdict(list)
    for member in members:
        since[member.cadre_id].append((member.counts_from, member.ended_on or ENDS))
    rows = list(DisciplinaryDecision.objects.select_related("form__track", "act__offence"))
    of_party = {one.act_id for one in rows if one.side == "party" and one.cancelled_on is None}
    for one in rows:
        is_cancelled = one.cancelled_on is not None and one.cancelled_on <= span.last
        if is_cancelled or not is_in(one.effective_on, span) or one.unit_id not in here:
            continue
        in_party = any(first <= one.decision_on < last for first, last in since[one.cadre_id])
        groups: dict[str, Hashable] = {"everyone": one.cadre_id, "decisions": one.pk}
        if in_party or one.act_id in of_party:
            groups["party_members"] = one.cadre_id
            groups |= {
                "cadre": {"commune_cadres": one.cadre_id},
                "civil_servant": {"civil_servants": one.cadre_id},
            }.get(one.category, {})
        cells = [("disciplined", "in_term")]
        told_of = {
            "track": one.form.track_id.lower(),
            "form": one.form_id.lower(),
            "post": one.category or "no_post",
            "offence": one.act.offence_id.lower(),
        }
        for axis, category in told_of.items():
            cells += [(axis, category), (axis, "in_term")]
        count.put(groups, *cells)
    groups_of = {"everyone", "decisions", "party_members", "commune_cadres", "civil_servants"}
    agree(told("discipline", code, span), count, groups_of)


@pytest.mark.parametrize(("code", "span"), ASKED)
def test_figures_of_training_equal_a_count_one_by_one(code: str, span: Span) -> None:
    here, count = below(code, span.last), Count()
    classes = TrainingClass.objects.select_related("course__row").in_bulk()
    for one in Enrolment.objects.all():
        held = classes[one.training_class_id]
        row = held.course.row
        if one.unit_id in here and is_in(one.completed_on, span) and row:
            part = row.part
            name = row.pk.lower()
            if part == "fostering":
                cells = [("fostering", "total"), ("form_row", name), ("form_row", "total")]
            else:
                side = held.place or "not_stated" if part == "professional" else mode_of(held.mode)
                cells = [(part, side), (part, "total"), (name, side), (name, "total")]
            things = {"persons": one.cadre_id, "turns": one.pk, "classes": held.pk}
            count.put({f"{part}_{word}": thing for word, thing in things.items()}, *cells)
        if one.unit_id in here and is_in(held.starts_on, span) and one.state != "withdrawn":
            groups: dict[str, Hashable] = {"enrolments": one.pk, "persons_enrolled": one.cadre_id}
            groups |= {"enrolments_completed": one.pk} if one.state == "completed" else {}
            count.put(groups, ("enrolled", "total"), ("kind", row.part if row else "other"), ("kind", "total"))
    for held in classes.values():
        if held.unit_id in here and is_in(held.starts_on, span):
            cells = [
                ("held", "total"),
                ("kind", held.course.row.part if held.course.row else "other"),
                ("kind", "total"),
            ]
            count.put({"classes_held": held.pk}, *cells)
            count.add("cost_of_classes", held.cost, *cells)
    for line in PlanLine.objects.select_related("plan", "course__row"):
        is_late = line.plan.decision_on is None or line.plan.decision_on > span.last
        first_year = span.first.year if span.first else 0
        if line.plan.state != "approved" or is_late or not first_year <= line.plan.year <= span.last.year:
            continue
        if line.plan.unit_id in here:
            kind = line.course.row.part if line.course.row else "other"
            cells = [("planned", "total"), ("kind", kind), ("kind", "total")]
            count.add("people_planned", line.planned, *cells)
            count.add("cost_planned", line.cost, *cells)
    words = ("persons", "turns", "classes")
    groups_of = {f"{part}_{word}" for part in ("professional", "political", "fostering") for word in words}
    groups_of |= {"enrolments", "persons_enrolled", "enrolments_completed", "classes_held", "cost_of_classes"}
    agree(told("training", code, span), count, groups_of | {"people_planned", "cost_planned"})


def mode_of(mode: str) -> str:
    return {"": "not_stated", "full_time": "full_time"}.get(mode, "not_full_time")


@pytest.mark.parametrize(("code", "span"), ASKED)
def test_figures_of_surplus_cases_equal_a_count_one_by_one(code: str, span: Span) -> None:
    here, count = below(code, span.last), Count()
    for case in SurplusCase.objects.select_related("reorganisation"):
        if case.unit_id not in here or not is_in(case.reorganisation.effective_on, span):
            continue
        is_settled = case.effective_on is not None and case.effective_on <= span.last
        is_late = case.deadline is not None and case.deadline < span.last
        state = "settled" if is_settled else "outstanding_late" if is_late else "outstanding_in_time"
        cells = [("surplus", state), ("surplus", "at_merger")] + [("surplus", "outstanding")] * (not is_settled)
        option = case.option_id.lower() if is_settled and case.option_id else "undecided"
        basis = case.legal_basis_id.lower() if is_settled and case.legal_basis_id else "no_basis"
        cells += [("option", option), ("option", "at_merger"), ("legal_basis", basis), ("legal_basis", "at_merger")]
        group = {"cadre": "cadres", "civil_servant": "civil_servants"}.get(case.group, "non_professional")
        count.put({"surplus_persons": case.cadre_id, group: case.cadre_id}, *cells)
        if is_settled:
            count.add("granted", case.amount, *cells)
    agree(
        told("reorganisations", code, span),
        count,
        {"surplus_persons", "cadres", "civil_servants", "non_professional", "granted"},
    )


@pytest.mark.parametrize(("code", "span"), [asked for asked in ASKED if asked[1].first is None])
def test_communes_before_and_after_a_reform_equal_a_count_one_by_one(code: str, span: Span) -> None:
    here = below(code, span.last)
    earliest = Reorganisation.objects.aggregate(first=Min("effective_on"))["first"]
    eve = earliest - timedelta(days=1)
    communes = Unit.objects.filter(level=Level.COMMUNE, pk__in=here)
    periods = list(UnitPeriod.objects.filter(unit__in=communes))
    before, after = (len({p.unit_id for p in periods if day in p.valid}) for day in (eve, span.last))
    found = told("reorganisations", code, span)
    assert found.get(("communes", "units", "after_merger"), 0) == after
    assert found.get(("communes", "units", "before_merger"), 0) == before
    assert found.get(("communes", "units", "decrease"), 0) == before - after


@pytest.mark.parametrize(("code", "day"), PLACES)
def test_figures_of_ratings_equal_a_count_one_by_one(code: str, day: date) -> None:
    year = day.year if (day.month, day.day) == (12, 31) else day.year - 1
    here, count = below(code, day), Count()
    rated = {(one.cadre_id, one.track): one.level_id for one in Rating.objects.filter(year=year)}
    kinds: dict[int, set[str]] = defaultdict(set)
    for commended in Commendation.objects.filter(year=year).select_related("form"):
        kinds[commended.cadre_id].add(commended.form.kind)
    for post in posts_on(day, here):
        groups = groups_of(post)
        cells = []
        for track, measure in (("state", "rating"), ("party", "party_rating")):
            level = rated.get((post.cadre_id, track), "missing")
            cells.append((measure, "unknown" if level == "missing" else (level or "not_rated").lower()))
            cells += [(measure, "rated")] if level not in ("missing", None) else []
        kind = next((each for each in ("reward", "party", "emulation") if each in kinds[post.cadre_id]), "none")
        count.put(groups, *cells, ("commended", kind), *([("commended", "any")] if kind != "none" else []))
    found = {
        cell: number
        for cell, number in cells_of("ratings", code, day).items()
        if cell[0] in STAFF and cell[1] in ("rating", "party_rating", "commended") and cell[2] != "good_or_better"
    }
    assert found == count.numbers


STAFF = {"cadres_and_civil_servants", "cadres", "civil_servants", "non_professional"}


def groups_of(post: Posting) -> dict[str, Hashable]:
    own = {"cadre": "cadres", "civil_servant": "civil_servants"}.get(post.category, "non_professional")
    both = {"cadres_and_civil_servants"} if own != "non_professional" else set()
    return dict.fromkeys({own, *both}, post.cadre_id)


def posts_on(day: date, here: set[int]) -> list[Posting]:
    """Primary posts of the day that count in the headcount."""
    held = Posting.objects.filter(is_primary=True, period__contains=day).select_related("status")
    return [post for post in held if post.unit_id in here and post.status and post.status.counts]


def cells_of(report: str, code: str, day: date) -> Numbers:
    table = build_report(report, unit=code, day=day, user=ServerActor(), levels=[])
    return {(c.group, c.measure, c.category): c.count for c in table.cells() if c.unit == code and c.count}

"""Training in the demonstration: plans of four years, classes, and who attended them; numbers and costs are invented.

Nobody gains a level by it: what people hold or study for is there already, and the classes explain where it comes from.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import TypeVar

from django.db import connection
from django.db.models.functions import Lower

from apps.cadres.models import Posting
from apps.communes.models import Unit
from apps.demo.copying import Facts, copy_rows, reserve_keys
from apps.demo.facts.courses import FOSTERING, LEVELS, LINES, Fostering
from apps.demo.lives import DAY
from apps.qualifications.models import Qualification
from apps.training.models import Enrolment, PlanLine, Provider, TrainingClass, TrainingPlan

PROVINCE = "p17"
INVENTED = "số liệu trình diễn"
YEARS = (2023, 2024, 2025, 2026)
CLASS_SIZE = 60
OVERDUE = 0.12
TO_COME = {"LLCT_TC": "TCT_TINH", "CM_DH": "HV_NNVN", "QLNN_CV": "TCT_TINH"}
Key = tuple[int, str]
T = TypeVar("T")


@dataclass(frozen=True)
class Pupil:
    """Someone who served when a class began."""

    cadre: int
    unit: int
    title: str | None
    since: date


@dataclass(frozen=True)
class Held:
    """A class with those who attend it."""

    course: str
    name: str
    provider: str | None
    starts: date
    ends: date
    pupils: Sequence[tuple[Pupil, int | None]]
    sessions: int | None = None
    mode: str = ""
    place: str = "domestic"
    funding: str = "NS_TINH"
    cost: int = 0
    state: str = "completed"


def build(chance: Random) -> None:
    """Plans first, then the classes that carry them out."""
    lines = _plans(chance)
    pupils = _pupils()
    classes = [
        *_of_diplomas(pupils, chance),
        *_of_studies(pupils, chance),
        *_fostering(list(pupils.values()), chance),
        *_to_come(),
    ]
    classes.sort(key=lambda held: (held.starts, held.name))
    keys = reserve_keys(TrainingClass, len(classes))
    province = Unit.objects.get(key=PROVINCE).pk
    copy_rows(TrainingClass, [_class(h, k, province, lines) for h, k in zip(classes, keys, strict=True)])
    copy_rows(Enrolment, [row for h, k in zip(classes, keys, strict=True) for row in _enrolments(h, k, chance)])
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE training_trainingclass, training_enrolment")


def _plans(chance: Random) -> dict[Key, int]:
    """The lines of the plans by year and course."""
    province = Unit.objects.get(key=PROVINCE).pk
    plans = dict(zip(YEARS, reserve_keys(TrainingPlan, len(YEARS)), strict=True))
    copy_rows(TrainingPlan, [_plan(year, key, province) for year, key in plans.items()])
    wanted = [(year, line) for year in YEARS for line in LINES]
    keys = reserve_keys(PlanLine, len(wanted))
    copy_rows(
        PlanLine,
        [
            {
                "id": key,
                "plan_id": plans[year],
                "course_id": line.course,
                "audience": line.audience,
                "planned": (people := round(line.people * chance.uniform(0.9, 1.15))),
                "cost": people * line.price,
                "funding_id": line.funding,
            }
            for (year, line), key in zip(wanted, keys, strict=True)
        ],
    )
    return {(year, line.course): key for (year, line), key in zip(wanted, keys, strict=True)}


def _plan(year: int, key: int, province: int) -> Facts:
    facts = {
        "id": key,
        "unit_id": province,
        "year": year,
        "title": f"Kế hoạch đào tạo, bồi dưỡng cán bộ, công chức cấp xã năm {year}",
        "state": "draft",
        "legal_basis_id": "ND101_2017",
    }
    if year <= DAY.year:
        decided = date(year, 1, 18)
        facts |= {
            "state": "approved",
            "decision_number": f"{100 + year % 100}/QĐ-UBND-TD",
            "decision_on": decided,
            "decision_issuer": f"UBND tỉnh Hòa Bình ({INVENTED})",
        }
    return facts


def _pupils() -> dict[int, Pupil]:
    """Everyone with a running primary post in the province, with the first day of it."""
    running = Posting.objects.running_on(DAY).filter(is_primary=True, cadre__home_unit__covered_by__unit__key=PROVINCE)
    rows = running.order_by("cadre").values_list("cadre", "unit", "title", Lower("period"))
    return {cadre: Pupil(cadre, unit, title, since) for cadre, unit, title, since in rows}


def _of_diplomas(pupils: dict[int, Pupil], chance: Random) -> Iterator[Held]:
    """Levels that were awarded in the last two years came from classes that ended then."""
    dated = Qualification.objects.filter(
        state="held", level__in=LEVELS, awarded_on__year__in=(2023, 2024), cadre__in=pupils
    )
    groups: dict[tuple[str, int, str], list[tuple[Pupil, int | None]]] = defaultdict(list)
    for key, cadre, level, awarded, school in dated.order_by("pk").values_list(
        "pk", "cadre", "level", "awarded_on", "institution"
    ):
        groups[level, awarded.year if awarded else DAY.year, school].append((pupils[cadre], key))
    for (level, year, school), people in sorted(groups.items()):
        yield from _level_classes(level, school, date(year, chance.randint(5, 11), chance.randint(10, 25)), people)


def _of_studies(pupils: dict[int, Pupil], chance: Random) -> Iterator[Held]:
    """Who studies now sits in a class; some classes are over, and nobody has said what came of them."""
    studied = Qualification.objects.filter(state="studying", level__in=LEVELS, cadre__in=pupils)
    running: dict[tuple[str, str], list[tuple[Pupil, int | None]]] = defaultdict(list)
    late: dict[tuple[str, str], list[tuple[Pupil, int | None]]] = defaultdict(list)
    for key, cadre, level, school in studied.order_by("pk").values_list("pk", "cadre", "level", "institution"):
        place = late if chance.random() < OVERDUE else running
        place[level, school].append((pupils[cadre], key))
    for ends, groups in ((date(2026, 6, 20), running), (date(2024, 12, 20), late)):
        for (level, school), people in sorted(groups.items()):
            yield from _level_classes(level, school, ends, people, state="attending")
    ended = [key for people in late.values() for _, key in people if key]
    Qualification.objects.filter(pk__in=ended).update(expected_on=date(2024, 12, 20), expected_precision="day")


def _level_classes(
    level: str, school: str, ends: date, people: Sequence[tuple[Pupil, int | None]], state: str = "completed"
) -> Iterator[Held]:
    course = LEVELS[level]
    provider = Provider.objects.filter(label_vi=school).values_list("pk", flat=True).first()
    starts = (ends - timedelta(days=round(course.months * 30.5))).replace(day=5)
    for number, part in enumerate(_parts(people, CLASS_SIZE), start=1):
        yield Held(
            course=course.code,
            name=f"{course.name} khóa {starts.year}–{ends.year}, {school or 'trường khác'}"
            + (f", lớp {number}" if len(people) > CLASS_SIZE else ""),
            provider=provider,
            starts=starts,
            ends=ends,
            pupils=part,
            mode="in_service",
            place="joint" if level.startswith("CM_DH") else "domestic",
            funding=course.funding,
            cost=course.price * len(part),
            state=state,
        )


def _fostering(pupils: list[Pupil], chance: Random) -> Iterator[Held]:
    """Short classes that grant no level."""
    for one in FOSTERING:
        free = [p for p in pupils if one.is_for(p.title or "")]
        for year, classes in one.classes.items():
            chosen = chance.sample(free, min(len(free), classes * CLASS_SIZE - chance.randint(0, 25)))
            for number, part in enumerate(_parts(chosen, CLASS_SIZE), start=1):
                yield _short_class(one, year, number, part, chance)


def _to_come() -> Iterator[Held]:
    """Classes of this spring, for which nobody is enrolled yet."""
    for level, school in TO_COME.items():
        course = LEVELS[level]
        ends = date(2025, 4, 7) + timedelta(days=round(course.months * 30.5))
        yield Held(
            course=course.code,
            name=f"{course.name} khóa 2025–{ends.year}, mở tháng 4/2025",
            provider=school,
            starts=date(2025, 4, 7),
            ends=ends,
            pupils=(),
            mode="in_service",
            place="joint" if level == "CM_DH" else "domestic",
            funding=course.funding,
        )


def _short_class(one: Fostering, year: int, number: int, people: Sequence[Pupil], chance: Random) -> Held:
    last_month = 2 if year == DAY.year else 11
    starts = date(year, chance.randint(1 if year == DAY.year else 3, last_month), chance.randint(2, 17))
    ends = starts + timedelta(days=one.days - 1)
    served = [(p, None) for p in people if p.since <= starts]
    return Held(
        course=one.course,
        name=f"{one.name} năm {year}, lớp {number}",
        provider=one.provider,
        starts=starts,
        ends=ends,
        pupils=served,
        sessions=one.days * 2,
        mode="full_time",
        cost=one.price * len(served),
        funding=one.funding,
        state="attending" if ends >= DAY or (year == DAY.year and number == 1) else "completed",
    )


def _parts(rows: Sequence[T], size: int) -> Iterable[Sequence[T]]:
    return (rows[place : place + size] for place in range(0, len(rows), size))


def _class(held: Held, key: int, province: int, lines: dict[Key, int]) -> Facts:
    return {
        "id": key,
        "unit_id": province,
        "course_id": held.course,
        "line_id": lines.get((held.starts.year, held.course)),
        "name": held.name,
        "provider_id": held.provider,
        "place": held.place,
        "mode": held.mode,
        "starts_on": held.starts,
        "ends_on": held.ends,
        "sessions": held.sessions,
        "capacity": CLASS_SIZE + 10,
        "cost": held.cost,
        "funding_id": held.funding,
        "legal_basis_id": "ND101_2017",
        "decision_number": f"{key % 900 + 20}/QĐ-SNV-TD",
        "decision_on": held.starts - timedelta(days=12),
        "decision_issuer": f"Sở Nội vụ ({INVENTED})",
    }


def _enrolments(held: Held, key: int, chance: Random) -> Iterator[Facts]:
    for place, (pupil, qualification) in enumerate(held.pupils, start=1):
        state = held.state
        if state == "completed" and qualification is None:
            state = chance.choices(["completed", "failed", "withdrawn"], [95, 2, 3])[0]
        is_completed = state == "completed"
        attended = held.sessions - chance.choices([0, 1, 2], [80, 14, 6])[0] if held.sessions else None
        yield {
            "training_class_id": key,
            "cadre_id": pupil.cadre,
            "state": state,
            "attended": attended if is_completed else None,
            "result": chance.choices(["very_good", "good", "average"], [22, 63, 15])[0] if is_completed else "",
            "completed_on": held.ends if is_completed else None,
            "certificate_number": f"{place:03}/{held.ends.year}-{key % 1000:03}TD" if is_completed else "",
            "qualification_id": qualification,
            "unit_id": pupil.unit,
            "title_id": pupil.title if pupil.since <= held.starts else None,
        }

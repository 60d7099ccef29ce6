"""Classes that people completed, and in which row of every dimension of training they stand."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from random import Random

from apps.cadres.models import Cadre
from apps.training.models import Course, Enrolment, TrainingClass
from tests.conftest import Units

YEAR = 2024
ENDS = (date(2023, 12, 31), date(2024, 1, 1), date(2024, 6, 30), date(2024, 12, 31), date(2025, 1, 1))
SUBJECTS = {
    "trained_professional": ("B10_CM_DUOI", "B10_CM_DH", "B10_CM_THS", "B10_CM_TS"),
    "trained_political": ("B10_LLCT_TC", "B10_LLCT_CC", "B10_LLCT_CN"),
    "fostered_political": ("B10_BD_LLCT",),
    "fostered_state": ("B10_BD_QLNN",),
    "fostered_party": ("B10_BD_XDD",),
    "fostered_unions": ("B10_BD_DTCT",),
    "fostered_economy": ("B10_BD_QLKT",),
    "fostered_knowledge": ("B10_BD_KTM",),
    "fostered_skills": ("B10_BD_KHAC",),
    "fostered_defence": ("B10_QPAN_1", "B10_QPAN_2", "B10_QPAN_3", "B10_QPAN_4"),
}


def enrol(chance: Random, units: Units, people: Sequence[Cadre]) -> None:
    """A class of every course; some complete several of them, some none, around the ends of the year."""
    classes = TrainingClass.objects.bulk_create(
        TrainingClass(
            unit=units.province,
            course=course,
            name=f"Lớp {number}",
            starts_on=date(2023, 1, 1),
            ends_on=date(2025, 1, 1),
        )
        for number, course in enumerate(Course.objects.order_by("pk"))
    )
    Enrolment.objects.bulk_create(
        enrolment(chance, units, held, cadre) for held in classes for cadre in chance.sample(people, 20)
    )


def enrolment(chance: Random, units: Units, held: TrainingClass, cadre: Cadre) -> Enrolment:
    state = chance.choice(("completed", "completed", "completed", "attending", "failed"))
    completed_on = chance.choice(ENDS) if state == "completed" else None
    return Enrolment(training_class=held, cadre=cadre, state=state, completed_on=completed_on, unit=units.lac_sy)


def completed(cadre: Cadre) -> list[Course]:
    found = Enrolment.objects.filter(cadre=cadre, state="completed").select_related("training_class__course")
    return [one.training_class.course for one in found if one.completed_on and one.completed_on.year == YEAR]


def trained(cadre: Cadre) -> str:
    kinds = {course.kind for course in completed(cadre)}
    return "both" if len(kinds) == 2 else next(iter(kinds), "none")


def number(cadre: Cadre) -> str:
    return ("none", "one", "two", "three_and_more")[min(len(completed(cadre)), 3)]


def subject(rows: Sequence[str]) -> Callable[[Cadre], str]:
    return lambda cadre: "completed" if any(course.row_id in rows for course in completed(cadre)) else "none"


ORACLES: dict[str, Callable[[Cadre], str]] = {
    "trained": trained,
    "classes_completed": number,
    **{code: subject(rows) for code, rows in SUBJECTS.items()},
}

"""Results of classes out of a workbook, written by the verbs of this app: a level that a class grants follows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from django.db import connection

from apps.accounts.models import User
from apps.cadres.models import Cadre
from apps.training.models import Enrolment, TrainingClass
from apps.training.services import Result, enrol, record_results

RESULTS = """
SELECT fresh.training_class_id, fresh.cadre_id, fresh.record IS NULL, fresh.state, fresh.attended, fresh.result,
  fresh.completed_on, fresh.certificate_number
FROM fresh_enrolment AS fresh JOIN staged ON staged.id = fresh.row_id
WHERE staged.status IN ('new', 'changed')
ORDER BY fresh.training_class_id, fresh.row_id
"""


@dataclass(frozen=True)
class Line:
    """What one row says of one person in one class."""

    training_class: int
    cadre: int
    is_new: bool
    state: str
    attended: int | None
    result: str
    completed_on: date | None
    certificate_number: str


def write_results(parameters: Mapping[str, Any]) -> None:
    """Enrol who is not in the class yet, then record what each one came to; a class at a time."""
    by = User.objects.get(pk=parameters["by"])
    with connection.cursor() as cursor:
        cursor.execute(RESULTS)
        lines = [Line(*row) for row in cursor.fetchall()]
    for key, found in groupby(lines, key=lambda line: line.training_class):
        _write_class(TrainingClass.objects.get(pk=key), list(found), by)


def _write_class(held: TrainingClass, lines: list[Line], by: User) -> None:
    if new := Cadre.objects.filter(pk__in=[line.cadre for line in lines if line.is_new]):
        enrol(training_class=held, cadres=list(new.select_related("home_unit")), by=by)
    numbers = dict(Enrolment.objects.filter(training_class=held).values_list("cadre_id", "pk"))
    results = [
        Result(numbers[line.cadre], line.state, line.attended, line.result, line.completed_on, line.certificate_number)
        for line in lines
    ]
    record_results(training_class=held, results=results, by=by)

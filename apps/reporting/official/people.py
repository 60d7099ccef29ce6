"""Lists of people: a row for each person of the form's group, with fields in words and marks for conditions."""

from collections import Counter
from dataclasses import dataclass

from django.db import connection

from apps.core.permissions import Actor, Permission
from apps.reporting.common_tables import joins_of, with_tables
from apps.reporting.errors import ReportError
from apps.reporting.official.definitions import Line
from apps.reporting.official.ground import Ground, rights_of
from apps.reporting.official.matching import Matcher, Values
from apps.reporting.official.positions import Position, Value
from apps.reporting.official.sources import Field, PeopleSource, sources
from apps.reporting.official.words import Words
from apps.reporting.papers.paper import Look
from apps.reporting.registry import registry

MARK = "x"


@dataclass(frozen=True)
class People:
    """The rows of a list with their cells and addresses, the total last; `persons` counts those without a row too."""

    persons: int
    rows: tuple[Line, ...]
    values: dict[Position, Value]
    addresses: dict[str, str]
    readings: tuple[Permission, ...]


def list_people(ground: Ground, user: Actor, columns: list[Line], most: int | None) -> People:
    """Everyone of the group whom the user may see; fields that a right is missing for stay empty.

    Only the first `most` have rows, the total is of all: to read and write thousands takes a page its seconds.
    """
    source = source_of(ground.form.source)
    held = _facts(ground)
    visible = registry.subject.visible(user, ground.day).filter(pk__in=list(held))
    rows = source.rows(visible, ground.day)
    people = list(rows[:most])
    everyone = [person.pk for person in people]
    if len(people) == most:
        everyone = list(rows.prefetch_related(None).values_list("pk", flat=True))
    matcher = Matcher(columns, (), ground.dimensions, ground.allowed)
    fields = {column.code: source.by_code[column.field] for column in columns if column.field in source.by_code}
    values: dict[Position, Value] = {}
    marked = {pk: [matcher.codes[place] for place in matcher.numbers_in(matcher.mask(held[pk]))] for pk in everyone}
    sums = Counter(code for codes in marked.values() for code in codes)
    for number, person in enumerate(people, 1):
        values |= {Position(str(number), code): MARK for code in marked[person.pk]}
        values |= {Position(str(number), code): field.read(person, ground.day) for code, field in fields.items()}
    total = total_line(len(everyone))
    values |= {Position(total.code, code): sums[code] for code in matcher.codes}
    return People(
        len(everyone),
        (*(line_of(number, source.name(person)) for number, person in enumerate(people, 1)), total),
        values,
        {str(number): source.address(person) for number, person in enumerate(people, 1)},
        _readings(columns, list(fields.values())) if people else (),
    )


def source_of(code: str) -> PeopleSource:
    if code not in sources.people:
        raise ReportError(f"There is no list of people {code!r}.")
    return sources.people[code]


def line_of(number: int, name: str) -> Line:
    return Line(str(number), Words(name), ordinal=str(number))


def total_line(persons: int) -> Line:
    return Line("total", Words(f"Tổng số: {persons} người", f"Total: {persons} persons"), look=Look.TOTAL)


def _facts(ground: Ground) -> dict[int, Values]:
    """Each person of the form's group in the widest unit, with the values of all dimensions."""
    question = ground.question
    tables = with_tables(question)
    columns = "".join(f", d{place}::text" for place, _code in enumerate(ground.dimensions))
    text = f"{tables.text} SELECT c.person{columns} FROM counted AS c {joins_of(question)} WHERE c.m0 <> 0"
    with connection.cursor() as cursor:
        cursor.execute(text, tables.params)
        return {person: tuple(values) for person, *values in cursor.fetchall()}


def _readings(columns: list[Line], fields: list[Field]) -> tuple[Permission, ...]:
    """The sensitive groups that the list tells."""
    told = {right for column in columns for right in rights_of(column)}
    return tuple(sorted(told | {field.opened_by for field in fields if field.opened_by}))

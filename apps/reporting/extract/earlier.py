"""What an extract would tell beside the earlier ones: whoever holds both files subtracts one from the other.

The rows of an extract are not kept; who was counted on its day is counted again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from django.utils.translation import gettext as __

from apps.core.permissions import Permission
from apps.reporting.actors import ServerActor
from apps.reporting.errors import ReportError
from apps.reporting.extract.asking import Asked, questioned
from apps.reporting.extract.coarsening import LEAST, coarsen, given_up
from apps.reporting.extract.people import Told, frame_of_people, people_told
from apps.reporting.extract.subtracting import fewest_left
from apps.reporting.models import Extract
from apps.reporting.places import Place, Territory
from apps.reporting.question import Question
from apps.reporting.registry import registry
from apps.reporting.table import Breakdown
from apps.reporting.territories import read_territory

if TYPE_CHECKING:
    import pandas


@dataclass(frozen=True)
class Asking:
    """An extract that is about to be told: what is asked, where, of whom, and the rows that would leave."""

    asked: Asked
    territory: Territory
    people: dict[int, Told]
    rows: pandas.DataFrame


def require_a_crowd_between(
    asked: Asked,
    territory: Territory,
    question: Question,
    breakdowns: tuple[Breakdown, ...],
    rows: pandas.DataFrame,
) -> None:
    """Raise ReportError where this extract and one that was taken before differ by few people or by few facts."""
    if not Extract.objects.exists():
        return
    asking = Asking(asked, territory, people_told(question, breakdowns), rows)
    for earlier in _taken(asking):
        if earlier.unit_id == territory.root.pk:
            _require_many_changes(asking, earlier)
        else:
            _require_many_beside(asking, earlier)


def _taken(asking: Asking) -> Iterator[Extract]:
    """Extracts of the unit on another day, and those of units within it or around it; of each kind once."""
    own, seen = {place.pk for place in asking.territory.places}, set()
    for each in Extract.objects.order_by("as_of", "pk"):
        what = (each.unit_id, each.as_of, *sorted(each.columns))
        if what in seen or (each.unit_id == asking.territory.root.pk and each.as_of == asking.asked.day):
            continue
        seen.add(what)
        if each.unit_id in own or asking.territory.root.pk in {place.pk for place in _territory(each).places}:
            yield each


def _territory(earlier: Extract) -> Territory:
    return read_territory(earlier.unit_code, earlier.as_of, ServerActor(), (Permission.VIEW_REPORTS,))


def _require_many_changes(asking: Asking, earlier: Extract) -> None:
    """Of the same unit on two days: nobody alone came, left, or changed what both tell."""
    same = replace(asking.asked, day=earlier.as_of, unit=earlier.unit_code)
    columns = tuple(code for code in asking.asked.dimensions if code in earlier.columns)
    # without any column all of them would be asked for
    question, breakdowns = questioned(replace(same, dimensions=columns or same.dimensions[:1]), _territory(earlier))
    then, words = people_told(question, breakdowns), _days(asking, earlier)
    few = _fewest(_moved(asking.people, then))
    if few is not None:
        raise ReportError(
            __(
                "An extract of this unit on %(day)s was taken before, and from then to %(asked)s only %(people)s"
                " came or left at one of the places told: whoever holds both files could know them. Take the same"
                " day, a day further off, or do not tell where people serve."
            )
            % {**words, "people": few}
        )
    for code in columns:
        few = _fewest([_changed(asking.people, then, code)])
        if few is not None:
            raise ReportError(
                __(
                    "An extract of this unit on %(day)s was taken before, and from then to %(asked)s only %(people)s"
                    " changed in the column “%(column)s” that both tell: whoever holds both files could know them."
                    " Take the same day, a day further off, or leave the column out."
                )
                % {**words, "people": few, "column": registry.dimensions[code].title}
            )


def _require_many_beside(asking: Asking, earlier: Extract) -> None:
    """Of a unit and one within it: what is left of the wider one has many of everything that both tell."""
    groups = tuple(code for code in earlier.columns if code in registry.populations)
    dimensions = tuple(code for code in earlier.columns if code in registry.dimensions)
    territory = _territory(earlier)
    told = Asked(earlier.unit_code, earlier.as_of, "", groups, dimensions)
    frame = frame_of_people(*_framed(told, territory))
    rows = coarsen(frame, given_up(dimensions, groups, frame)).frame
    shared = [code for code in (*asking.asked.groups, *asking.asked.dimensions) if code in earlier.columns]
    is_within = asking.territory.root.pk in {place.pk for place in territory.places}
    wider, narrower = (rows, asking.rows) if is_within else (asking.rows, rows)
    few = fewest_left(wider, narrower, shared, LEAST)
    if few is not None:
        raise ReportError(
            __(
                "An extract of %(unit)s on %(day)s was taken before: without those whom it tells, or outside of"
                " this unit, only %(people)s are left of one kind, and whoever holds both files could know them."
                " Take fewer columns, or the same unit and tell where people serve."
            )
            % {**_days(asking, earlier), "people": few, "unit": earlier.unit_title}
        )


def _framed(asked: Asked, territory: Territory) -> tuple[Question, tuple[Place, ...], tuple[Breakdown, ...]]:
    question, breakdowns = questioned(asked, territory)
    level = asked.levels(territory)[-1]
    return question, tuple(place for place in territory.places if place.level == level), breakdowns


def _days(asking: Asking, earlier: Extract) -> dict[str, object]:
    return {"day": f"{earlier.as_of:%d/%m/%Y}", "asked": f"{asking.asked.day:%d/%m/%Y}"}


def _fewest(numbers: Sequence[int]) -> int | None:
    """The smallest number that is too small to hide anyone."""
    return min((number for number in numbers if 0 < number < LEAST), default=None)


def _moved(now: dict[int, Told], then: dict[int, Told]) -> list[int]:
    """How many came to each place, and how many left it."""
    came = Counter(told.place for person, told in now.items() if _elsewhere(told, then.get(person)))
    left = Counter(told.place for person, told in then.items() if _elsewhere(told, now.get(person)))
    return [*came.values(), *left.values()]


def _elsewhere(told: Told, other: Told | None) -> bool:
    return other is None or other.place != told.place


def _changed(now: dict[int, Told], then: dict[int, Told], code: str) -> int:
    """Of how many who are told both times the row is another one."""
    return sum(told.rows[code] != then[person].rows[code] for person, told in now.items() if person in then)

"""What an extract would tell beside the earlier ones: of two days that differ by few people, the difference is these.

The rows of an extract are not kept; who was counted on its day is counted again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from django.utils.translation import gettext as __

from apps.core.permissions import Permission
from apps.reporting.actors import ServerActor
from apps.reporting.carriage import chains_in
from apps.reporting.definitions import Territory
from apps.reporting.errors import ReportError
from apps.reporting.extract.coarsening import LEAST
from apps.reporting.extract.people import places_of_people
from apps.reporting.models import Extract
from apps.reporting.question import Question
from apps.reporting.territories import read_territory

if TYPE_CHECKING:
    from apps.reporting.extract.services import Asked


def require_a_crowd_between(asked: Asked, territory: Territory, question: Question) -> None:
    """Raise ReportError where only a few came or left since an extract of the unit on another day, or before it."""
    taken = Extract.objects.filter(unit=territory.root.pk).exclude(as_of=asked.day)
    for day, code in sorted(set(taken.values_list("as_of", "unit_code"))):
        few = _fewest_between(question, replace(asked, day=day, unit=code))
        if few is not None:
            raise ReportError(
                __(
                    "An extract of this unit on %(day)s was taken before, and from then to %(asked)s only %(people)s"
                    " came or left at one of the places told: whoever holds both files could know them. Take the same"
                    " day, a day further off, or do not tell where people serve."
                )
                % {"day": f"{day:%d/%m/%Y}", "asked": f"{asked.day:%d/%m/%Y}", "people": few}
            )


def _fewest_between(question: Question, earlier: Asked) -> int | None:
    """The smallest number of people who came to a place or left it, where it is too small to hide anyone."""
    now, then = places_of_people(question), places_of_people(_asked_on(earlier, question))
    few = [number for number in _moved(now, then) if 0 < number < LEAST]
    return min(few, default=None)


def _moved(now: dict[int, int | None], then: dict[int, int | None]) -> Iterator[int]:
    came = Counter(place for person, place in now.items() if then.get(person, 0) != place)
    left = Counter(place for person, place in then.items() if now.get(person, 0) != place)
    yield from came.values()
    yield from left.values()


def _asked_on(earlier: Asked, question: Question) -> Question:
    """The same groups at the same levels on the other day."""
    territory = read_territory(earlier.unit, earlier.day, ServerActor(), (Permission.VIEW_REPORTS,))
    levels = tuple(dict.fromkeys((territory.root.level, earlier.level or territory.root.level)))
    chains = chains_in(territory, levels)
    return Question(question.populations, chains, (), (), earlier.day)

"""People who were chosen for training: from a gap list, a search or a roster of names, carried from page to page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import ngettext

from apps.accounts.requests import RegistryRequest
from apps.cadres.models import Cadre
from apps.qualifications.standards.actions import GapSelection
from apps.training.models import Course
from apps.training.pages import people_to_train

# A year's plan, not a whole nation in one request.
MOST_PEOPLE = 5_000


@dataclass(frozen=True)
class Chosen:
    """People with the levels that they need; who came without a gap may attend anything.

    On a page it is one text: CB-000001:CM_DH,LLCT_TC CB-000002.
    """

    people: tuple[Cadre, ...]
    needs: dict[str, frozenset[str]]

    def __bool__(self) -> bool:
        return bool(self.people)

    def __str__(self) -> str:
        return " ".join(f"{p.code}:{','.join(sorted(self.needs.get(p.code, ())))}".rstrip(":") for p in self.people)

    @property
    def levels(self) -> Counter[str]:
        """How many need each level."""
        return Counter(level for person in self.people for level in self.needs.get(person.code, ()))

    def needing(self, course: Course) -> Sequence[Cadre]:
        """Whom the course would help: those who need its level, and those of whom no need is known."""
        if course.level_id is None:
            return self.people
        return [p for p in self.people if course.level_id in self.needs.get(p.code, {course.level_id})]


def chosen_in(request: RegistryRequest, *further: str) -> Chosen:
    """The people whom a form names, of those whom the user may enrol; in the order of their names."""
    words = " ".join([*request.POST.getlist("people"), *further]).split()[:MOST_PEOPLE]
    needs = {code: frozenset(filter(None, levels.split(","))) for code, _, levels in (w.partition(":") for w in words)}
    people = people_to_train(request.user).filter(code__in=needs).order_by("sort_key", "pk")
    return Chosen(tuple(people), {code: levels for code, levels in needs.items() if levels})


def chosen_from(request: RegistryRequest, selection: GapSelection) -> Chosen:
    """A selection of the gap list; narrowed to one ladder, only its levels are needed."""
    found = people_to_train(request.user).filter(pk__in=[person.pk for person in selection.people])
    needs = {
        person.code: frozenset(
            level for ladder, level in person.targets.items() if not selection.ladder or ladder == selection.ladder
        )
        for person in selection.people
    }
    return Chosen(tuple(found.order_by("sort_key", "pk")), {code: levels for code, levels in needs.items() if levels})


def enrol_words(number: int) -> str:
    text = ngettext("%(count)s person was enrolled.", "%(count)s people were enrolled.", number)
    return text % {"count": number}

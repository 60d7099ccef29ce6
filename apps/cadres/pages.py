"""Pages of a long list by number, whose cost does not grow with the list."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.utils.functional import cached_property

from apps.cadres.models import Cadre

PAGE = 50
# Counting ends here: a precise total of 100,000 people costs more than the page itself.
COUNTED = 5_000
# An offset of millions is nobody's wish.
LAST = 100_000
Counted = Callable[[int, Callable[[], int]], int]


class CadrePaginator(Paginator):  # type: ignore[type-arg]  # generic for type checkers only
    """Counts only when a page is full, and only up to a limit beyond it; `is_capped` says that there are more."""

    def __init__(
        self,
        people: QuerySet[Cadre],
        parts: Sequence[QuerySet[Cadre]] = (),
        told: Counted = lambda _most, count: count(),
        sections: Callable[[], Sequence[QuerySet[Cadre]]] | None = None,
    ) -> None:
        super().__init__(people, PAGE)
        self.people = people
        # The same people one part after the other, where that is found sooner than all in one order.
        self.parts = parts or (people,)
        # More of such parts, for a list so long that to sort it takes longer than to ask for each of them.
        self.sections = sections
        self.limit = COUNTED
        # May know what was counted before, up to so many.
        self.told = told

    def get_page(self, number: object) -> Page[Cadre]:
        """The page asked for; the first for nonsense, the last for too much."""
        asked = min(int(number), LAST) if isinstance(number, str) and number.isascii() and number.isdigit() else 1
        asked = max(asked, 1)
        self.limit = max(COUNTED, (asked + 3) * PAGE)
        rows = self._rows(asked)
        if not rows and asked > 1:
            asked = self.num_pages
            rows = self._rows(asked)
        elif len(rows) <= PAGE:
            self._counted = (asked - 1) * PAGE + len(rows)
        return Page(rows[:PAGE], asked, self)

    def _rows(self, number: int) -> list[Cadre]:
        """The rows of a page, and one more that says whether there is a next one."""
        start, rows = (number - 1) * PAGE, list[Cadre]()
        for part in self.sections() if self.sections and self._is_long_before(start) else self.parts:
            wanted = PAGE + 1 - len(rows)
            found = list(part[start : start + wanted])
            rows += found
            if len(found) == wanted:
                break
            start = 0 if found or not start else start - _length(part)
        return rows

    def _is_long_before(self, start: int) -> bool:
        """Whether there are more than are counted, and so many do not stand before the page: they would be counted."""
        return start < COUNTED < self._counted

    @cached_property
    def _counted(self) -> int:
        return self.told(self.limit, lambda: _length(self.people, self.limit + 1))

    @cached_property
    def count(self) -> int:
        return min(self._counted, self.limit)

    @property
    def is_capped(self) -> bool:
        return self._counted > self.limit


def _length(people: QuerySet[Cadre], most: int | None = None) -> int:
    return people.prefetch_related(None).order_by().values("pk")[:most].count()

"""Pages of a long list by number, whose cost does not grow with the list."""

from __future__ import annotations

from functools import cached_property

from django.core.paginator import Paginator
from django.db.models import QuerySet

from apps.cadres.models import Cadre

PAGE = 50
# Counting ends here: a precise total of 100,000 people costs more than the page itself.
COUNTED = 5_000


class CadrePaginator(Paginator):  # type: ignore[type-arg]  # generic for type checkers only
    """Counts up to a limit that moves with the page asked for; `is_capped` says that there are more."""

    def __init__(self, people: QuerySet[Cadre], number: object) -> None:
        super().__init__(people, PAGE)
        asked = int(number) if isinstance(number, str) and number.isascii() and number.isdigit() else 1
        # An offset of millions is nobody's wish.
        self.limit = max(COUNTED, (min(asked, 100_000) + 3) * PAGE)

    @cached_property
    def _counted(self) -> int:
        people = self.object_list
        assert isinstance(people, QuerySet)  # noqa: S101  # given in __init__
        return people.prefetch_related(None).order_by().values("pk")[: self.limit + 1].count()

    @cached_property
    def count(self) -> int:
        return min(self._counted, self.limit)

    @property
    def is_capped(self) -> bool:
        return self._counted > self.limit

"""Pages of the people behind a figure, whose statement is asked once: to count them and to read fifty took it twice."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Page, Paginator

from apps.reporting.definitions import Rows

PAGE_SIZE = 50


class PeoplePaginator(Paginator):  # type: ignore[type-arg]  # generic for type checkers only
    """`rows` are the persons in their order; `visible` are those among whom they were looked for, in the same order."""

    def __init__(self, rows: Rows, visible: Rows) -> None:
        super().__init__(list(rows.values_list("pk", flat=True)), PAGE_SIZE)
        self.visible = visible

    def _get_page(self, *args: Any, **kwargs: Any) -> Page[Any]:
        """The persons of the page instead of their keys."""
        keys, number, paginator = args
        return Page(self.visible.filter(pk__in=keys), number, paginator)

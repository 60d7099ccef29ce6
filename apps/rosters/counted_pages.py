"""Pages of rows of which the upload says itself how many there are: it was counted when they were kept."""

from django.core.paginator import Paginator
from django.db.models import QuerySet

from apps.rosters.models import StagedRow


class CountedPaginator(Paginator):  # type: ignore[type-arg]  # generic for type checkers only
    def __init__(self, rows: QuerySet[StagedRow], count: int, size: int) -> None:
        super().__init__(rows, size)
        # Django counts when it is first asked, and keeps it in this place.
        self.count = count

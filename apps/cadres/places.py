"""Where people served on a day, and as what: the unit, title and category that a fact of that day counts in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from apps.cadres.day import runs_on
from apps.cadres.models import Cadre, CommitteeSeat, Posting


@dataclass(frozen=True)
class Place:
    """Unit, title and category; who holds no post has a unit alone."""

    unit: int | None
    title: str | None = None
    category: str = ""


class Places:
    """The posts and seats of some people, read once."""

    def __init__(self, cadres: Iterable[Cadre]) -> None:
        self.homes = {cadre.pk: cadre.home_unit_id for cadre in cadres}
        self.postings: dict[int, list[Posting]] = {}
        self.seats: dict[int, list[CommitteeSeat]] = {}
        for posting in Posting.objects.filter(cadre__in=self.homes).order_by("-is_primary", "-period"):
            self.postings.setdefault(posting.cadre_id, []).append(posting)
        for seat in CommitteeSeat.objects.filter(cadre__in=self.homes).order_by("kind__position", "-period"):
            self.seats.setdefault(seat.cadre_id, []).append(seat)

    def on(self, cadre: int, day: date, *, since: date | None = None) -> Place:
        """The primary post of the day, else another post, else the unit of a seat, else where the person is now.

        With `since`, before any seat the last primary post that the person held from then to the day.
        """
        post = next(self._posts(cadre, day, since), None)
        if post:
            return Place(post.unit_id, post.title_id, post.category)
        seat = next((seat for seat in self.seats.get(cadre, []) if runs_on(seat.period, day)), None)
        return Place(seat.unit_id if seat else self.homes.get(cadre))

    def _posts(self, cadre: int, day: date, since: date | None) -> Iterator[Posting]:
        posts = self.postings.get(cadre, [])
        yield from (post for post in posts if runs_on(post.period, day))
        if since:
            yield from (post for post in posts if post.is_primary and _ran_between(post, since, day))


def _ran_between(post: Posting, first: date, last: date) -> bool:
    return bool(post.period.lower <= last and (post.period.upper is None or post.period.upper > first))

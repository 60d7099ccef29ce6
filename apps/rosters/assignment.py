"""Which things are given to which places so that all together weighs most; each thing is given once."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

# What one place may be given, with its weight; None is nothing.
Offers = Mapping[str | None, float]
# Of so many offers the best are looked at.
LOOKED_AT = 5


@dataclass(frozen=True)
class Given:
    """What a place is given, and by how much all together would weigh less without it."""

    key: str
    ahead: float


def assigned(offers: Mapping[int, Offers], alike: Mapping[str, Collection[str]]) -> dict[int, Given]:
    """The best of all assignments; to be given something `alike` instead does not count against it."""
    best = {place: _best(found) for place, found in offers.items()}
    whole = _Search(best).run()
    return {
        place: Given(key, whole.total - _Search(best, place, {key, *alike.get(key, ())}).run().total)
        for place, key in whole.given.items()
        if key is not None
    }


def _best(offers: Offers) -> Offers:
    ranked = sorted(((weight, key) for key, weight in offers.items() if key is not None), key=lambda each: -each[0])
    return {**{key: weight for weight, key in ranked[:LOOKED_AT]}, None: offers[None]}


@dataclass
class _Search:
    """All assignments that may weigh more than the best one so far, the most promising place first."""

    offers: Mapping[int, Offers]
    without: int | None = None
    banned: Collection[str] = ()
    total: float = float("-inf")
    given: dict[int, str | None] = field(default_factory=dict)

    def run(self) -> "_Search":
        self.places = sorted(self.offers, key=lambda place: -max(self.offers[place].values()))
        most = [max(self.offers[place].values()) for place in self.places]
        self.rest = [sum(most[number:]) for number in range(len(most) + 1)]
        self._go_on(0, frozenset(), 0, {})
        return self

    def _go_on(self, number: int, used: frozenset[str], total: float, given: dict[int, str | None]) -> None:
        if total + self.rest[number] <= self.total:
            return
        if number == len(self.places):
            self.total, self.given = total, dict(given)
            return
        place = self.places[number]
        for key, weight in sorted(self.offers[place].items(), key=lambda each: -each[1]):
            if key is None or (key not in used and not (place == self.without and key in self.banned)):
                given[place] = key
                self._go_on(number + 1, used | {key} if key else used, total + weight, given)

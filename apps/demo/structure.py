"""Who sits where: the posts of every commune and the seats of its Party committee, before names are given."""

from dataclasses import dataclass, field
from random import Random

from apps.demo import quotas
from apps.demo.quotas import Circle

# The first are found in every commune; a commune of n people fills the first n.
POSTS = (
    *("CD_BT", "CD_PBT", "CD_PCTHD", "CD_CTUB", "CD_PCTUB", "CD_CTMT", "CD_BTDTN", "CD_CTPN", "CD_CTND", "CD_CTCCB"),
    *("CD_CHTQS", "CD_VPTK", "CD_DCXD", "CD_TCKT", "CD_TPHT", "CD_VHXH", "CD_VPTK", "CD_DCXD", "CD_VHXH", "CD_PCTUB"),
    *("CD_TCKT", "CD_TPHT", "CD_DCXD", "CD_VPTK"),
)
NON_PROFESSIONAL = (
    *("KCT_VPDU", "KCT_TCKT", "KCT_TGDV", "KCT_PCHTQS", "KCT_PCTMT", "KCT_PBTDTN", "KCT_PCTPN", "KCT_PCTND"),
    *("KCT_PCTCCB", "KCT_NCT", "KCT_TQVT", "KCT_DTT"),
)
# Who enters the committee first.
STANDING_ORDER = ("CD_BT", "CD_PBT", "CD_CTUB", "CD_PCTHD", "CD_CTMT", "CD_PCTUB")
EXECUTIVE_ORDER = (
    *("CD_PCTHD", "CD_PCTUB", "CD_CTMT", "CD_CHTQS", "CD_CTPN", "CD_CTND", "CD_BTDTN", "CD_CTCCB"),
    *("CD_VPTK", "CD_TCKT", "CD_DCXD", "CD_VHXH", "CD_TPHT"),
)


@dataclass(frozen=True)
class Place:
    """A commune of the province with its district."""

    unit_id: int
    code: str
    name: str
    district: str


@dataclass
class Draft:
    """A person in the making."""

    place: Place
    title: str | None = None
    outside: str = ""
    seat: str | None = None
    levels: dict[str, str | None] = field(default_factory=dict)

    @property
    def is_non_professional(self) -> bool:
        return bool(self.title and self.title.startswith("KCT_"))

    @property
    def circle(self) -> Circle | None:
        """None for non-professional staff, about whom the article prints nothing."""
        if self.is_non_professional:
            return None
        if self.seat is None:
            return Circle.NO_SEAT
        standing = self.seat != "DU_UVBCH"
        if self.outside:
            return Circle.STANDING_OUTSIDE if standing else Circle.EXECUTIVE_OUTSIDE
        return Circle.STANDING if standing else Circle.EXECUTIVE


def draft_people(places: list[Place], chance: Random) -> list[Draft]:
    """Every person of the province, by commune."""
    sizes = _sizes(places, chance)
    outsiders = _outsiders(places, chance)
    people: list[Draft] = []
    for place in places:
        staff = [Draft(place, title=title) for title in POSTS[: sizes[place.code]]]
        members = outsiders[place.code]
        people += staff + members + _non_professional(place, chance)
    _seat(places, people, chance)
    return people


def spread(total: int, places: list[Place], chance: Random, *, swing: int = 0) -> dict[str, int]:
    """`total` over the places as evenly as can be, then moved between pairs of them by up to `swing`."""
    base, extra = divmod(total, len(places))
    counts = {place.code: base + (rank < extra) for rank, place in enumerate(chance.sample(places, len(places)))}
    codes = list(counts)
    for giver, taker in zip(codes[::2], codes[1::2], strict=False):
        moved = chance.randint(0, swing)
        counts[giver] -= moved
        counts[taker] += moved
    return counts


def spread_evenly(total: int, codes: list[str]) -> dict[str, int]:
    """`total` over the codes, the first ones getting one more where it does not divide."""
    base, extra = divmod(total, len(codes))
    return {code: base + (rank < extra) for rank, code in enumerate(codes)}


def _sizes(places: list[Place], chance: Random) -> dict[str, int]:
    own = [place for place in places if place.district == "158"]
    others = [place for place in places if place.district != "158"]
    elsewhere = quotas.CADRES_AND_CIVIL_SERVANTS - quotas.YEN_THUY
    return spread(quotas.YEN_THUY, own, chance, swing=1) | spread(elsewhere, others, chance, swing=2)


def _outsiders(places: list[Place], chance: Random) -> dict[str, list[Draft]]:
    """Members of committees who are neither cadres nor civil servants of the commune."""
    found: dict[str, list[Draft]] = {place.code: [] for place in places}
    order = chance.sample(places, len(places))
    for rank, place in enumerate(order):
        seat = "DU_UVBTV" if rank < quotas.POLICE_IN_STANDING else "DU_UVBCH"
        found[place.code].append(Draft(place, outside="police", seat=seat))
    for number, outside in ((quotas.SCHOOL_HEADS, "school"), (quotas.CELL_SECRETARIES, "cell")):
        for place in chance.sample(places, number):
            found[place.code].append(Draft(place, outside=outside, seat="DU_UVBCH"))
    return found


def _non_professional(place: Place, chance: Random) -> list[Draft]:
    titles = chance.sample(NON_PROFESSIONAL, chance.randint(7, 10))
    return [Draft(place, title=title) for title in sorted(titles, key=NON_PROFESSIONAL.index)]


def _seat(places: list[Place], people: list[Draft], chance: Random) -> None:
    standing = spread(quotas.STANDING_COMMITTEE, places, chance)
    executive = spread(quotas.EXECUTIVE_COMMITTEE, places, chance)
    by_place: dict[str, list[Draft]] = {place.code: [] for place in places}
    for person in people:
        by_place[person.place.code].append(person)
    for place in places:
        _fill(by_place[place.code], STANDING_ORDER, "DU_UVBTV", standing[place.code])
        _fill(by_place[place.code], EXECUTIVE_ORDER, "DU_UVBCH", executive[place.code])


def _fill(people: list[Draft], order: tuple[str, ...], seat: str, size: int) -> None:
    """Seat members in the order of their posts until the committee has its size."""
    wanted = {"DU_UVBTV": ("DU_BT", "DU_PBT", "DU_UVBTV")}.get(seat, ("DU_BT", "DU_PBT", "DU_UVBTV", "DU_UVBCH"))
    missing = size - sum(person.seat in wanted for person in people)
    candidates = [p for title in order for p in people if p.title == title and p.seat is None]
    for person in candidates[:missing]:
        person.seat = {"CD_BT": "DU_BT", "CD_PBT": "DU_PBT"}.get(person.title or "", seat)

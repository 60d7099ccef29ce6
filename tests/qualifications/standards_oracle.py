"""The evaluation of standards in plain Python, one person after the other, as the rules are written down."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from django.db.backends.postgresql.psycopg_any import DateRange

MET, EXEMPT, NO_DATA, WITHIN_GRACE, NOT_MET = "DAT", "MIEN", "KHONG_RO", "CHUA_DAT_TRONG_HAN", "CHUA_DAT"
WORST_FIRST = [NOT_MET, WITHIN_GRACE, NO_DATA, EXEMPT, MET]
VALUES = {MET: 0, EXEMPT: 1, NO_DATA: 2, WITHIN_GRACE: 3, NOT_MET: 4}


@dataclass(frozen=True)
class Criterion:
    aspect: str
    need: int = 0
    area_need: int | None = None


@dataclass(frozen=True)
class Standard:
    code: str
    criteria: tuple[Criterion, ...]
    valid: DateRange
    titles: tuple[str, ...] = ()
    positions: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    is_difficult: bool = False
    is_special: bool = False
    in_post_on: date | None = None
    grace_until: date | None = None


@dataclass(frozen=True)
class Post:
    title: str
    category: str
    period: DateRange
    unit: str
    is_primary: bool
    counts: bool = True
    start_known: bool = True
    position: str | None = None


@dataclass(frozen=True)
class Held:
    ladder: str
    rank: int
    since: date
    state: str = "held"
    verification: str = "declared"


@dataclass(frozen=True)
class Waiver:
    standard: str
    aspect: str | None
    period: DateRange


@dataclass(frozen=True)
class Major:
    title: str
    result: str
    on: date


@dataclass
class Somebody:
    posts: list[Post] = field(default_factory=list)
    held: list[Held] = field(default_factory=list)
    waivers: list[Waiver] = field(default_factory=list)
    majors: list[Major] = field(default_factory=list)


@dataclass
class World:
    standards: list[Standard]
    # Units in a difficult area, and units where a standard's lower levels hold, over time.
    difficult: list[tuple[str, DateRange]]
    lowered: list[tuple[str, str, DateRange]]


def runs(period: DateRange, day: date) -> bool:
    return period.lower <= day and (period.upper is None or day < period.upper)


def evaluate(person: Somebody, world: World, day: date) -> tuple[str | None, dict[str, str]] | None:
    """The worst outcome of the posts held on the day, and the worst of each criterion; None without a post."""
    posts = [post for post in person.posts if post.counts and runs(post.period, day)]
    if not posts:
        return None
    found: dict[str, str] = {}
    for post in posts:
        standard = applying(post, world, day)
        for criterion in standard.criteria if standard else ():
            outcome = judge(person, post, standard, criterion, world, day)
            found[criterion.aspect] = min(found.get(criterion.aspect, MET), outcome, key=WORST_FIRST.index)
    worst = min(found.values(), key=WORST_FIRST.index) if found else None
    return worst, found


def applying(post: Post, world: World, day: date) -> Standard | None:
    """The most specific: job position, title, group; then difficult areas; then special law."""
    is_difficult = any(unit == post.unit and runs(period, day) for unit, period in world.difficult)

    def nearness(standard: Standard) -> int:
        if post.position in standard.positions:
            return 3
        return 2 if post.title in standard.titles else 1 if post.category in standard.categories else 0

    fitting = [
        standard
        for standard in world.standards
        if runs(standard.valid, day) and nearness(standard) and (is_difficult or not standard.is_difficult)
    ]
    return max(fitting, key=lambda s: (nearness(s), s.is_difficult, s.is_special), default=None)


def judge(
    person: Somebody, post: Post, standard: Standard | None, criterion: Criterion, world: World, day: date
) -> str:
    assert standard is not None
    met = meets(person, post, standard, criterion, world, day)
    if met is None:
        return NO_DATA
    if met:
        return MET
    if any(
        waiver.standard == standard.code and waiver.aspect in (None, criterion.aspect) and runs(waiver.period, day)
        for waiver in person.waivers
    ):
        return EXEMPT
    if standard.grace_until and day < standard.grace_until and was_in_post(person, post, standard, day):
        return WITHIN_GRACE
    return NOT_MET


def meets(
    person: Somebody, post: Post, standard: Standard, criterion: Criterion, world: World, day: date
) -> bool | None:
    if criterion.aspect == "major":
        decided = [major for major in person.majors if major.title == post.title and major.on <= day]
        latest = max(decided, key=lambda major: major.on, default=None)
        return None if latest is None or latest.result == "not_decided" else latest.result == "suits"
    ranks = [
        held.rank
        for held in person.held
        if held.ladder == criterion.aspect
        and held.state == "held"
        and held.verification != "refused"
        and held.since <= day
    ]
    if not ranks:
        return None
    is_lowered = any(
        unit == post.unit and code == standard.code and runs(period, day) for unit, code, period in world.lowered
    )
    need = criterion.area_need if is_lowered and criterion.area_need else criterion.need
    return max(ranks) >= need


def was_in_post(person: Somebody, post: Post, standard: Standard, day: date) -> bool:
    """A counted post of the same group on the day that the grace names; an unknown first day may lie before it."""
    on = standard.in_post_on
    assert on is not None
    return any(
        runs(other.period, on) or (not other.start_known and other.period.lower > on)
        for other in person.posts
        if other.counts and other.category == post.category and other.period.lower <= day
    )

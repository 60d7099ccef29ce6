"""What people of the demonstration did before the posts that they hold: earlier posts, and diplomas earned meanwhile.

Drawn by a chance of its own, so that names, levels and posts of the demonstration's day stay as they were.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from apps.communes.models import Level, Succession, SuccessionKind, UnitPeriod
from apps.demo.copying import Facts
from apps.demo.lives import FIRST_DAY, Life
from apps.demo.structure import NON_PROFESSIONAL, Draft

# The first day of which the registry holds rosters.
FIRST_ROSTER = date(2019, 12, 31)
COMMITTEE_DAY = date(2020, 6, 1)
RESOLUTION = "nq-830-ubtvqh14"
# Of those who came to one post since 2020, of those who came to two, and of non-professional staff.
VETERANS, VETERANS_OF_TWO_POSTS, VETERANS_UNPAID = 0.42, 0.9, 0.95
EARLIER_TITLES = {
    "CD_BT": ("CD_PBT", "CD_CTUB"),
    "CD_PBT": ("CD_PCTUB", "CD_CTMT"),
    "CD_CTUB": ("CD_PCTUB",),
    "CD_PCTUB": ("CD_TCKT", "CD_DCXD"),
    "CD_PCTHD": ("CD_CTMT", "CD_CTND"),
    "CD_CTMT": ("CD_CTND", "CD_CTPN"),
    "CD_CTPN": ("CD_VHXH",),
    "CD_CTND": ("CD_DCXD",),
    "CD_CTCCB": ("CD_CHTQS",),
    "CD_VPTK": ("CD_VHXH", "CD_TPHT"),
    "CD_DCXD": ("CD_TCKT", "CD_VPTK"),
    "CD_TCKT": ("CD_VPTK", "CD_DCXD"),
    "CD_TPHT": ("CD_VPTK", "CD_VHXH"),
    "CD_VHXH": ("CD_VPTK", "CD_TPHT"),
}
IN_SERVICE, HAD_ELEMENTARY = 0.3, 0.75
OTHERS_UNPAID = tuple(title for title in NON_PROFESSIONAL if title not in ("KCT_NCT", "KCT_PBTDTN"))
BEFORE_DEGREE = ("CM_TC", "CM_TC", "CM_CD")


@dataclass(frozen=True)
class Past:
    """An earlier post, until the person's first one of those that the demonstration's day knows."""

    title: str
    began: date
    until: date


def first_day_of(person: Draft, life: Life) -> date:
    """The first day of the posts that the demonstration's day knows."""
    is_cadre = not person.is_non_professional and (person.title or "") not in SERVANTS
    return life.before if life.before and is_cadre else life.since


SERVANTS = ("CD_CHTQS", "CD_VPTK", "CD_DCXD", "CD_TCKT", "CD_TPHT", "CD_VHXH")


def past_of(person: Draft, life: Life, chance: Random) -> Past | None:
    """None for who came new; those who changed posts since 2020 had mostly served before."""
    until = first_day_of(person, life)
    title = "CD_VPTK" if until != life.since else person.title or ""
    lot, months, choice = chance.random(), chance.randint(0, 132), chance.random()
    began = max(date(2008, 1, 1) + timedelta(days=30 * months), life.born + timedelta(days=21 * 366))
    titles = EARLIER_TITLES.get(title, OTHERS_UNPAID if person.is_non_professional else ())
    if lot > _share(person, has_two_posts=until != life.since) or not titles or began >= date(2019, 7, 1):
        return None
    return Past(titles[int(choice * len(titles))], began, until)


def _share(person: Draft, *, has_two_posts: bool) -> float:
    if person.is_non_professional:
        return VETERANS_UNPAID
    return VETERANS_OF_TWO_POSTS if has_two_posts else VETERANS


def known_from(person: Draft, life: Life, past: Past | None) -> date:
    """The day of the first roster, or of the first post or seat, on which a person's papers were told."""
    if past:
        return FIRST_ROSTER
    first = first_day_of(person, life) if person.title else COMMITTEE_DAY
    return min(first, COMMITTEE_DAY) if person.seat else first


def origins() -> Mapping[int, list[int]]:
    """For communes that were made on the first day of 2020: those out of which they were made."""
    young = UnitPeriod.objects.on(FIRST_DAY).exclude(unit__in=UnitPeriod.objects.on(FIRST_ROSTER).values("unit"))
    links = Succession.objects.filter(
        reorganisation__key=RESOLUTION,
        kind__in=[SuccessionKind.WHOLE, SuccessionKind.PART],
        predecessor__level=Level.COMMUNE,
        successor__in=young.values("unit"),
    )
    found: dict[int, list[int]] = {}
    for successor, predecessor in links.order_by("pk").values_list("successor", "predecessor"):
        found.setdefault(successor, []).append(predecessor)
    return found


def stretches(unit: int, began: date, until: date, made_of: list[int]) -> Iterator[tuple[int, date, date]]:
    """Where someone of the unit served: before 2020 in one of the communes out of which it was made, if it is young."""
    if not made_of:
        yield unit, began, until
        return
    if began < FIRST_DAY:
        yield made_of[began.toordinal() % len(made_of)], began, min(until, FIRST_DAY)
    if until > FIRST_DAY:
        yield unit, max(began, FIRST_DAY), until


def with_years(rows: list[Facts], known: date, past: Past | None, chance: Random) -> Iterator[Facts]:
    """The levels of a person as they came over the years: papers told early, some degrees earned in service."""
    for row in rows:
        row = {**row, "reported_on": known if row.get("state") != "studying" else row["reported_on"]}
        level, awarded = str(row["level_id"]), row.get("awarded_on")
        lot, year, choice = chance.random(), chance.randint(2020, 2024), chance.random()
        if isinstance(awarded, date) and awarded.year == 2024:
            # The last year stands for all who were young: their levels came in the years before too.
            awarded = date(year, 1, 1)
            row |= {"awarded_on": awarded}
        if past and level == "CM_DH" and awarded and lot < IN_SERVICE:
            row |= {"awarded_on": date(year, 1, 1), "mode": "in_service"}
            yield _lower(row, BEFORE_DEGREE[int(choice * len(BEFORE_DEGREE))], known)
        elif level == "LLCT_TC" and isinstance(awarded, date) and awarded.year >= known.year and lot < HAD_ELEMENTARY:
            yield _lower(row, "LLCT_SC", known)
        yield row


def _lower(row: Facts, level: str, known: date) -> Facts:
    """What was held before the higher level came."""
    return {"cadre_id": row["cadre_id"], "level_id": level, "reported_on": known, "verification": "confirmed"}

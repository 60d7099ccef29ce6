"""A round of votes of confidence in the demonstration: the leaders of forty communes before their Party committees."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from apps.appraisal.models import ConfidenceVote, VoteSession
from apps.cadres.models import CommitteeSeat, Posting
from apps.communes.titles import titles_near
from apps.demo.copying import Facts, copy_rows, reserve_keys

ROUND = date(2023, 10, 16)
SESSIONS = 40
LEADERS = ("CD_BT", "CD_PBT", "CD_PCTHD", "CD_CTUB", "CD_PCTUB", "CD_CTMT")
# Parts of the ballots that were low, of so many: beyond half, exactly two thirds, more than two thirds.
TROUBLED = ((5, 9), (4, 7), (2, 3), (3, 4))


@dataclass(frozen=True)
class Session:
    """A session in the making."""

    key: int
    unit: int
    name: str
    day: date
    summoned: int
    present: int


def build_votes(chance: Random) -> None:
    """One session a commune; in one of them too few came."""
    sessions = list(sessions_of(chance))
    copy_rows(VoteSession, [_row(session) for session in sessions])
    copy_rows(ConfidenceVote, list(ballots(sessions, chance)))


def sessions_of(chance: Random) -> Iterator[Session]:
    members: dict[int, int] = defaultdict(int)
    for unit in CommitteeSeat.objects.running_on(ROUND).filter(kind__body="executive").values_list("unit", flat=True):
        members[unit] += 1
    units = chance.sample(sorted(unit for unit, size in members.items() if size >= 9), SESSIONS)
    names = titles_near(units, ROUND)
    for place, (unit, key) in enumerate(zip(units, reserve_keys(VoteSession, SESSIONS), strict=True)):
        size = members[unit]
        present = size // 2 if place == SESSIONS - 1 else size - chance.choice((0, 0, 1, 2))
        yield Session(key, unit, names[unit], ROUND + timedelta(days=chance.randint(0, 45)), size, present)


def _row(session: Session) -> Facts:
    return {
        "id": session.key,
        "scheme_id": "QD96_2023",
        "unit_id": session.unit,
        "body": f"Ban Chấp hành Đảng bộ {session.name[0].lower()}{session.name[1:]}",
        "session": "Hội nghị lấy phiếu tín nhiệm giữa nhiệm kỳ 2020–2025",
        "held_on": session.day,
        "summoned": session.summoned,
        "present": session.present,
        "legal_basis_id": "QD96",
        "decision_number": f"{session.unit % 60 + 3}-BB/ĐU",
    }


def ballots(sessions: list[Session], chance: Random) -> Iterator[Facts]:
    posts: dict[int, list[tuple[int, str]]] = defaultdict(list)
    held = Posting.objects.running_on(ROUND).counted().filter(is_primary=True, title__in=LEADERS)
    for unit, cadre, title in held.order_by("cadre_id").values_list("unit", "cadre", "title"):
        posts[unit].append((cadre, title))
    troubled = chance.sample([session.key for session in sessions[:-1]], len(TROUBLED))
    for session in sessions:
        for place, (cadre, title) in enumerate(posts[session.unit]):
            part = TROUBLED[troubled.index(session.key)] if session.key in troubled and place == 0 else None
            yield _vote(session, cadre, title, part, chance)


def _vote(session: Session, cadre: int, title: str, part: tuple[int, int] | None, chance: Random) -> Facts:
    """The ballots on one person; those in trouble got so many low ones that the share is exact."""
    issued = session.present - session.present % part[1] if part else session.present
    invalid = 0 if part else chance.choice((0, 0, 0, 1))
    low = issued * part[0] // part[1] if part else chance.choice((0, 0, 0, 1, 1, 2))
    rest = issued - low - invalid
    high = rest * chance.randint(20, 45) // 100 if part else rest * chance.randint(55, 95) // 100
    return {
        "session_id": session.key,
        "cadre_id": cadre,
        "unit_id": session.unit,
        "title_id": title,
        "issued": issued,
        "valid": issued - invalid,
        "high": high,
        "medium": rest - high,
        "low": low,
        "invalid": invalid,
    }

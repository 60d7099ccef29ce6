"""Random small populations: persons with posts, seats, levels and births of every kind that the registry can hold."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from django.db import models
from django.db.backends.postgresql.psycopg_any import DateRange

from apps.cadres.models import Cadre, CommitteeSeat, EmploymentStatus, PartyMembership, Posting, SeatKind, Title
from apps.communes.models import Unit
from apps.core.dates import Precision
from apps.core.text import name_sort_key
from apps.qualifications.models import Qualification, QualificationLevel

DAY = date(2025, 2, 28)
FAMILY = ("Bùi", "Đinh", "Quách", "Hà", "Nguyễn", "Xa", "Bạch", "Lường")
VERIFICATIONS = ("declared", "scan_seen", "confirmed", "refused")
GIVEN = ("An", "Bình", "Chiến", "Dung", "Hạnh", "Liên", "Mai", "Thủy", "Vinh")


@dataclass
class Draft:
    """Rows that are written when all are drawn: a statement for each of them took most of the time of many tests."""

    rows: dict[type[models.Model], list[models.Model]] = field(default_factory=dict)

    def add(self, row: models.Model) -> None:
        self.rows.setdefault(type(row), []).append(row)

    def write(self) -> None:
        """In the order in which the kinds were first added: whoever is referred to comes first."""
        for kind, rows in self.rows.items():
            kind._default_manager.bulk_create(rows)


def invent(chance: Random, units: list[Unit], size: int) -> None:
    """`size` persons, most of them with something unusual."""
    titles, statuses = list(Title.objects.all()), list(EmploymentStatus.objects.values_list("pk", flat=True))
    levels, kinds = list(QualificationLevel.objects.all()), list(SeatKind.objects.all())
    draft = Draft()
    for _ in range(size):
        cadre = _person(chance)
        draft.add(cadre)
        _postings(chance, draft, cadre, units, titles, statuses)
        _seats(chance, draft, cadre, units, kinds)
        _levels(chance, draft, cadre, levels)
        _party(chance, draft, cadre)
    draft.write()


def near(chance: Random) -> date:
    """A day around the day of the report, often the day itself or its neighbours."""
    return DAY + timedelta(days=chance.choice((-4000, -800, -367, -366, -365, -364, -2, -1, 0, 1, 2, 400)))


def dated(chance: Random, day: date) -> tuple[date, str]:
    precision = chance.choice(list(Precision))
    if precision == Precision.YEAR:
        return day.replace(month=1, day=1), precision
    return (day.replace(day=1), precision) if precision == Precision.MONTH else (day, precision)


def _person(chance: Random) -> Cadre:
    age = chance.choice((18, 30, 31, 40, 41, 50, 51, 60, 61, 70))
    born = date(DAY.year - age, 2, 28) + timedelta(days=chance.choice((-400, -1, 0, 1, 2, 300)))
    birth, precision = dated(chance, born)
    name = f"{chance.choice(FAMILY)} {chance.choice(GIVEN)}"
    return Cadre(
        full_name=name,
        sort_key=name_sort_key(name),
        sex=chance.choice(("male", "female", None)),
        birth_date=birth if chance.random() < 0.9 else None,
        birth_precision=precision if birth else Precision.DAY,
        ethnic_group_id=chance.choice(("DT_KINH", "DT_MUONG", "DT_THAI", None)),
    )


def _postings(
    chance: Random, draft: Draft, cadre: Cadre, units: list[Unit], titles: list[Title], statuses: list[str]
) -> None:
    """A chain of primary posts, each in a unit and a category of its own, and perhaps a concurrent one."""
    held: set[tuple[str, int]] = set()
    start = DAY - timedelta(days=5000)
    while chance.random() < 0.8:
        end = chance.choice((None, near(chance)))
        if end is not None and end <= start:
            break
        _posting(chance, draft, cadre, units, titles, statuses, held, period=DateRange(start, end), is_primary=True)
        if end is None:
            break
        start = end
    if chance.random() < 0.3:
        period = DateRange(DAY - timedelta(days=9), chance.choice((None, DAY, DAY + timedelta(days=1))))
        _posting(chance, draft, cadre, units, titles, statuses, held, period=period, is_primary=False)


def _posting(
    chance: Random,
    draft: Draft,
    cadre: Cadre,
    units: list[Unit],
    titles: list[Title],
    statuses: list[str],
    held: set[tuple[str, int]],
    *,
    period: DateRange,
    is_primary: bool,
) -> None:
    title, unit = chance.choice(titles), chance.choice(units)
    if (title.pk, unit.pk) in held:
        return
    held.add((title.pk, unit.pk))
    status = chance.choice(statuses) if chance.random() < 0.3 else "TT_DL"
    draft.add(
        Posting(
            cadre=cadre,
            unit=unit,
            title=title,
            category=title.category,
            status_id=status,
            period=period,
            is_primary=is_primary,
        )
    )


def _seats(chance: Random, draft: Draft, cadre: Cadre, units: list[Unit], kinds: list[SeatKind]) -> None:
    """Up to three seats, perhaps in several units and of several kinds in one unit."""
    for kind in chance.sample(kinds, chance.choice((0, 0, 1, 2, 3))):
        end = chance.choice((None, None, near(chance)))
        start = DAY - timedelta(days=6000)
        for unit in chance.sample(list(dict.fromkeys(units)), chance.choice((1, 1, 2))):
            draft.add(CommitteeSeat(cadre=cadre, unit=unit, kind=kind, period=DateRange(start, end)))


def _levels(chance: Random, draft: Draft, cadre: Cadre, levels: list[QualificationLevel]) -> None:
    for level in chance.sample(levels, chance.choice((0, 1, 3, 6))):
        # untrained is a state that is held, without an award
        state = chance.choice(("held", "held", "held", "studying", "planned")) if level.rank else "held"
        awarded, precision = dated(chance, near(chance))
        has_date = state == "held" and level.rank > 0 and chance.random() < 0.7
        draft.add(
            Qualification(
                cadre=cadre,
                level=level,
                state=state,
                awarded_on=awarded if has_date else None,
                awarded_precision=precision if has_date else Precision.DAY,
                reported_on=near(chance),
                verification=chance.choice(VERIFICATIONS) if state == "held" else "declared",
            )
        )


def _party(chance: Random, draft: Draft, cadre: Cadre) -> None:
    if chance.random() < 0.3:
        return
    joined, precision = dated(chance, near(chance))
    official = chance.choice((None, joined + timedelta(days=400), max(joined, near(chance))))
    draft.add(
        PartyMembership(
            cadre=cadre,
            joined_on=joined,
            joined_precision=precision,
            official_on=official,
            ended_on=chance.choice((None, None, joined + timedelta(days=1000))),
            reported_on=near(chance),
        )
    )

"""Random small provinces whose communes are merged, absorbed and divided, and where their people truly belong."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from random import Random

from django.db.backends.postgresql.psycopg_any import DateRange

from apps.cadres.models import Cadre, CommitteeSeat, Posting, SeatKind, Title
from apps.communes.models import Kind, Level, Reorganisation, Succession, SuccessionKind, Unit, UnitPeriod
from apps.core.text import name_sort_key

TURNS = (date(2020, 1, 1), date(2022, 7, 1), date(2024, 3, 1))
WHOLE, PART = SuccessionKind.WHOLE, SuccessionKind.PART


@dataclass
class Country:
    """A province with its districts, and the communes that exist at the moment."""

    chance: Random
    province: Unit
    districts: list[Unit]
    communes: list[Unit] = field(default_factory=list)
    # Where the people of the communes that ended went.
    heirs: dict[Unit, list[Unit]] = field(default_factory=dict)
    number: int = 20000

    def found(self, since: date | None) -> Unit:
        self.number += 1
        unit = Unit.objects.create(key=f"c{self.number}", level=Level.COMMUNE)
        UnitPeriod.objects.create(
            unit=unit,
            code=str(self.number),
            name=f"Xã {self.number}",
            kind=Kind.XA,
            parent=self.chance.choice(self.districts),
            valid=DateRange(since, None),
        )
        self.communes.append(unit)
        return unit

    def end(self, unit: Unit, day: date) -> None:
        period = UnitPeriod.objects.get(unit=unit, valid__upper_inf=True)
        period.valid = DateRange(period.valid.lower, day)
        period.save()
        self.communes.remove(unit)

    def reorganise(self, day: date) -> None:
        turn = Reorganisation.objects.create(key=f"turn-{day}", resolution=f"Nghị quyết {day}", effective_on=day)
        # No unit is touched twice by one resolution.
        old = self.chance.sample(self.communes, len(self.communes))
        while len(old) >= 3 and self.chance.random() < 0.8:
            self.chance.choice((self.merge, self.absorb, self.divide))(turn, [old.pop(), old.pop(), old.pop()])

    def merge(self, turn: Reorganisation, units: list[Unit]) -> None:
        new = self.found(turn.effective_on)
        for unit in units[: self.chance.choice((1, 2, 3))]:
            self._tie(turn, unit, [new])

    def absorb(self, turn: Reorganisation, units: list[Unit]) -> None:
        self._tie(turn, units[0], [units[1]])

    def divide(self, turn: Reorganisation, units: list[Unit]) -> None:
        other = self.chance.choice((units[1], None)) or self.found(turn.effective_on)
        heirs = [self.found(turn.effective_on), other]
        self._tie(turn, units[0], heirs)

    def _tie(self, turn: Reorganisation, unit: Unit, heirs: list[Unit]) -> None:
        taker = self.chance.choice((None, None, heirs[0])) if len(heirs) > 1 else None
        for heir in heirs:
            Succession.objects.create(
                reorganisation=turn,
                predecessor=unit,
                successor=heir,
                kind=WHOLE if len(heirs) == 1 else PART,
                takes_people=heir == taker,
            )
        self.heirs[unit] = heirs
        self.end(unit, turn.effective_on)


def invent_country(chance: Random, province: Unit, districts: list[Unit], people: int) -> None:
    """Communes with three reorganisations, and people who mostly stay where their commune goes."""
    country = Country(chance, province, districts)
    for _ in range(6):
        country.found(None)
    standing = [list(country.communes)]
    for day in TURNS:
        country.reorganise(day)
        standing.append(list(country.communes))
    titles = list(Title.objects.filter(category__in=["cadre", "civil_servant"])[: len(standing)])
    kind = SeatKind.objects.filter(body="executive").earliest("pk")
    # Written at the end, all of a kind at once: a statement for each of them took most of the time.
    cadres: list[Cadre] = []
    posts: list[Posting] = []
    seats: list[CommitteeSeat] = []
    for number in range(people):
        name = f"Bùi Văn {number}"
        cadre = Cadre(full_name=name, sort_key=name_sort_key(name), sex=chance.choice(("male", "female")))
        cadres.append(cadre)
        posts += _posts(chance, cadre, country.heirs, standing, titles)
        if chance.random() < 0.4:
            for unit in chance.sample(standing[0], 2):
                end = chance.choice((None, TURNS[1], TURNS[2]))
                seats.append(CommitteeSeat(cadre=cadre, unit=unit, kind=kind, period=DateRange(date(2015, 1, 1), end)))
    Cadre.objects.bulk_create(cadres)
    Posting.objects.bulk_create(posts)
    CommitteeSeat.objects.bulk_create(seats)


def _posts(
    chance: Random, cadre: Cadre, went: dict[Unit, list[Unit]], standing: list[list[Unit]], titles: list[Title]
) -> Iterator[Posting]:
    """A primary post between each two reorganisations, now and then none; some stay on whatever becomes of the unit."""
    bounds = [date(2015, 1, 1), *TURNS, None]
    last: Unit | None = None
    for number, units in enumerate(standing):
        heirs = went.get(last, []) if last else []
        own = [unit for unit in units if unit == last or unit in heirs]
        last = chance.choice(own) if own and chance.random() < 0.8 else chance.choice(units)
        if chance.random() < 0.75:
            is_last = chance.random() < 0.15
            yield Posting(
                cadre=cadre,
                unit=last,
                title=titles[number],
                category=titles[number].category,
                status_id="TT_DL",
                period=DateRange(bounds[number], None if is_last else bounds[number + 1]),
                is_primary=True,
            )
            if is_last:
                return

"""Whom the demonstration disciplines: people of the province, and officers of Party cells who are added for it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from django.db.backends.postgresql.psycopg_any import DateRange

from apps.cadres.models import Cadre, CommitteeSeat, Departure, PartyMembership, Posting
from apps.communes.models import UnitPeriod
from apps.communes.titles import titles_near
from apps.core.text import name_sort_key
from apps.demo import names
from apps.demo.copying import Facts, copy_rows, reserve_keys
from apps.demo.lives import DAY, REPORTED

TERM = date(2020, 6, 1)
SERVING = {"cadre": 497, "civil_servant": 164, "non_professional": 70}
OUTSIDERS = 45
# Added: civil servants who were dismissed, and cell officers; 909 in all.
DISMISSED, CELL_OFFICERS, EXPELLED, REMOVED = 6, 127, 9, 7
CELL_SEATS = {"DU_BTCB": 34, "DU_PBTCB": 27, "DU_CUV": 39}
CELL_NOTE = "Cấp ủy chi bộ xóm, trường học hoặc trạm y tế"


@dataclass(frozen=True)
class Disciplined:
    """A person with the post of the time; `leaves_by` is the form by which the person leaves post or Party."""

    cadre: int
    unit: int
    unit_name: str
    district_name: str
    first: date
    title: str | None = None
    category: str = ""
    leaves_by: str = ""
    last: date = DAY - timedelta(days=3)

    def day(self, chance: Random) -> date:
        """A day on which the person held the post, in the term."""
        if self.leaves_by:
            return self.last
        return self.first + timedelta(days=chance.randint(0, max((self.last - self.first).days, 0)))


@dataclass(frozen=True)
class Commune:
    unit: int
    code: str
    district: str
    name: str
    district_name: str


class Communes:
    """The communes of the demonstration with the names of their districts."""

    def __init__(self) -> None:
        postings = Posting.objects.filter(period__contains=DAY).values("unit")
        periods = list(UnitPeriod.objects.on(DAY).filter(unit__in=postings).select_related("parent").order_by("code"))
        codes = dict(UnitPeriod.objects.on(DAY).values_list("unit_id", "code"))
        titles = titles_near({p.parent_id for p in periods if p.parent_id}, DAY)
        self.by_unit = {
            p.unit_id: Commune(p.unit_id, p.code, codes[p.parent_id or 0], p.title, titles[p.parent_id or 0])
            for p in periods
        }

    def one(self, chance: Random) -> Commune:
        return chance.choice(list(self.by_unit.values()))


def people_to_discipline(chance: Random) -> list[Disciplined]:
    """909 Party members: whoever serves with some months in post, then those who are added."""
    communes = Communes()
    joined = dict(PartyMembership.objects.values_list("cadre_id", "joined_on"))
    found: list[Disciplined] = []
    for category, number in SERVING.items():
        found += chance.sample(_serving(category, communes, joined), number)
    found += chance.sample(_outsiders(communes, joined), OUTSIDERS)
    return [*found, *_dismissed(communes, chance), *_cell_officers(communes, chance)]


def _serving(category: str, communes: Communes, joined: dict[int, date | None]) -> list[Disciplined]:
    postings = Posting.objects.filter(category=category, is_primary=True, period__contains=DAY).order_by("pk")
    rows = postings.values_list("cadre_id", "unit_id", "title_id", "period")
    return [
        _person(cadre, communes.by_unit[unit], max(period.lower, joined_on), title=title, category=category)
        for cadre, unit, title, period in rows
        if (joined_on := joined.get(cadre)) and max(period.lower, joined_on) < DAY - timedelta(days=90)
    ]


def _outsiders(communes: Communes, joined: dict[int, date | None]) -> list[Disciplined]:
    """Committee members who hold no post of the commune."""
    seats = CommitteeSeat.objects.filter(period__contains=DAY).exclude(cadre__postings__isnull=False).order_by("pk")
    return [
        _person(cadre, communes.by_unit[unit], joined_on)
        for cadre, unit in seats.values_list("cadre_id", "unit_id")
        if (joined_on := joined.get(cadre))
    ]


def _person(cadre: int, place: Commune, first: date, **facts: str) -> Disciplined:
    begins = max(TERM, first) + timedelta(days=45)
    return Disciplined(cadre, place.unit, place.name, place.district_name, begins, **facts)  # type: ignore[arg-type]  # texts


def _dismissed(communes: Communes, chance: Random) -> list[Disciplined]:
    """Civil servants whom the State dismissed and the Party expelled; their posts and membership have ended."""
    people = []
    for key in _new_people(DISMISSED, communes, chance, note=""):
        last = date(2021, 3, 1) + timedelta(days=chance.randint(0, 1300))
        title = chance.choice(["CD_TCKT", "CD_DCXD", "CD_VHXH"])
        facts = {"title": title, "category": "civil_servant", "leaves_by": "KLDV_KTR"}
        place = key[1]
        people.append(Disciplined(key[0], place.unit, place.name, place.district_name, last, last=last, **facts))
    # The State follows within 27 days, and the post ends when it has.
    posts = [_ended_post(person) for person in people]
    copy_rows(Posting, posts)
    copy_rows(Departure, [_departure(person) for person in people])
    copy_rows(PartyMembership, [_ended_membership(person, chance) for person in people])
    return people


def _departure(person: Disciplined) -> Facts:
    return {
        "cadre_id": person.cadre,
        "cause_id": "TT_BTV",
        "last_day": person.last + timedelta(days=27),
        "unit_id": person.unit,
        "title_id": person.title,
    }


def _cell_officers(communes: Communes, chance: Random) -> list[Disciplined]:
    """Secretaries, deputies and members of the committees of cells."""
    added = _new_people(CELL_OFFICERS, communes, chance, note=CELL_NOTE)
    leaving = ["KLDV_KTR"] * EXPELLED + ["KLDV_CCH"] * REMOVED
    people = []
    for (key, place), form in zip(added, [*leaving, *[""] * (CELL_OFFICERS - len(leaving))], strict=True):
        last = date(2021, 1, 5) + timedelta(days=chance.randint(0, 1490)) if form else DAY - timedelta(days=3)
        begins = TERM + timedelta(days=45)
        people.append(Disciplined(key, place.unit, place.name, place.district_name, begins, leaves_by=form, last=last))
    copy_rows(CommitteeSeat, [_cell_seat(person, chance) for person in people])
    copy_rows(PartyMembership, [_ended_membership(person, chance) for person in people])
    return people


def _new_people(number: int, communes: Communes, chance: Random, *, note: str) -> list[tuple[int, Commune]]:
    found = [(key, communes.one(chance)) for key in reserve_keys(Cadre, number)]
    copy_rows(Cadre, [_cadre(key, place, chance, note) for key, place in found])
    return found


def _cadre(key: int, place: Commune, chance: Random, note: str) -> Facts:
    group = names.choose_group(district=place.district, commune=place.code, chance=chance)
    is_female = chance.random() < 0.28
    name = names.invent_name(group=group, is_female=is_female, chance=chance)
    return {
        "id": key,
        "full_name": name,
        "sort_key": name_sort_key(name),
        "sex": "female" if is_female else "male",
        "birth_date": date(chance.randint(1961, 1990), 1, 1),
        "birth_precision": "year",
        "ethnic_group_id": group,
        "religion_id": "TG_KHONG",
        "home_town": f"{place.name}, Hòa Bình",
        "note": note,
    }


def _cell_seat(person: Disciplined, chance: Random) -> Facts:
    kind = chance.choices(list(CELL_SEATS), list(CELL_SEATS.values()))[0]
    end = person.last if person.leaves_by else None
    return {"cadre_id": person.cadre, "unit_id": person.unit, "kind_id": kind, "period": DateRange(TERM, end)}


def _ended_post(person: Disciplined) -> Facts:
    return {
        "cadre_id": person.cadre,
        "unit_id": person.unit,
        "title_id": person.title,
        "category": person.category,
        "period": DateRange(date(2020, 1, 1), person.last + timedelta(days=28)),
    }


def _ended_membership(person: Disciplined, chance: Random) -> Facts:
    """Admitted long before; the membership of who was expelled ends with the decision."""
    joined = date(chance.randint(2000, 2016), chance.randint(1, 12), chance.randint(1, 28))
    return {
        "cadre_id": person.cadre,
        "joined_on": joined,
        "official_on": joined.replace(year=joined.year + 1),
        "reported_on": REPORTED if person.leaves_by != "KLDV_KTR" else joined,
        "ended_on": person.last if person.leaves_by == "KLDV_KTR" else None,
    }

"""What a report should say, counted the slow and obvious way: person by person, with nothing of the engine."""

from datetime import date

from django.db.models import QuerySet

from apps.cadres.models import Cadre, CommitteeSeat, Posting
from apps.communes.models import Unit, UnitPeriod
from apps.core.dates import PartialDate
from apps.qualifications.models import Qualification, QualificationLevel

STAFF = {
    "cadres_and_civil_servants": {"cadre", "civil_servant"},
    "cadres": {"cadre"},
    "civil_servants": {"civil_servant"},
    "non_professional": {"non_professional"},
}
GROUPS = (*STAFF, "party_executive_committee", "party_standing_committee")
LADDERS = {
    "professional": "prof_edu",
    "political_theory": "pol_theory",
    "state_management": "state_mgmt",
    "general_education": "gen_edu",
    "informatics": "it_level",
    "foreign_language": "foreign_lang",
}
BANDS = {"up_to_30": (0, 30), "31_40": (31, 40), "41_50": (41, 50), "51_60": (51, 60), "over_60": (61, 200)}
Wanted = dict[tuple[str, str, str, str], int]


def expected(unit: Unit, day: date) -> Wanted:
    """Every cell that is not zero, by group, measure, category and the unit's code on the day."""
    counts: Wanted = {}
    rows: dict[int, set[tuple[str, str]]] = {}
    cadres = everyone()
    placed = {group: by_unit(group, day) for group in GROUPS}
    for place in units_below(unit, day):
        code = UnitPeriod.objects.get(unit=place, valid__contains=day).code
        within = {each.pk for each in units_below(place, day)}
        for group in GROUPS:
            for person in {person for each in within for person in placed[group].get(each, ())}:
                if person not in rows:
                    rows[person] = rows_of(cadres[person], day)
                for measure, category in rows[person]:
                    key = (group, measure, category, code)
                    counts[key] = counts.get(key, 0) + 1
    return counts


def units_below(unit: Unit, day: date) -> list[Unit]:
    children = Unit.objects.filter(periods__parent=unit, periods__valid__contains=day)
    return [unit, *(each for child in children for each in units_below(child, day))]


def everyone() -> dict[int, Cadre]:
    """All persons with what is asked of each, read at once."""
    return described().in_bulk()


def described() -> QuerySet[Cadre]:
    told = ("party_memberships", "qualifications__level__roll_ups")
    return Cadre.objects.select_related("ethnic_group").prefetch_related(*told)


def members(group: str, units: set[int], day: date) -> list[Cadre]:
    placed = by_unit(group, day)
    return list(described().filter(pk__in={person for unit in units for person in placed.get(unit, ())}))


def by_unit(group: str, day: date) -> dict[int, set[int]]:
    """The persons of the group, by the unit in which each of them stands."""
    found: dict[int, set[int]] = {}
    for held in posts_of(STAFF[group], day) if group in STAFF else seats_of(group, day):
        found.setdefault(held.unit_id, set()).add(held.cadre_id)
    return found


def posts_of(categories: set[str], day: date) -> list[Posting]:
    return [post for post in Posting.objects.select_related("status") if is_counted(post, categories, day)]


def seats_of(group: str, day: date) -> list[CommitteeSeat]:
    seats = [seat for seat in CommitteeSeat.objects.select_related("kind") if day in seat.period]
    fits = [seat for seat in seats if seat.kind.is_standing or group.endswith("executive_committee")]
    return [seat for seat in fits if seat.kind.body == "executive"]


def is_counted(posting: Posting, categories: set[str], day: date) -> bool:
    return posting.is_primary and posting.status.counts and posting.category in categories and day in posting.period


def rows_of(cadre: Cadre, day: date) -> set[tuple[str, str]]:
    """Every row of every breakdown in which the person stands."""
    rows = {("headcount", "total"), ("sex", cadre.sex or "unknown"), ("age", age_band(cadre, day))}
    rows.add(("ethnicity", ethnicity(cadre)))
    party = party_stage(cadre, day)
    rows |= {("party", party)} | ({("party", "member")} if party != "unknown" else set())
    told = list(cadre.qualifications.all())
    for measure, ladder in LADDERS.items():
        rows |= {(measure, category) for category in level_categories(told, ladder, day)}
    return rows


def ethnicity(cadre: Cadre) -> str:
    if cadre.ethnic_group is None:
        return "unknown"
    return "minority" if cadre.ethnic_group.is_minority else "kinh"


def age_band(cadre: Cadre, day: date) -> str:
    if cadre.birth_date is None or cadre.birth_date > day:
        return "unknown"
    lowest, highest = PartialDate(cadre.birth_date, cadre.birth_precision).ages_on(day)
    fitting = [band for band, (low, high) in BANDS.items() if low <= max(lowest, 0) and highest <= high]
    return fitting[0] if fitting else "unknown"


def party_stage(cadre: Cadre, day: date) -> str:
    for membership in cadre.party_memberships.all():
        if membership.counts_from <= day and (membership.ended_on is None or membership.ended_on > day):
            start = membership.counts_from
            probation_over = (start.year + 1, start.month, start.day) <= (day.year, day.month, day.day)
            official = membership.official_on <= day if membership.official_on else probation_over
            return "official" if official else "probationary"
    return "unknown"


def level_categories(told: list[Qualification], ladder: str, day: date) -> set[str]:
    """The level's own code, untrained or unknown, and the roll-ups that hold the level."""
    held = [q for q in told if counts(q, ladder, day)]
    if not held:
        return {"unknown"}
    highest: QualificationLevel = max((q.level for q in held), key=lambda level: (level.rank, level.position))
    roll_ups = {roll_up.category for roll_up in highest.roll_ups.all() if roll_up.ladder_id == ladder}
    return {highest.code} | roll_ups | ({"untrained"} if highest.rank == 0 else set())


def counts(qualification: Qualification, ladder: str, day: date) -> bool:
    return (
        qualification.level.ladder_id == ladder
        and qualification.state == "held"
        and qualification.verification != "refused"
        and qualification.counts_from <= day
    )

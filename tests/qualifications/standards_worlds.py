"""Random standards, areas and people, written into the database and told to the oracle alike."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from django.db.backends.postgresql.psycopg_any import DateRange

from apps.cadres.models import Cadre, Posting
from apps.communes.models import Unit
from apps.qualifications.models import (
    AreaDecision,
    Exemption,
    JobPlacement,
    JobPosition,
    MajorSuitability,
    Qualification,
    StandardCriterion,
    StandardScope,
    StandardSet,
    UnitArea,
)
from tests.qualifications.standards_oracle import Criterion, Held, Major, Post, Somebody, Standard, Waiver, World

BEGIN, DAYS = date(2020, 1, 1), 2200
TITLES = {"CD_BT": "cadre", "CD_PBT": "cadre", "CD_VPTK": "civil_servant", "KCT_VPDU": "non_professional"}
LEVELS = {
    "gen_edu": ("GDPT_BDBV", "GDPT_TH", "GDPT_THCS", "GDPT_THPT"),
    "prof_edu": ("CM_SC", "CM_TC", "CM_CD", "CM_DH", "CM_THS"),
    "pol_theory": ("LLCT_SC", "LLCT_TC", "LLCT_CC"),
    "state_mgmt": ("QLNN_CS", "QLNN_CV", "QLNN_CVC"),
    "it_level": ("TH_UDCNTT_CB", "TH_UDCNTT_NC", "TH_TC"),
    "foreign_lang": ("NN_BAC1", "NN_BAC2", "NN_BAC3"),
}
UNTRAINED = {
    "prof_edu": "CM_CHUA",
    "pol_theory": "LLCT_CHUA",
    "state_mgmt": "QLNN_CHUA",
    "it_level": "TH_CHUA",
    "foreign_lang": "NN_CHUA",
}
POSITION = "VT_TEST"


def any_day(chance: Random) -> date:
    return BEGIN + timedelta(days=chance.randrange(0, DAYS, 50))


def any_period(chance: Random) -> DateRange:
    first = any_day(chance)
    return DateRange(first, None if chance.random() < 0.5 else first + timedelta(days=chance.randint(1, 40) * 50))


def invent_world(chance: Random, units: list[Unit], province: Unit) -> World:
    """A handful of standards without ties; some units in difficult areas, some with lower levels by decision."""
    StandardScope.objects.all().delete()
    StandardSet.objects.all().delete()
    JobPosition.objects.get_or_create(code=POSITION, defaults={"label_vi": "Vị trí", "label_en": "Position"})
    standards: list[Standard] = []
    for number in range(chance.randint(1, 7)):
        standard = _standard(chance, f"S{number}")
        if not any(_tie(standard, other) for other in standards):
            _write(standard)
            standards.append(standard)
    areas = [(unit, any_period(chance)) for unit in units if chance.random() < 0.6]
    for unit, period in areas:
        UnitArea.objects.create(unit=unit, flag_id="KV_DBKK", period=period, decision_number="1")
    lowered = []
    for standard in standards if areas else ():
        if chance.random() < 0.5:
            held = any_period(chance)
            AreaDecision.objects.create(
                province=province,
                standard_id=standard.code,
                flag_id="KV_DBKK",
                period=held,
                decision_number="2",
                decision_on=BEGIN,
            )
            lowered.append((standard.code, held))
    by_key = [(unit.key, period) for unit, period in areas]
    # a province's decision holds for the units that stand in it, until they end
    both = [
        (unit.key, code, one)
        for unit, area in areas
        for code, held in lowered
        for standing in unit.periods.values_list("valid", flat=True)
        for shared in _common(area, held)
        for one in _common(shared, standing)
    ]
    return World(standards, by_key, both)


def _common(one: DateRange, other: DateRange) -> list[DateRange]:
    first = max(day for day in (one.lower, other.lower) if day)
    last = min((day for day in (one.upper, other.upper) if day), default=None)
    return [DateRange(first, last)] if last is None or first < last else []


def _standard(chance: Random, code: str) -> Standard:
    is_difficult = chance.random() < 0.25
    criteria = []
    for ladder, levels in LEVELS.items():
        if chance.random() < 0.7:
            need = chance.randint(1, len(levels))
            area = chance.randint(1, need - 1) if need > 1 and not is_difficult and chance.random() < 0.5 else None
            criteria.append(Criterion(ladder, need, area))
    if chance.random() < 0.2:
        criteria.append(Criterion("major"))
    valid = any_period(chance)
    grace = chance.random() < 0.6
    return Standard(
        code,
        tuple(criteria),
        valid,
        titles=tuple(title for title in TITLES if chance.random() < 0.4),
        positions=(POSITION,) if chance.random() < 0.2 else (),
        categories=tuple(sorted({c for c in TITLES.values() if chance.random() < 0.3})),
        is_difficult=is_difficult,
        is_special=chance.random() < 0.25,
        in_post_on=valid.lower if grace else None,
        grace_until=valid.lower + timedelta(days=chance.randint(1, 30) * 50) if grace else None,
    )


def _tie(one: Standard, other: Standard) -> bool:
    same = {*one.titles, *one.positions, *one.categories} & {*other.titles, *other.positions, *other.categories}
    kind = (one.is_difficult, one.is_special) == (other.is_difficult, other.is_special)
    return bool(same and kind and _common(one.valid, other.valid))


def _write(standard: Standard) -> None:
    row = StandardSet.objects.create(
        code=standard.code,
        label_vi=standard.code,
        label_en=standard.code,
        legal_basis_id="ND33_2023",
        valid_from=standard.valid.lower,
        valid_to=standard.valid.upper,
        area="difficult" if standard.is_difficult else "general",
        is_special_law=standard.is_special,
        in_post_on=standard.in_post_on,
        grace_until=standard.grace_until,
    )
    scopes = [{"title_id": title} for title in standard.titles]
    scopes += [{"job_position_id": position} for position in standard.positions]
    scopes += [{"category": category} for category in standard.categories]
    StandardScope.objects.bulk_create(StandardScope(standard=row, **scope) for scope in scopes)
    for one in standard.criteria:
        if one.aspect == "major":
            StandardCriterion.objects.create(standard=row, kind="major", ladder_id="prof_edu")
            continue
        levels = LEVELS[one.aspect]
        StandardCriterion.objects.create(
            standard=row,
            ladder_id=one.aspect,
            level_id=levels[one.need - 1],
            area_level_id=levels[one.area_need - 1] if one.area_need else None,
        )


def invent_person(chance: Random, world: World, units: list[Unit], name: str) -> tuple[Cadre, Somebody]:
    cadre = Cadre.objects.create(full_name=name)
    somebody = Somebody()
    _give_posts(chance, cadre, somebody, units)
    _give_levels(chance, cadre, somebody)
    for title in TITLES:
        for _ in range(chance.choice([0, 1, 2])):
            _decide(chance, cadre, somebody, title)
    for standard in world.standards:
        if chance.random() < 0.5:
            _exempt(chance, cadre, somebody, standard)
    return cadre, somebody


def _give_posts(chance: Random, cadre: Cadre, somebody: Somebody, units: list[Unit]) -> None:
    """Primary posts one after the other, concurrent ones in a title of their own."""
    first = any_day(chance)
    for number in range(chance.choice([0, 1, 1, 2])):
        last = None if number else chance.choice([None, first + timedelta(days=chance.randint(1, 20) * 50)])
        _post(
            chance,
            cadre,
            somebody,
            units,
            chance.choice(["CD_BT", "CD_VPTK", "KCT_VPDU"]),
            DateRange(first, last),
            True,
        )
        if last is None:
            break
        first = last
    if chance.random() < 0.3:
        _post(chance, cadre, somebody, units, "CD_PBT", any_period(chance), False)


def _post(
    chance: Random,
    cadre: Cadre,
    somebody: Somebody,
    units: list[Unit],
    title: str,
    period: DateRange,
    is_primary: bool,
) -> None:
    unit = chance.choice(units)
    counts, known = chance.random() < 0.9, chance.random() < 0.8
    row = Posting.objects.create(
        cadre=cadre,
        unit=unit,
        title_id=title,
        category=TITLES[title],
        period=period,
        is_primary=is_primary,
        start_known=known,
        status_id="TT_DL" if counts else "TT_BP_DEN",
    )
    position = None
    if chance.random() < 0.25:
        position = POSITION
        JobPlacement.objects.create(cadre=cadre, posting=row, position_id=position, period=DateRange(BEGIN, None))
    somebody.posts.append(Post(title, TITLES[title], period, unit.key, is_primary, counts, known, position))


def _give_levels(chance: Random, cadre: Cadre, somebody: Somebody) -> None:
    for ladder, levels in LEVELS.items():
        for rank in chance.sample(range(1, len(levels) + 1), chance.choice([1, 1, 2]) if chance.random() < 0.85 else 0):
            since = any_day(chance)
            state = chance.choice(["held", "held", "held", "studying"])
            verification = chance.choice(["declared", "confirmed", "refused"]) if state == "held" else "declared"
            Qualification.objects.create(
                cadre=cadre, level_id=levels[rank - 1], state=state, verification=verification, reported_on=since
            )
            somebody.held.append(Held(ladder, rank, since, state, verification))
        if ladder in UNTRAINED and chance.random() < 0.2:
            since = any_day(chance)
            Qualification.objects.create(cadre=cadre, level_id=UNTRAINED[ladder], reported_on=since)
            somebody.held.append(Held(ladder, 0, since))


def _decide(chance: Random, cadre: Cadre, somebody: Somebody, title: str) -> None:
    on = any_day(chance)
    if any(major.title == title and major.on == on for major in somebody.majors):
        return
    result = chance.choice(["suits", "does_not_suit", "not_decided"])
    MajorSuitability.objects.create(cadre=cadre, title_id=title, result=result, reason="r", decided_on=on)
    somebody.majors.append(Major(title, result, on))


def _exempt(chance: Random, cadre: Cadre, somebody: Somebody, standard: Standard) -> None:
    criteria = {row.aspect: row for row in StandardCriterion.objects.filter(standard=standard.code)}
    aspect = chance.choice([None, *criteria])
    period = any_period(chance)
    Exemption.objects.create(
        cadre=cadre,
        standard_id=standard.code,
        criterion=criteria[aspect] if aspect else None,
        reason="other",
        period=period,
        decision_number="3",
    )
    somebody.waivers.append(Waiver(standard.code, aspect, period))


def some_days(chance: Random, world: World) -> list[date]:
    """Random days, and the borders of what is in force."""
    borders = [day for one in world.standards for day in (one.valid.lower, one.valid.upper, one.grace_until) if day]
    return [any_day(chance), *chance.sample(borders, min(2, len(borders)))]

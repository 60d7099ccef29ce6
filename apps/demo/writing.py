"""Writing the invented people into the registry's tables, a table at a time."""

from collections.abc import Iterator, Mapping
from datetime import date
from random import Random

from django.db.backends.postgresql.psycopg_any import DateRange

from apps.cadres.models import Cadre, CommitteeSeat, PartyMembership, Posting, Title
from apps.core.text import name_sort_key
from apps.demo import lives, names
from apps.demo.copying import Facts, copy_rows, reserve_keys
from apps.demo.lives import REPORTED, Life
from apps.demo.pasts import COMMITTEE_DAY, Past, known_from, origins, past_of, stretches, with_years
from apps.demo.structure import Draft
from apps.qualifications.models import Qualification, State, StudyMode, Verification

LADDER_DATES = ("prof_edu", "pol_theory", "state_mgmt")
OUTSIDE_NOTES = {
    "police": "Trưởng Công an xã (lực lượng chính quy)",
    "school": "Hiệu trưởng trường trung học cơ sở",
    "cell": "Bí thư chi bộ xóm",
}
HIGHER_STUDIES = {"CM_CD": "CM_DH", "CM_TC": "CM_DH", "CM_DH": "CM_THS", "LLCT_SC": "LLCT_TC", "LLCT_TC": "LLCT_CC"}
LOWER_DIPLOMA = {"CM_TS": "CM_THS", "CM_THS": "CM_DH", "LLCT_CC": "LLCT_TC"}


def write_people(people: list[Draft], chance: Random, years: Random) -> None:
    """Cadres, postings, seats, Party memberships and qualifications of all drafts; `years` draws what came before.

    What the database knows is asked first: nothing has to wait for tables that are being written then.
    """
    keys, made_of = reserve_keys(Cadre, len(people)), origins()
    categories = dict(Title.objects.values_list("code", "category"))
    told = [lives.invent_life(person, chance) for person in people]
    rows = list(zip(people, told, keys, strict=True))
    pasts = {key: past for person, life, key in rows if person.title and (past := past_of(person, life, years))}
    copy_rows(Cadre, [_cadre(*facts, number, chance=chance) for number, facts in enumerate(rows, 1)])
    earlier = _earlier(rows, pasts, categories, made_of)
    copy_rows(Posting, [*earlier, *(p for facts in rows for p in _postings(*facts, categories))])
    copy_rows(CommitteeSeat, (_seat(draft, draft.seat, key) for draft, _, key in rows if draft.seat))
    copy_rows(PartyMembership, (_membership(key, life.joined) for _, life, key in rows if life.joined))
    held = ((draft, life, key, list(_qualifications(draft, life, key, chance))) for draft, life, key in rows)
    copy_rows(
        Qualification,
        (
            row
            for draft, life, key, levels in held
            for row in with_years(levels, known_from(draft, life, pasts.get(key)), pasts.get(key), years)
        ),
    )


def _earlier(
    rows: list[tuple[Draft, Life, int]],
    pasts: dict[int, Past],
    categories: dict[str, str],
    made_of: Mapping[int, list[int]],
) -> Iterator[Facts]:
    """The posts of veterans, in the commune of old where theirs was made in 2020."""
    for person, _life, key in rows:
        if past := pasts.get(key):
            unit = person.place.unit_id
            for place, began, until in stretches(unit, past.began, past.until, made_of.get(unit, [])):
                yield {
                    "cadre_id": key,
                    "unit_id": place,
                    "title_id": past.title,
                    "category": categories[past.title],
                    "period": DateRange(began, until),
                }


def _cadre(person: Draft, life: Life, key: int, number: int, *, chance: Random) -> Facts:
    group = names.choose_group(district=person.place.district, commune=person.place.code, chance=chance)
    name = names.invent_name(group=group, is_female=life.is_female, chance=chance)
    knows_id = chance.random() < 0.96
    return {
        "id": key,
        "full_name": name,
        "sort_key": name_sort_key(name),
        "sex": "female" if life.is_female else "male",
        "birth_date": life.born,
        "birth_precision": life.birth_precision,
        "citizen_id": lives.citizen_id(is_female=life.is_female, born=life.born, number=number) if knows_id else None,
        "ethnic_group_id": group if chance.random() < 0.99 else None,
        "religion_id": "TG_KHONG",
        "home_town": f"{person.place.name}, Hòa Bình",
        "note": OUTSIDE_NOTES.get(person.outside, ""),
        # As the trigger finds it: so the trigger finds nothing to change.
        "home_unit_id": person.place.unit_id,
    }


def _postings(person: Draft, life: Life, cadre: int, categories: dict[str, str]) -> Iterator[Facts]:
    if person.title is None:
        return
    category = categories[person.title]
    facts = {"cadre_id": cadre, "unit_id": person.place.unit_id}
    number = f"{life.since.day + 100 + life.since.month}/QĐ-UBND"
    if life.before and category == "cadre":
        period = DateRange(life.before, life.since)
        yield dict(**facts, title_id="CD_VPTK", category="civil_servant", period=period)
    period = DateRange(life.since, None)
    yield dict(
        **facts, title_id=person.title, category=category, period=period, decision_number=number, decision_on=life.since
    )
    if person.title == "CD_BT":
        yield dict(**facts, title_id="CD_CTHD", category="cadre", period=period, is_primary=False)


def _seat(person: Draft, seat: str, cadre: int) -> Facts:
    return {
        "cadre_id": cadre,
        "unit_id": person.place.unit_id,
        "term_id": "NK_2020_2025",
        "kind_id": seat,
        "period": DateRange(COMMITTEE_DAY, None),
    }


def _membership(cadre: int, joined: date) -> Facts:
    official = joined.replace(year=joined.year + 1)
    return {"cadre_id": cadre, "joined_on": joined, "official_on": official, "reported_on": REPORTED}


def _qualifications(person: Draft, life: Life, cadre: int, chance: Random) -> Iterator[Facts]:
    for ladder, level in person.levels.items():
        if level is None:
            continue
        is_dated = ladder in LADDER_DATES and not level.endswith("_CHUA")
        yield _held(person, life, cadre, level, dated=is_dated, chance=chance)
        if lower := LOWER_DIPLOMA.get(level):
            yield _held(person, life, cadre, lower, dated=False, chance=chance)
        if level in HIGHER_STUDIES and chance.random() < 0.05:
            yield _studying(person, cadre, HIGHER_STUDIES[level], chance)


def _studying(person: Draft, cadre: int, level: str, chance: Random) -> Facts:
    subject = lives.specialty(person, chance) if level.startswith("CM_") else ""
    return {
        "cadre_id": cadre,
        "level_id": level,
        "state": State.STUDYING,
        "specialty": subject,
        "expected_on": date(2026, 1, 1),
        "expected_precision": "year",
        "reported_on": REPORTED,
        "institution": lives.school(level, subject, chance),
    }


def _held(person: Draft, life: Life, cadre: int, level: str, *, dated: bool, chance: Random) -> Facts:
    is_diploma = level.startswith("CM_") and level != "CM_CHUA"
    subject = lives.specialty(person, chance) if is_diploma else ""
    checked = [Verification.CONFIRMED, Verification.SCAN_SEEN, Verification.DECLARED]
    return {
        "cadre_id": cadre,
        "level_id": level,
        "specialty": subject,
        "institution": lives.school(level, subject, chance) if dated else "",
        "mode": chance.choice([StudyMode.FULL_TIME, StudyMode.IN_SERVICE]) if is_diploma else "",
        "language_id": "ANH" if level.startswith("NN_") and level != "NN_CHUA" else None,
        "awarded_on": date(lives.award_year(life.born, level, chance), 1, 1) if dated else None,
        "awarded_precision": "year" if dated else "day",
        "reported_on": REPORTED,
        "verification": chance.choices(checked, [62, 21, 17])[0],
    }

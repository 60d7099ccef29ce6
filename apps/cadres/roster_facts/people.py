"""Whom a row of facts means: the public code, else the citizen id, else name, birth and unit."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from django.utils.translation import gettext_lazy as _

from apps.cadres.roster_birth_columns import BIRTH_COLUMNS
from apps.cadres.roster_facts import told
from apps.cadres.roster_facts.columns import FactColumn, partial_day, text
from apps.cadres.roster_facts.word_families import FILLERS, HEADER_WORDS
from apps.cadres.roster_ids import read_citizen_id
from apps.cadres.roster_loading.matching import COVERED, ISO, UNITS
from apps.cadres.roster_names import NAME_JOINED, read_family_part, read_given_part, read_name
from apps.cadres.roster_people import OTHERS, PEOPLE
from apps.core.permissions import FieldGroup
from apps.rosters.facts import People
from apps.rosters.formats import Column, Format, Reader
from apps.rosters.loading import Field

CODE_HEADERS = ("Mã cán bộ", "Mã số", "Mã CBCC", "Mã cán bộ, công chức", "Mã hồ sơ", "Mã số cán bộ", "Mã CB", "Mã CC")
KEYS = ("person_code", "full_name", "family_part", "given_part")
# In facts an earlier unit is part of what is told: that of the person is the present one.
UNIT_NOW = tuple(header for header in PEOPLE.column("unit_text").headers if "cũ" not in header.split())
# Nothing comes of it, so that nothing is to be told apart: any header of a title will do.
TITLES = (*PEOPLE.column("titles").headers, "Chức vụ công tác", "Chức danh công tác")
# What else lists say of people: of that nothing is told here.
PERSONAL = (
    *(
        header
        for key in ("phone", "email", "sex", "ethnic", "religion", "birth_place", "home_town")
        for header in PEOPLE.column(key).headers
    ),
    *("Nơi ở", "Nơi ở hiện nay", "Chỗ ở hiện nay", "Địa chỉ", "Địa chỉ thường trú", "Nơi thường trú", "Nơi cư trú"),
    *("Thâm niên", "Thâm niên công tác", "Thâm niên công tác (năm)", "Số năm công tác", "Tuổi"),
)
# What the templates of all these formats say below their own lines.
LOCKED = _(
    "A grey cell says whom its row is about and is not typed over; rows may be sorted and deleted, and further ones "
    "go into the empty rows below."
)
KEEP = _("An empty cell never erases what the registry knows.")
WHO = """
DROP TABLE IF EXISTS staged_who;
CREATE TEMP TABLE staged_who ON COMMIT DROP AS
SELECT staged.id, stated->>'person_code' AS code, stated->>'full_name' AS full_name,
  core_fold(stated->>'full_name') AS folded, stated->>'birth' AS birth, stated->>'citizen_id' AS citizen_id,
  staged_unit.unit
FROM staged LEFT JOIN staged_unit ON staged_unit.text = staged.unit_text;
ANALYZE staged, staged_who, covered
"""
HERE = "known.home_unit_id IN (SELECT unit FROM covered)"
BY_CODE = f"""
UPDATE staged SET person = known.id, code = known.code,
  status = CASE WHEN says.folded <> known.name_folded THEN 'unsure' ELSE staged.status END
FROM staged_who AS says JOIN cadres_cadre AS known ON known.code = says.code
WHERE staged.id = says.id AND {HERE}
"""
BY_CITIZEN_ID = f"""
UPDATE staged SET person = known.id, code = known.code,
  status = CASE WHEN says.folded <> known.name_folded THEN 'unsure' ELSE staged.status END
FROM staged_who AS says JOIN cadres_cadre AS known ON known.citizen_id = says.citizen_id
WHERE staged.id = says.id AND says.code IS NULL AND {HERE}
"""
CANDIDATES = f"""
DROP TABLE IF EXISTS namesake;
CREATE TEMP TABLE namesake ON COMMIT DROP AS
SELECT says.id, known.id AS person, known.code,
  says.unit IS NOT NULL AND says.unit = known.home_unit_id AS is_of_unit,
  says.birth IS NOT NULL AND known.birth IS NOT NULL AS is_strong
FROM staged_who AS says JOIN staged ON staged.id = says.id
JOIN (
  SELECT *, {ISO.format("birth_date", "birth_precision")} AS birth FROM cadres_cadre
) AS known ON known.name_folded = says.folded AND {HERE}
WHERE staged.person IS NULL AND says.code IS NULL
  AND (known.citizen_id IS NULL OR says.citizen_id IS NULL OR known.citizen_id = says.citizen_id)
  AND (known.birth IS NULL OR says.birth IS NULL
       OR left(known.birth, least(length(known.birth), length(says.birth)))
        = left(says.birth, least(length(known.birth), length(says.birth))))
"""
BY_NAME = """
UPDATE staged SET person = choice.person, code = choice.code
FROM (
  SELECT id, min(person) AS person, min(code) AS code FROM namesake
  WHERE (is_strong, is_of_unit) = (
    SELECT max(best.is_strong::int)::boolean, max(best.is_of_unit::int)::boolean
    FROM namesake AS best WHERE best.id = namesake.id)
  GROUP BY id HAVING count(*) = 1
) AS choice
WHERE staged.id = choice.id
"""
UNSURE = "UPDATE staged SET status = 'unsure' WHERE person IS NULL"
FOUND = "SELECT says.id, 'issue', '{code}', '{key}', coalesce(says.full_name, says.code), NULL, NULL, NULL FROM {rows}"
NOBODY = FOUND.format(
    code=told.NOBODY,
    key="person_code",
    rows="staged_who AS says JOIN staged USING (id) WHERE staged.person IS NULL"
    " AND NOT EXISTS (SELECT FROM namesake WHERE namesake.id = says.id)",
)
SEVERAL = FOUND.format(
    code=told.SEVERAL,
    key="full_name",
    rows="staged_who AS says JOIN staged USING (id) WHERE staged.person IS NULL"
    " AND EXISTS (SELECT FROM namesake WHERE namesake.id = says.id)",
)
OTHER_NAME = FOUND.format(
    code=told.OTHER_NAME,
    key="full_name",
    rows="staged_who AS says JOIN staged USING (id) JOIN cadres_cadre AS known ON known.id = staged.person"
    " WHERE staged.status = 'unsure' AND says.folded <> known.name_folded",
)

WHOM = People(
    fields=(
        Field("person_code", _("Code")),
        Field("full_name", _("Full name")),
        Field("birth", _("Date of birth"), "date"),
        Field("citizen_id", _("Citizen id"), group=FieldGroup.CITIZEN_ID),
        Field("held_title", _("Title"), is_published=False),
    ),
    prepare=(COVERED, *UNITS, WHO),
    match=(BY_CODE, BY_CITIZEN_ID, CANDIDATES, BY_NAME, UNSURE, "ANALYZE staged"),
    findings=(NOBODY, SEVERAL, OTHER_NAME),
)


def _always(reader: Reader) -> Any:
    return lambda _: reader


def format_of(code: str, label: Any, title: str, *columns: FactColumn, **more: Any) -> Format:
    """A format whose rows begin with a person, followed by what is told of the person.

    `about` are the words for what such lists are about: in their headers these only explain. `instead` names what a
    column that says whom a row is about is read as where its cells hold that, and no other column does.
    """
    about: tuple[str, ...] = more.pop("about", ())
    neutral = ("Thông tin cá nhân", "Thông tin chung", "Kết quả", *more.pop("neutral", ()))
    rules, ignored = more.pop("rules", ()), more.pop("ignored", ())
    instead: Mapping[str, str] = more.pop("instead", {})
    told_of = {header for each in columns for header in each.column.headers}
    declared = Format(
        code=code,
        label=label,
        title=title,
        person=KEYS,
        whom=(*KEYS, "birth", "male", "female", "citizen_id", "held_title", "unit_text"),
        unheeded=("held_title",),
        ignored=(*(header for header in PERSONAL if header not in told_of), *ignored),
        counter=PEOPLE.counter,
        neutral=neutral,
        **HEADER_WORDS | {"fillers": (*FILLERS, *about)},
        units=PEOPLE.units,
        others=OTHERS,
        **more,
    )
    whom = (replace(each, otherwise=instead.get(each.key, "")) for each in _whom())
    declared.add(*whom, *(each.column for each in columns), rules=(NAME_JOINED, *rules))
    return declared


def _whom() -> tuple[Column, ...]:
    """The columns that say whom a row is about; in the template they are locked."""
    name, family, given = (PEOPLE.column(key) for key in ("full_name", "family_part", "given_part"))
    known = PEOPLE.column("birth")
    birth = partial_day(
        "birth",
        _("Date of birth"),
        known.headers,
        alone=known.alone,
        position=3,
        repeats=False,
        is_key=True,
        width=12,
    )
    title = text("held_title", _("Title"), TITLES, position=4, is_key=True, width=26)
    return (
        text("person_code", _("Code"), CODE_HEADERS, position=1, repeats=False, is_key=True, width=12).column,
        Column("full_name", name.label, name.headers, _always(read_name), position=2, joins=True, repeats=False,
               width=26, writer=name.writer, is_key=True),
        Column("family_part", family.label, family.headers, _always(read_family_part), position=2, repeats=False,
               in_template=False),
        Column("given_part", given.label, given.headers, _always(read_given_part), position=2, repeats=False,
               in_template=False),
        birth.column,
        *_births(),
        Column("citizen_id", _("Citizen id"), PEOPLE.column("citizen_id").headers, _always(read_citizen_id),
               states=("citizen_id", "old_id"), position=3, repeats=False, in_template=False),
        title.column,
        Column("unit_text", _("Unit"), UNIT_NOW, PEOPLE.column("unit_text").reader,
               position=5, in_template=False),
    )  # fmt: skip


def _births() -> Iterator[Column]:
    """A day of birth that stands in a column of the men or of the women."""
    for column in BIRTH_COLUMNS:
        if column.key in ("male", "female"):
            yield replace(column, position=3, in_template=False, writer=None)


def known_rows(values: dict[str, str], joins: str = "", order: str = "cadre.id") -> str:
    """The people who serve in the unit on the day, each with what `joins` find, for the template."""
    return _known(values, joins, order, post="JOIN", whose="true")


def known_rows_of_all(values: dict[str, str], joins: str, order: str = "cadre.id") -> str:
    """As `known_rows`, those included whose posts have ended."""
    whose = "cadre.home_unit_id IN (SELECT covered_id FROM communes_unitcover WHERE unit_id = %(unit)s)"
    return _known(values, joins, order, post="LEFT JOIN", whose=whose)


def _known(values: dict[str, str], joins: str, order: str, *, post: str, whose: str) -> str:
    told_of = "".join(f", '{key}', {sql}" for key, sql in values.items())
    birth = ISO.format("cadre.birth_date", "cadre.birth_precision")
    return KNOWN.format(values=told_of, joins=joins, order=order, post=post, whose=whose, birth=birth)


KNOWN = """
SELECT row_number() OVER (ORDER BY cadre.sort_key, cadre.id, {order}), jsonb_strip_nulls(jsonb_build_object(
  'person_code', cadre.code, 'full_name', cadre.full_name, 'birth', {birth}, 'held_title', post.label{values}))
FROM cadres_cadre AS cadre
{post} (
  SELECT DISTINCT ON (held.cadre_id) held.cadre_id, title.label_vi AS label
  FROM cadres_posting AS held
  JOIN communes_unitcover AS cover ON cover.covered_id = held.unit_id AND cover.unit_id = %(unit)s
  JOIN cadres_employmentstatus AS status ON status.code = held.status_id AND status.counts
  JOIN cadres_title AS title ON title.code = held.title_id
  WHERE held.period @> %(day)s::date
  ORDER BY held.cadre_id, held.is_primary DESC, held.title_id
) AS post ON post.cadre_id = cadre.id
{joins}
WHERE {whose}
ORDER BY 1
"""

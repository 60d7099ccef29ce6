"""What only other rows or the registry can tell of a row, and who is registered but not in the roster."""

from django.utils.translation import gettext_lazy as _

from apps.cadres.roster_loading import matching, transfers
from apps.cadres.roster_loading.texts import ISO, UNIT_WORDS
from apps.rosters.needs import only, says
from apps.rosters.remarks import explain
from apps.rosters.remedies import FOR_INFORMATION, IF_SOMEBODY_ELSE

LISTED_TWICE = explain(
    "D101",
    _("%(value)s is listed more than once; also in row %(rows)s."),
    _("Keep one row. If these are two people of one name, give the citizen id or date of birth of each."),
)
OTHER_UNIT = explain(
    "D102",
    _("This citizen id belongs to a person of another unit."),
    _("If the person has moved to your unit, ask the province to record the transfer first; else check the number."),
)
NAMES_OTHER_UNIT = explain(
    "D103",
    _("The row names “%(value)s”, which does not belong to the unit of this roster."),
    _("Remove the row, or upload it for the unit that it belongs to."),
)
UNIT_NOT_FOUND = explain(
    "D104",
    _("The row does not say to which commune the person belongs."),
    _("Write the commune's name in the row or in a group row above, or upload each commune's roster on its own."),
)
SEVERAL_FIT = explain(
    "D105",
    _("Several registered people fit %(value)s."),
    _("Say on the page of this roster who is meant, or give the citizen id or the full date of birth."),
)
BIRTH_NEEDED = explain(
    "D106",
    _("%(value)s is already registered, but the row gives no date of birth to tell whether it is the same person."),
    _("Give the date of birth, at least the year."),
)
CITIZEN_ID_DIFFERS = explain(
    "D107",
    _("%(value)s is registered with another citizen id."),
    _("Check the number. If the registry is wrong, correct the person's record first."),
)
CITIZEN_ID_TAKEN = explain(
    "D108",
    _("The citizen id is registered for %(before)s, but this row names %(value)s."),
    _("Check the number and the name."),
)
TITLE_NEEDED = explain(
    "D109",
    _("%(value)s is new in the registry, but the row states no title."),
    _("Write the person's title, for instance “Văn phòng - thống kê”."),
)
PRECISER_KNOWN = explain(
    "D110",
    _("The registry knows the date more precisely: %(before)s; the roster says %(after)s."),
    _("The registry's date stays. If it is wrong, correct the person's record."),
)
OFFICIAL_TOO_EARLY = explain(
    "D111", _("The day of official Party membership lies before the admission."), _("Check both dates.")
)

SHEET_OF_OTHER_UNIT = explain(
    "D112",
    _("The sheet is headed “%(value)s”, which does not belong to the unit of this roster."),
    _("Choose the right file, or upload it for the unit that it names; where only the heading is wrong, correct it."),
)
MAYBE = explain(
    "D113",
    _("%(value)s may be the registered %(before)s: not everything agrees."),
    _("Say on the page of this roster whether it is the same person."),
)
NAME_TURNED = explain(
    "D115", _("%(value)s was taken for the registered %(before)s: the parts of the name are swapped."), IF_SOMEBODY_ELSE
)
NAME_SHORT = explain(
    "D116", _("%(value)s was taken for the registered %(before)s: a part of the name is missing."), IF_SOMEBODY_ELSE
)
NAME_ALIKE = explain(
    "D117", _("%(value)s was taken for the registered %(before)s, whose name is written otherwise."), IF_SOMEBODY_ELSE
)
BIRTH_TURNED = explain(
    "D118",
    _(
        "%(value)s was taken for the person of this name who is registered as born on %(before)s: "
        "day and month are swapped."
    ),
    IF_SOMEBODY_ELSE,
)
BIRTH_DIGIT = explain(
    "D119",
    _("%(value)s was taken for the person of this name who is registered as born on %(before)s: one digit differs."),
    IF_SOMEBODY_ELSE,
)
BIRTH_YEAR = explain(
    "D135",
    _("%(value)s was taken for a person of this name and year of birth who is registered in another commune."),
    IF_SOMEBODY_ELSE,
)
SEVERAL_COMMUNES = explain(
    "D141",
    _("“%(value)s” is the name of several communes: %(fitting)s."),
    _("Write the district or the official code behind the name, for instance “Xã Lạc Sỹ (05356)”."),
)

CODE_OF_ANOTHER = explain(
    "D142",
    _("By its code in the registry the row is about %(before)s, but it names %(value)s."),
    _("Take the code out of the row if this is another person; a name that changed is corrected on the person's page."),
)
CODE_UNKNOWN = explain(
    "D143", _("“%(value)s” is no code of a person of this unit; the row was read without it."), FOR_INFORMATION
)

NOBODY = "NULL::jsonb, NULL::jsonb, '{}'::jsonb"
SAYS = "staged JOIN staged_person AS says ON says.id = staged.id"

# Only rows that share anything with another one are looked at further; in most rosters there are none, and to make the
# keys of all rows, or to see what each states, would take longer than to see so. Rows of one name and birth are two
# people where the registry knows two of just this name and birth, and each row means another of them.
TWICE = f"""
WITH meant AS MATERIALIZED (
  SELECT id, coalesce(staged.person, crowded.person) AS person FROM staged LEFT JOIN crowded USING (id)
), again AS MATERIALIZED (
  SELECT id FROM meant WHERE person IN (SELECT person FROM meant GROUP BY 1 HAVING count(*) > 1)
  UNION
  SELECT id FROM staged_person
  WHERE citizen_id IN (SELECT citizen_id FROM staged_person GROUP BY 1 HAVING count(*) > 1)
    OR (folded, birth) IN (SELECT folded, birth FROM staged_person GROUP BY 1, 2 HAVING count(*) > 1)
), keyed AS MATERIALIZED (
  SELECT id, key
  FROM staged JOIN staged_person AS says USING (id) JOIN meant USING (id)
  CROSS JOIN LATERAL (VALUES
    ('p' || meant.person), ('c' || citizen_id),
    ('n' || folded || '/' || birth || coalesce(sex, '') || CASE WHEN stated ? 'chosen' THEN '/' || id ELSE '' END))
    AS keys (key)
  WHERE id = ANY(ARRAY(SELECT id FROM again)) AND key IS NOT NULL
), doubled AS MATERIALIZED (
  SELECT keyed.id, key, sheet, line, says.citizen_id, says.full_name, known.id AS namesake
  FROM keyed JOIN staged USING (id) JOIN staged_person AS says USING (id)
  LEFT JOIN cadres_cadre AS known ON known.id = staged.person AND known.name_folded = says.folded
    AND {ISO.format("known.birth_date", "known.birth_precision")} = says.birth
  WHERE key = ANY(ARRAY(SELECT key FROM keyed GROUP BY key HAVING count(*) > 1))
)
SELECT mine.id, 'issue', 'D101', 'full_name', mine.full_name, NULL::jsonb, NULL::jsonb,
  jsonb_build_object('rows', string_agg(DISTINCT
    CASE WHEN other.sheet = mine.sheet THEN other.line::text ELSE other.line || ' (' || other.sheet || ')' END, ', '))
FROM doubled AS mine JOIN doubled AS other ON other.key = mine.key AND other.id <> mine.id
WHERE NOT (left(mine.key, 1) = 'n'
  AND (coalesce(other.citizen_id <> mine.citizen_id, false) OR coalesce(other.namesake <> mine.namesake, false)))
GROUP BY mine.id, mine.full_name
"""
# In two parts, so that neither looks up each row of a roster in which nobody is of another unit.
ELSEWHERE = """
SELECT unsure.id, says.citizen_id
FROM (SELECT id FROM staged WHERE person IS NULL AND status = 'unsure' OFFSET 0) AS unsure
JOIN staged_person AS says ON says.id = unsure.id
JOIN numbered AS known ON known.citizen_id = says.citizen_id
UNION ALL
SELECT staged.id, says.citizen_id
FROM numbered AS known JOIN staged_person AS says ON says.citizen_id = known.citizen_id
JOIN staged ON staged.id = says.id AND staged.person <> known.id
WHERE known.home_unit_id NOT IN (SELECT unit FROM covered)
"""
REGISTERED_ELSEWHERE = f"""
SELECT staged.id, 'issue', 'D102', 'citizen_id', staged.citizen_id, {NOBODY}
FROM ({ELSEWHERE}) AS staged
WHERE NOT EXISTS (SELECT FROM transfer WHERE transfer.id = staged.id)
  AND NOT EXISTS (SELECT FROM crowded WHERE crowded.id = staged.id)
"""
NAMED_ELSEWHERE = f"""
SELECT staged.id, 'issue', 'D103', 'unit_text', staged.unit_text, {NOBODY}
FROM staged JOIN staged_unit ON staged_unit.text = staged.unit_text
WHERE staged_unit.unit IS NULL AND staged_unit.is_commune AND staged_unit.several IS NULL
"""
NAMED_LIKE_ANOTHER = """
SELECT staged.id, 'issue', 'D141', 'unit_text', staged.unit_text, NULL::jsonb, NULL::jsonb,
  jsonb_build_object('fitting', staged_unit.several)
FROM staged JOIN staged_unit ON staged_unit.text = staged.unit_text
WHERE staged_unit.several IS NOT NULL
"""
NOWHERE = f"""
SELECT staged.id, 'issue', 'D104', 'unit_text', coalesce(staged.unit_text, ''), {NOBODY}
FROM {SAYS} LEFT JOIN staged_unit ON staged_unit.text = staged.unit_text
WHERE says.target IS NULL AND NOT coalesce(staged_unit.is_commune, false)
"""
UNSURE = f"""
SELECT staged.id, 'issue',
  CASE WHEN bool_or(is_other_id) AND count(*) = 1 THEN 'D107' WHEN bool_or(is_vague) THEN 'D106'
    WHEN count(*) = 1 THEN 'D113' ELSE 'D105' END,
  CASE WHEN bool_or(is_other_id) AND count(*) = 1 THEN 'citizen_id' WHEN bool_or(is_vague) THEN 'birth'
    ELSE 'full_name' END,
  says.full_name, to_jsonb(max(known.full_name)), NULL::jsonb, '{{}}'::jsonb
FROM {SAYS} JOIN candidate ON candidate.id = staged.id AND candidate.is_here
JOIN cadres_cadre AS known ON known.id = candidate.person
WHERE staged.status = 'unsure' AND NOT EXISTS (SELECT FROM crowded WHERE crowded.id = staged.id)
GROUP BY staged.id, says.full_name
"""
# Why a match is not beyond doubt; told beside the value that differs.
LIKELY = f"""
SELECT staged.id, 'notice', told.code, told.key, says.full_name, to_jsonb(told.before), NULL::jsonb, '{{}}'::jsonb
FROM {SAYS} JOIN candidate ON candidate.id = staged.id AND candidate.person = staged.person AND NOT candidate.is_sure
JOIN registered AS known ON known.person = staged.person
CROSS JOIN LATERAL (VALUES
  (candidate.name = 'order', 'D115', 'full_name', known.full_name),
  (candidate.name = 'part', 'D116', 'full_name', known.full_name),
  (candidate.name = 'similar', 'D117', 'full_name', known.full_name),
  (candidate.birth = 'turned', 'D118', 'birth', known.birth),
  (candidate.birth = 'digit', 'D119', 'birth', known.birth),
  (candidate.birth = 'coarse' AND NOT candidate.is_same_unit, 'D135', 'birth', NULL)
) AS told (holds, code, key, before)
WHERE told.holds AND staged.status <> 'unsure'
"""
# Two joins on keys: one join by a condition that chooses between them compares every row with every person.
TAKEN = f"""
SELECT staged.id, 'issue', 'D108', 'citizen_id', says.full_name, to_jsonb(known.full_name), NULL::jsonb, '{{}}'::jsonb
FROM {SAYS} JOIN registered AS known ON known.person = staged.person
WHERE staged.status = 'unsure'
UNION ALL
SELECT says.id, 'issue', 'D108', 'citizen_id', says.full_name, to_jsonb(known.full_name), NULL::jsonb, '{{}}'::jsonb
FROM staged_person AS says JOIN numbered AS known ON known.citizen_id = says.citizen_id
-- Fetched as a whole, or each row is looked up by itself to see that it means whom the number means.
JOIN (SELECT id, person, status FROM staged OFFSET 0) AS meant ON meant.id = says.id AND meant.person <> known.id
WHERE meant.status <> 'unsure' AND known.home_unit_id IN (SELECT unit FROM covered)
"""
UNTITLED = f"""
SELECT staged.id, 'issue', 'D109', 'titles', says.full_name, {NOBODY}
FROM {SAYS}
WHERE staged.status = 'new' AND NOT staged.stated ? 'titles' AND says.full_name IS NOT NULL
"""
# A whole day is never coarser; most rosters state nothing else.
COARSER = f"""
SELECT staged.id, 'notice', 'D110', 'birth', says.birth, to_jsonb(known.birth), to_jsonb(says.birth), '{{}}'::jsonb
FROM {SAYS} JOIN registered AS known ON known.person = staged.person
WHERE length(says.birth) < length('2000-01-01') AND length(says.birth) < length(known.birth)
"""
TOO_EARLY = f"""
SELECT staged.id, 'issue', 'D111', 'party_official', says.official, {NOBODY}
FROM {SAYS}
LEFT JOIN registered_member AS known ON known.person = staged.person
WHERE coalesce(says.official_on, known.official_on) < coalesce(says.joined_on, known.joined_on)
"""
OF_ANOTHER = f"""
SELECT says.id, 'issue', 'D142', 'full_name', says.full_name, to_jsonb(known.full_name), NULL::jsonb, '{{}}'::jsonb
{matching.NAMED_BY_CODE}
JOIN staged ON staged.id = says.id
WHERE NOT fits.holds AND NOT staged.stated ? 'chosen'
"""
OF_NOBODY = f"""
SELECT says.id, 'notice', 'D143', 'person_code', says.person_code, {NOBODY}
FROM staged_person AS says
WHERE says.person_code IS NOT NULL AND NOT EXISTS (
  SELECT FROM cadres_cadre AS known
  WHERE known.id = coalesce(
      (SELECT id FROM cadres_cadre WHERE code = says.person_code),
      (SELECT cadre_id FROM cadres_mergedrecord WHERE code = says.person_code))
    AND known.home_unit_id IN (SELECT unit FROM covered))
"""
FINDINGS = (
    TWICE,
    only(OF_ANOTHER, says("person_code")),
    only(OF_NOBODY, says("person_code")),
    only(REGISTERED_ELSEWHERE, {"numbered"}),
    NAMED_ELSEWHERE,
    NAMED_LIKE_ANOTHER,
    NOWHERE,
    only(UNSURE, {"weighed"}),
    only(LIKELY, {"matched"}, {"weighed"}),
    only(TAKEN, {"matched", "numbered"}),
    only(UNTITLED, {"open"}),
    only(COARSER, {"matched"}, says("birth")),
    only(TOO_EARLY, says("party_joined", "party_official")),
    *transfers.FINDINGS,
)

# Only a heading that names a commune by kind and name is taken at its word.
HEADED_ELSEWHERE = rf"""
SELECT headed.id, 'issue', 'D112', NULL, headed.unit_text, {NOBODY}
FROM (
  SELECT id, unit_text, trim(regexp_replace(split_part(regexp_replace(text, ' - |,|;|\(', '|'), '|', 1),
    '{UNIT_WORDS}', '')) AS folded
  FROM (SELECT id, unit_text, core_fold(trim(unit_text)) AS text FROM staged_sheet) AS heading
  WHERE text ~ '\m(xa|phuong|thi tran|dac khu)\M'
) AS headed
WHERE EXISTS (
    SELECT FROM communes_unitperiod WHERE name_folded = headed.folded AND length(code) = 5)
  AND NOT EXISTS (
    SELECT FROM communes_unitperiod JOIN covered ON covered.unit = unit_id
    WHERE name_folded = headed.folded AND length(code) = 5)
"""
SHEET_FINDINGS = (HEADED_ELSEWHERE,)

ABSENT = """
SELECT known.code, known.full_name FROM cadres_cadre AS known
WHERE known.id = ANY(ARRAY(
  SELECT person FROM serving EXCEPT SELECT person FROM staged EXCEPT SELECT person FROM candidate
  EXCEPT SELECT person FROM transfer))
ORDER BY known.sort_key, known.id
"""

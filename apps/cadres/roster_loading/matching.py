"""Whom a row means: by what people answered, by citizen id, else by a score of all that agrees with the registry."""

from apps.cadres.roster_loading import registered, scoring, transfers
from apps.cadres.roster_loading.named_units import NAMED
from apps.cadres.roster_loading.scoring import SIMILAR
from apps.cadres.roster_loading.texts import FIRST, ISO, PRECISION, UNIT_WORDS
from apps.rosters.kept_tables import Filled
from apps.rosters.needs import Ask, Step, only, says

__all__ = ["COVERED", "FIRST", "ISO", "MATCH", "PRECISION", "PREPARE", "UNITS", "UNIT_WORDS"]

COVERED = """
INSERT INTO covered
SELECT covered_id FROM communes_unitcover WHERE unit_id = %(unit)s UNION SELECT %(unit)s
"""
HEADED = """
-- In the roster of several communes a sheet's heading names the unit of its rows that name none.
UPDATE staged SET unit_text = headed.unit_text
FROM staged_sheet AS headed JOIN communes_unit AS roster ON roster.id = %(unit)s
WHERE roster.level <> 'commune' AND headed.name = staged.sheet AND staged.unit_text IS NULL
"""
UNITS = (HEADED, Filled("staged_unit", NAMED))
SAID = f"""
SELECT staged.id, person_code, full_name, core_fold(full_name) AS folded, sex, birth,
  {FIRST.format("birth")} AS birth_date,
  {PRECISION.format("birth")} AS birth_precision, ethnic, citizen_id, phone, religion, home_town, email,
  other_names, birth_place,
  joined, {FIRST.format("joined")} AS joined_on, {PRECISION.format("joined")} AS joined_precision,
  official, {FIRST.format("official")} AS official_on, {PRECISION.format("official")} AS official_precision,
  is_member OR joined IS NOT NULL OR official IS NOT NULL AS is_member,
  CASE WHEN roster.level = 'commune' THEN roster.id ELSE staged_unit.unit END AS target
FROM staged
CROSS JOIN LATERAL (
  SELECT stated->>'person_code' AS person_code,
    stated->>'full_name' AS full_name, stated->>'sex' AS sex, stated->>'birth' AS birth,
    stated->>'ethnic' AS ethnic, stated->>'citizen_id' AS citizen_id, stated->>'phone' AS phone,
    stated->>'religion' AS religion, stated->>'home_town' AS home_town, stated->>'email' AS email,
    stated->>'other_names' AS other_names, stated->>'birth_place' AS birth_place,
    stated->>'party_joined' AS joined, stated->>'party_official' AS official,
    coalesce((stated->>'party_member')::boolean, false) AS is_member
) AS says
JOIN communes_unit AS roster ON roster.id = %(unit)s
LEFT JOIN staged_unit ON staged_unit.text = staged.unit_text
"""
# How many rows there are is all that is to be known; to look through what they state costs more than it saves.
COUNTED = "ANALYZE staged (id, unit_text, person, moved, status), staged_person (id, citizen_id), covered"
PREPARE = (COVERED, *UNITS, Filled("staged_person", SAID, key="id"), COUNTED)

# Somebody said whom the row means; the code may be that of a record that was merged since.
CHOSEN = """
UPDATE staged SET person = known.id, code = known.code
FROM cadres_cadre AS known
WHERE known.id = coalesce(
    (SELECT id FROM cadres_cadre WHERE code = staged.stated->>'chosen'),
    (SELECT cadre_id FROM cadres_mergedrecord WHERE code = staged.stated->>'chosen'))
  AND staged.stated ? 'chosen' AND staged.stated->>'chosen' <> '-'
  AND (known.home_unit_id IS NULL OR known.home_unit_id IN (SELECT unit FROM covered))
"""
# Whom the registry's own code means, as long as the name still is that of this person: nobody types the code, but a row
# may have been given to somebody else. Codes of people of other units mean nobody, as if there were none.
NAMED_BY_CODE = f"""
FROM staged_person AS says JOIN cadres_cadre AS known
  ON known.id = coalesce(
    (SELECT id FROM cadres_cadre WHERE code = says.person_code),
    (SELECT cadre_id FROM cadres_mergedrecord WHERE code = says.person_code))
  AND known.home_unit_id IN (SELECT unit FROM covered)
CROSS JOIN LATERAL (SELECT known.name_folded = says.folded OR (
  similarity(known.name_folded, says.folded) >= {SIMILAR}
  AND coalesce(extract(year FROM known.birth_date) = extract(year FROM says.birth_date), true)) AS holds) AS fits
"""
BY_CODE = f"""
UPDATE staged SET person = known.id, code = known.code, status = 'unchanged'
{NAMED_BY_CODE}
WHERE staged.id = says.id AND staged.person IS NULL AND fits.holds AND NOT staged.stated ? 'chosen'
"""
# Who is known by the number and the name is unchanged until something differs: most rows are written to once.
BY_CITIZEN_ID = """
UPDATE staged SET person = known.id, code = known.code,
  status = CASE WHEN known.name_folded <> says.folded
                 AND NOT coalesce(starts_with(known.birth, left(says.birth, 4)), false)
           THEN 'unsure' ELSE 'unchanged' END
FROM staged_person AS says JOIN numbered AS known ON known.citizen_id = says.citizen_id
WHERE staged.id = says.id AND (known.home_unit_id IS NULL OR known.home_unit_id IN (SELECT unit FROM covered))
  AND staged.person IS NULL AND coalesce(staged.stated->>'chosen', '-') = '-'
"""
# Of a citizen id that belongs to a person of another unit whose name and birth are others.
ELSEWHERE = """
UPDATE staged SET status = 'unsure'
FROM staged_person AS says JOIN numbered AS known ON known.citizen_id = says.citizen_id
WHERE staged.id = says.id AND staged.person IS NULL AND staged.status = 'new'
"""
# A person whose primary post runs in another of the roster's units has moved here.
MOVED = """
UPDATE staged SET moved = true
FROM staged_person AS says, registered_post AS held
WHERE staged.id = says.id AND held.person = staged.person AND held.is_primary AND held.unit <> says.target
  AND staged.status <> 'unsure'
"""
# Whether the registry knows any of the citizen ids, and whether there are rows whose person is still looked for.
SO_FAR = Ask("""
SELECT 'numbered' WHERE EXISTS (SELECT FROM numbered)
UNION ALL SELECT 'open' WHERE EXISTS (SELECT FROM staged WHERE person IS NULL AND status = 'new')
""")
# Whether anybody is matched by now, and whether anybody was weighed.
BY_NOW = Ask("""
SELECT 'matched' WHERE EXISTS (SELECT FROM staged WHERE person IS NOT NULL)
UNION ALL SELECT 'weighed' WHERE EXISTS (SELECT FROM candidate)
""")
MATCH: tuple[Step, ...] = (
    only(CHOSEN, says("chosen")),
    only(BY_CODE, says("person_code")),
    *(only(step, says("citizen_id")) for step in registered.NUMBERED),
    only(BY_CITIZEN_ID, says("citizen_id")),
    SO_FAR,
    *transfers.FOUND,
    only(ELSEWHERE, {"numbered"}, {"open"}),
    *scoring.SCORED,
    only(transfers.ALIKE, {"open"}),
    BY_NOW,
    *scoring.SETTLED,
    only("ANALYZE staged (id, person, status)", {"matched"}),
    *registered.REGISTERED,
    only(MOVED, {"matched"}),
)

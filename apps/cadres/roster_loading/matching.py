"""Whom a row means: by citizen id, else by name, birth and sex among the people of the roster's units."""

# 1980, 1980-03 and 1980-03-05 as the first day of the stretch, and its precision.
FIRST = "left({0} || '-01-01', 10)::date"
PRECISION = "CASE length({0}) WHEN 4 THEN 'year' WHEN 7 THEN 'month' ELSE 'day' END"
# A date of the registry as 1980, 1980-03 or 1980-03-05.
ISO = "left({0}::text, CASE {1} WHEN 'year' THEN 4 WHEN 'month' THEN 7 ELSE 10 END)"

# "UBND XÃ LẠC SỸ", "A. Xã Lạc Sỹ" and "Lạc Sỹ" name the same unit.
UNIT_WORDS = (
    r"^((ubnd|uy ban nhan dan|hdnd|dang bo|dang uy|[ivx]+\.|[a-z]\.|[-:.])\s*)*((xa|phuong|thi tran|dac khu|tt\.)\s+)?"
)

COVERED = """
INSERT INTO covered
SELECT covered_id FROM communes_unitcover WHERE unit_id = %(unit)s UNION SELECT %(unit)s
"""
UNITS = rf"""
DROP TABLE IF EXISTS staged_unit;
CREATE TEMP TABLE staged_unit ON COMMIT DROP AS
SELECT named.text,
  (SELECT period.unit_id FROM communes_unitperiod AS period JOIN covered ON covered.unit = period.unit_id
   WHERE period.name_folded = named.folded AND length(period.code) = 5
   ORDER BY (period.valid @> %(day)s::date) DESC, lower(period.valid) DESC LIMIT 1) AS unit,
  EXISTS (SELECT FROM communes_unitperiod AS period
          WHERE period.name_folded = named.folded AND length(period.code) = 5) AS is_commune
FROM (
  SELECT DISTINCT unit_text AS text, trim(regexp_replace(core_fold(trim(unit_text)), '{UNIT_WORDS}', '')) AS folded
  FROM staged WHERE unit_text IS NOT NULL
) AS named
"""
PERSON = f"""
DROP TABLE IF EXISTS staged_person;
CREATE TEMP TABLE staged_person ON COMMIT DROP AS
SELECT staged.id, full_name, core_fold(full_name) AS folded, sex, birth, {FIRST.format("birth")} AS birth_date,
  {PRECISION.format("birth")} AS birth_precision, ethnic, citizen_id, phone, religion, home_town, email,
  joined, {FIRST.format("joined")} AS joined_on, {PRECISION.format("joined")} AS joined_precision,
  official, {FIRST.format("official")} AS official_on, {PRECISION.format("official")} AS official_precision,
  is_member OR joined IS NOT NULL OR official IS NOT NULL AS is_member,
  CASE WHEN roster.level = 'commune' THEN roster.id ELSE staged_unit.unit END AS target
FROM staged
CROSS JOIN LATERAL (
  SELECT stated->>'full_name' AS full_name, stated->>'sex' AS sex, stated->>'birth' AS birth,
    stated->>'ethnic' AS ethnic, stated->>'citizen_id' AS citizen_id, stated->>'phone' AS phone,
    stated->>'religion' AS religion, stated->>'home_town' AS home_town, stated->>'email' AS email,
    stated->>'party_joined' AS joined, stated->>'party_official' AS official,
    coalesce((stated->>'party_member')::boolean, false) AS is_member
) AS says
JOIN communes_unit AS roster ON roster.id = %(unit)s
LEFT JOIN staged_unit ON staged_unit.text = staged.unit_text
"""
INDEXES = "ALTER TABLE staged_person ADD PRIMARY KEY (id); ANALYZE staged, staged_person, covered"
PREPARE = (COVERED, UNITS, PERSON, INDEXES)

BY_CITIZEN_ID = f"""
UPDATE staged SET person = known.id, code = known.code,
  status = CASE WHEN known.name_folded <> says.folded
                 AND NOT coalesce(
                     starts_with({ISO.format("known.birth_date", "known.birth_precision")}, left(says.birth, 4)), false)
           THEN 'unsure' ELSE staged.status END
FROM staged_person AS says JOIN cadres_cadre AS known ON known.citizen_id = says.citizen_id
WHERE staged.id = says.id AND (known.home_unit_id IS NULL OR known.home_unit_id IN (SELECT unit FROM covered))
"""
ELSEWHERE = """
UPDATE staged SET status = 'unsure'
FROM staged_person AS says JOIN cadres_cadre AS known ON known.citizen_id = says.citizen_id
WHERE staged.id = says.id AND staged.person IS NULL
"""
# `is_strong`: both births are known and agree as far as the coarser one goes.
CANDIDATES = f"""
DROP TABLE IF EXISTS candidate;
CREATE TEMP TABLE candidate ON COMMIT DROP AS
SELECT says.id, known.id AS person, known.code, says.birth IS NULL AND known.birth IS NOT NULL AS is_vague,
  says.birth IS NOT NULL AND known.birth IS NOT NULL AS is_strong,
  coalesce(known.citizen_id <> says.citizen_id, false) AS is_other_id
FROM staged_person AS says JOIN staged ON staged.id = says.id
JOIN (
  SELECT *, {ISO.format("birth_date", "birth_precision")} AS birth FROM cadres_cadre
  WHERE home_unit_id IN (SELECT unit FROM covered)
) AS known ON known.name_folded = says.folded
WHERE staged.person IS NULL AND staged.status = 'new'
  AND (known.sex IS NULL OR says.sex IS NULL OR known.sex = says.sex)
  AND (known.birth IS NULL OR says.birth IS NULL
       OR left(known.birth, least(length(known.birth), length(says.birth)))
        = left(says.birth, least(length(known.birth), length(says.birth))))
  AND NOT EXISTS (SELECT FROM staged AS taken WHERE taken.person = known.id)
"""
BY_NAME = """
UPDATE staged SET person = CASE WHEN choice.is_sure THEN choice.person END,
  code = CASE WHEN choice.is_sure THEN choice.code END,
  status = CASE WHEN choice.is_sure THEN staged.status ELSE 'unsure' END
FROM (
  SELECT id, min(person) AS person, min(code) AS code, count(*) = 1 AND NOT bool_or(is_other_id OR is_vague) AS is_sure
  FROM candidate
  WHERE is_strong OR NOT EXISTS (SELECT FROM candidate AS better WHERE better.id = candidate.id AND better.is_strong)
  GROUP BY id
) AS choice
WHERE staged.id = choice.id
"""
# A person whose primary post runs in another of the roster's units has moved here.
MOVED = """
UPDATE staged SET moved = true
FROM staged_person AS says, cadres_posting AS held
WHERE staged.id = says.id AND held.cadre_id = staged.person AND held.is_primary AND held.period @> %(day)s::date
  AND held.unit_id <> says.target AND staged.status <> 'unsure'
"""
MATCH = (BY_CITIZEN_ID, ELSEWHERE, CANDIDATES, BY_NAME, MOVED, "ANALYZE staged")

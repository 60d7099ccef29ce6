"""How well a registered person fits a row: what agrees is weighed, and the sum decides who is matched or asked about.

Pairs are looked for in blocks (same name, same day, same given name and year, same end of the citizen id), so that
their number stays near that of the rows.
"""

from apps.cadres.roster_loading.texts import ISO
from apps.rosters.kept_tables import Filled, Statement
from apps.rosters.needs import Ask, only

# From how much on a match is told, or asked about; by how much the best must lead.
LIKELY, DOUBTFUL, LEAD = 75, 50, 15
# pg_trgm's measure of two folded names.
SIMILAR = 0.5

LOCAL = f"""
SELECT id, code, name_folded, sex, birth_date, {ISO.format("birth_date", "birth_precision")} AS birth, citizen_id,
  home_unit_id, home_town, substring(name_folded FROM '[^ ]+$') AS given, extract(year FROM birth_date) AS year
FROM cadres_cadre AS known
WHERE home_unit_id IN (SELECT unit FROM covered) AND EXISTS (SELECT FROM staged WHERE {{open}})
  AND NOT EXISTS (SELECT FROM staged AS taken WHERE taken.person = known.id)
"""
OPEN = "staged.person IS NULL AND staged.status = 'new' AND staged.stated->>'chosen' IS NULL"
PAIR = """
WITH asked AS (
  SELECT says.*, substring(folded FROM '[^ ]+$') AS given, extract(year FROM birth_date) AS year
  FROM staged_person AS says JOIN staged ON staged.id = says.id WHERE {open}
)
SELECT asked.id, local.id AS person FROM asked JOIN local ON local.name_folded = asked.folded
  AND (local.year = asked.year OR local.year IS NULL OR asked.year IS NULL
    OR (local.home_unit_id = asked.target AND {near}))
UNION SELECT asked.id, local.id FROM asked JOIN local ON local.birth = asked.birth WHERE length(asked.birth) = 10
UNION SELECT asked.id, local.id FROM asked
  JOIN local ON local.home_unit_id = asked.target AND local.year = asked.year AND local.given = asked.given
UNION SELECT asked.id, local.id FROM asked JOIN local
  ON right(local.citizen_id, 6) = right(asked.citizen_id, 6) AND local.citizen_id <> asked.citizen_id
"""


def one_differs(one: str, other: str, length: int) -> str:
    """Whether two texts of one length differ in exactly one place; spelled out, which is faster than a loop."""
    places = (f"(substr({one}, {at}, 1) <> substr({other}, {at}, 1))::int" for at in range(1, length + 1))
    return f"({' + '.join(places)}) = 1"


NAMES = f"""
CASE WHEN known.name_folded = says.folded THEN 'equal'
  WHEN string_to_array(known.name_folded, ' ') @> string_to_array(says.folded, ' ')
   AND string_to_array(known.name_folded, ' ') <@ string_to_array(says.folded, ' ') THEN 'order'
  WHEN split_part(known.name_folded, ' ', 1) = split_part(says.folded, ' ', 1)
   AND split_part(known.name_folded, ' ', -1) = split_part(says.folded, ' ', -1)
   AND (string_to_array(known.name_folded, ' ') @> string_to_array(says.folded, ' ')
     OR string_to_array(known.name_folded, ' ') <@ string_to_array(says.folded, ' ')) THEN 'part'
  WHEN similarity(known.name_folded, says.folded) >= {SIMILAR} THEN 'similar' ELSE 'other' END
"""
BIRTHS = f"""
CASE WHEN known.birth IS NULL AND says.birth IS NULL THEN 'unknown'
  WHEN says.birth IS NULL THEN 'unsaid' WHEN known.birth IS NULL THEN 'unknown'
  WHEN known.birth = says.birth AND length(says.birth) = 10 THEN 'equal'
  WHEN left(known.birth, least(length(known.birth), length(says.birth)))
     = left(says.birth, least(length(known.birth), length(says.birth))) THEN 'coarse'
  WHEN length(known.birth) = 10 AND length(says.birth) = 10 THEN
    CASE WHEN left(known.birth, 4) || right(known.birth, 2) || substr(known.birth, 6, 2)
        = left(says.birth, 4) || substr(says.birth, 6, 2) || right(says.birth, 2) THEN 'turned'
      WHEN {one_differs("known.birth", "says.birth", 10)} THEN 'digit'
      WHEN left(known.birth, 4) = left(says.birth, 4) THEN 'year' ELSE 'other' END
  WHEN left(known.birth, 4) = left(says.birth, 4) THEN 'year' ELSE 'other' END
"""
IDS = f"""
CASE WHEN known.citizen_id IS NULL OR says.citizen_id IS NULL THEN 'unknown'
  WHEN known.citizen_id = says.citizen_id THEN 'equal'
  WHEN length(says.citizen_id) = 12 AND {one_differs("known.citizen_id", "says.citizen_id", 12)} THEN 'digit'
  ELSE 'other' END
"""
SCORE = """
  CASE name WHEN 'equal' THEN 40 WHEN 'order' THEN 30 WHEN 'part' THEN 25 WHEN 'similar' THEN 15 ELSE -20 END
+ CASE birth WHEN 'equal' THEN 40 WHEN 'coarse' THEN 25 WHEN 'turned' THEN 25 WHEN 'digit' THEN 20 WHEN 'year' THEN 10
    WHEN 'other' THEN -40 ELSE 0 END
+ CASE citizen_id WHEN 'equal' THEN 100 WHEN 'digit' THEN 35 WHEN 'other' THEN -30 ELSE 0 END
+ CASE sex WHEN 'equal' THEN 5 WHEN 'other' THEN -25 ELSE 0 END
+ CASE WHEN is_same_unit THEN 10 ELSE 5 END
+ CASE WHEN is_same_joining THEN 10 ELSE 0 END
+ CASE WHEN is_same_town THEN 5 ELSE 0 END
"""
# What agrees between a row and a person. OFFSET 0 keeps the planner from working each value out once for every use.
COMPARED = f"""
SELECT says.id, known.id AS person, known.code, {NAMES} AS name, {BIRTHS} AS birth, {IDS} AS citizen_id,
  CASE WHEN known.sex IS NULL OR says.sex IS NULL THEN 'unknown' WHEN known.sex = says.sex THEN 'equal'
    ELSE 'other' END AS sex,
  coalesce(known.home_unit_id = says.target, false) OR EXISTS (
    SELECT FROM communes_unitcover WHERE unit_id = says.target AND covered_id = known.home_unit_id) AS is_same_unit,
  says.joined IS NOT NULL AND EXISTS (
    SELECT FROM cadres_partymembership AS member
    WHERE member.cadre_id = known.id AND member.joined_on = says.joined_on
      AND member.joined_precision = says.joined_precision) AS is_same_joining,
  CASE WHEN says.home_town <> '' THEN core_fold(known.home_town) = core_fold(says.home_town) END AS is_same_town
FROM pair JOIN staged_person AS says ON says.id = pair.id JOIN local AS known ON known.id = pair.person
OFFSET 0
"""
# `is_strong`: both births are known and agree as far as the coarser one goes.
CANDIDATES = f"""
SELECT *, birth = 'unsaid' AS is_vague, birth IN ('equal', 'coarse') AS is_strong,
  citizen_id IN ('digit', 'other') AS is_other_id, true AS is_here,
  name = 'equal' AND sex <> 'other' AND citizen_id IN ('unknown', 'equal')
    AND (birth = 'equal' OR (birth IN ('coarse', 'unknown') AND is_same_unit)) AS is_sure
FROM (SELECT compared.*, ({SCORE})::int AS score FROM ({COMPARED}) AS compared OFFSET 0) AS weighed
WHERE score >= {DOUBTFUL} AND NOT (name = 'other' AND citizen_id <> 'digit')
"""
VERDICT = f"""
UPDATE staged SET person = CASE WHEN best.is_taken THEN best.person END,
  code = CASE WHEN best.is_taken THEN best.code END,
  status = CASE WHEN best.is_taken THEN staged.status ELSE 'unsure' END
FROM (
  SELECT DISTINCT ON (id) id, person, code, (is_sure OR (score >= {LIKELY} AND NOT is_other_id AND NOT is_vague))
    AND score - coalesce(lead(score) OVER (PARTITION BY id ORDER BY score DESC, person), 0) >= {LEAD} AS is_taken
  FROM candidate ORDER BY id, score DESC, person
) AS best
WHERE staged.id = best.id
"""
# Nobody is matched by two rows: the one that fits best has the person, the others are asked about.
CROWDED = """
SELECT id, person, code FROM (
  SELECT staged.id, staged.person, staged.code, row_number() OVER (
    PARTITION BY staged.person
    ORDER BY staged.id = ANY(%(left_out)s), staged.stated->>'chosen' IS NULL, coalesce(candidate.score, 1000) DESC,
      staged.id) AS place
  FROM staged LEFT JOIN candidate ON candidate.id = staged.id AND candidate.person = staged.person
  WHERE staged.person IS NOT NULL
) AS standing
WHERE place > 1
"""
YIELD = """
UPDATE staged SET person = NULL, code = NULL, status = 'unsure' FROM crowded WHERE staged.id = crowded.id
"""
# Who was weighed and not taken is not meant, and so may be absent.
FORGET = """
DELETE FROM candidate USING staged
WHERE staged.id = candidate.id AND staged.status <> 'unsure' AND staged.person <> candidate.person
"""
NEAR = one_differs("local.birth", "asked.birth", 10)
WEIGHED: tuple[Statement, ...] = (
    Filled("pair", PAIR.replace("{open}", OPEN).replace("{near}", NEAR)),
    "ANALYZE pair",
    Filled("candidate", CANDIDATES),
    VERDICT,
)
SCORED = (
    only(Filled("local", LOCAL.replace("{open}", OPEN)), {"open"}),
    only("ANALYZE local", {"open"}),
    only(Ask("SELECT 'local' WHERE EXISTS (SELECT FROM local)"), {"open"}),
    *(only(step, {"local"}) for step in WEIGHED),
)
SETTLED = (
    only(Filled("crowded", CROWDED), {"matched"}),
    only(YIELD, {"matched"}),
    only(FORGET, {"matched"}, {"weighed"}),
)

"""What rows of a reorganisation mean: which resolution, which unit before, which after; and what cannot be."""

from apps.cadres.roster_loading.matching import COVERED, UNIT_WORDS

CODE, PLAIN = "substring({0} FROM '^[0-9]{{5}}')", r"core_fold(trim(regexp_replace({0}, '^[0-9]{{5}}\s*', '')))"
KIND = r"replace(substring({0} FROM '^(?:xa|phuong|thi tran|dac khu)\M'), ' ', '_')"
BEFORE, AFTER = "stated->>'reorg_from'", "stated->>'reorg_to'"
NAME = f"regexp_replace({{0}}, '{UNIT_WORDS}', '')"
MERGE = f"""
DROP TABLE IF EXISTS staged_merge;
CREATE TEMP TABLE staged_merge ON COMMIT DROP AS
SELECT told.*, known.id AS known, coalesce(told.effective, known.effective_on) AS day, {KIND.format("from_plain")} AS
  from_kind, {NAME.format("from_plain")} AS from_name, {KIND.format("to_plain")} AS to_kind,
  {NAME.format("to_plain")} AS to_name, NULL::bigint AS from_unit, NULL::bigint AS to_unit
FROM (
  SELECT id, core_fold(stated->>'reorg_resolution') AS resolution, (stated->>'reorg_effective')::date AS effective,
    coalesce(stated->>'reorg_how', 'whole') AS how, coalesce(stated->>'reorg_seat', 'false')::boolean AS is_seat,
    coalesce(stated->>'reorg_people', 'false')::boolean AS takes_people, stated->>'reorg_code' AS own_code,
    {CODE.format(BEFORE)} AS from_code, {PLAIN.format(BEFORE)} AS from_plain, {CODE.format(AFTER)} AS to_code,
    {PLAIN.format(AFTER)} AS to_plain
  FROM staged
) AS told
LEFT JOIN LATERAL (
  SELECT id, effective_on FROM communes_reorganisation
  WHERE core_fold(communes_reorganisation.resolution) = told.resolution ORDER BY id LIMIT 1
) AS known ON true
"""
MEANT = """
UPDATE staged_merge SET {side}_unit = found.unit FROM (
  SELECT merge.id, CASE WHEN count(DISTINCT period.unit_id) = 1 THEN min(period.unit_id) END AS unit
  FROM staged_merge AS merge JOIN communes_unitperiod AS period
    ON period.valid @> {day} AND length(period.code) = 5 AND CASE WHEN merge.{side}_code IS NOT NULL
      THEN period.code = merge.{side}_code
      ELSE period.name_folded = merge.{side}_name AND period.kind = coalesce(merge.{side}_kind, period.kind) END
  WHERE {among} GROUP BY merge.id
) AS found WHERE found.id = staged_merge.id
"""
HERE = "period.unit_id IN (SELECT unit FROM covered)"
# A unit that goes to another as a whole is not the one that bears its name afterwards.
NOT_ENDING = """period.unit_id NOT IN (SELECT other.from_unit FROM staged_merge AS other
  WHERE other.resolution = merge.resolution AND other.how = 'whole' AND other.from_unit IS NOT NULL)"""
KNOWN_HEIR = """period.unit_id IN (SELECT successor_id FROM communes_succession AS taken
  WHERE taken.reorganisation_id = merge.known)"""
MATCH = (
    COVERED,
    MERGE,
    MEANT.format(side="from", day="(merge.day - 1)", among=HERE),
    MEANT.format(side="to", day="merge.day", among=f"({HERE} OR {KNOWN_HEIR}) AND ({KNOWN_HEIR} OR {NOT_ENDING})"),
    "UPDATE staged_merge SET to_unit = from_unit WHERE how = 'keep'",
    "UPDATE staged SET person = 0 WHERE person IS NULL",
)
SAID = """SELECT merge.id, 'issue', '{code}', '{key}', staged.stated->>'{key}', NULL, NULL, NULL
FROM staged_merge AS merge JOIN staged ON staged.id = merge.id WHERE {when}"""
MISSES = """SELECT merge.id, 'issue', '{code}', '{key}', '{header}', NULL, NULL, NULL
FROM staged_merge AS merge JOIN staged ON staged.id = merge.id
WHERE merge.known IS NULL AND NOT staged.stated ? '{key}'"""
# Rows about a resolution that is not recorded yet, whose day is known.
FRESH = "merge.known IS NULL AND merge.day IS NOT NULL"
TARGET = "coalesce(mine.to_unit::text, mine.to_kind || ' ' || mine.to_name)"
SIBLINGS = f"""FROM staged_merge AS mine WHERE mine.resolution = merge.resolution
  AND {TARGET} = {TARGET.replace("mine.", "merge.")}"""
NO_SUCH_UNIT = f"merge.day IS NOT NULL AND merge.from_unit IS NULL AND staged.stated ? 'reorg_from' AND {FRESH}"
CHANGES_LATER = f"""{FRESH} AND EXISTS (SELECT FROM communes_unitperiod AS period
  WHERE period.unit_id = merge.from_unit AND period.valid @> (merge.day - 1) AND upper(period.valid) IS NOT NULL)"""
NO_KIND = f"{FRESH} AND merge.to_unit IS NULL AND (merge.to_kind IS NULL OR merge.to_name = '')"
NO_SEAT = f"""{FRESH} AND merge.to_unit IS NULL AND merge.to_kind IS NOT NULL AND (
  SELECT count(*) FILTER (WHERE mine.is_seat) <> 1 AND NOT (max(mine.own_code) IS NOT NULL
    AND count(*) FILTER (WHERE mine.is_seat) < 2) {SIBLINGS})"""
# What a new unit is made of, or what goes to one that lives on, must be more than itself.
ALONE = f"""{FRESH} AND (merge.to_unit IS NOT NULL OR merge.to_kind IS NOT NULL) AND (
  SELECT count(*) FILTER (WHERE mine.how = 'whole') + count(DISTINCT mine.to_unit) < 2
    AND bool_and(mine.how <> 'part') {SIBLINGS})"""
GOES_TWICE = f"""{FRESH} AND EXISTS (SELECT FROM staged_merge AS mine WHERE mine.id <> merge.id
  AND mine.resolution = merge.resolution AND mine.from_unit = merge.from_unit
  AND (mine.how <> 'part' OR merge.how <> 'part' OR (mine.takes_people AND merge.takes_people)))"""
APART = f"""{FRESH} AND 1 < (SELECT count(DISTINCT period.parent_id) FROM staged_merge AS mine
  JOIN communes_unitperiod AS period ON period.unit_id = mine.from_unit AND period.valid @> (mine.day - 1)
  WHERE mine.resolution = merge.resolution AND {TARGET} = {TARGET.replace("mine.", "merge.")})"""
OTHERWISE = """merge.known IS NOT NULL AND NOT EXISTS (
  SELECT FROM communes_succession AS held JOIN communes_reorganisation AS made ON made.id = held.reorganisation_id
  WHERE made.id = merge.known AND held.predecessor_id = merge.from_unit AND held.successor_id = merge.to_unit
    AND held.kind = merge.how AND (held.kind <> 'part' OR NOT staged.stated ? 'reorg_people'
      OR held.takes_people = merge.takes_people)
    AND made.effective_on = merge.day
    AND made.issued_on IS NOT DISTINCT FROM coalesce((staged.stated->>'reorg_issued')::date, made.issued_on))"""

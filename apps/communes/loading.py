"""The statements that bring the reference files of units into the tables, writing only rows that differ."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Staged:
    """A file and the temporary table that it is copied into, columns in the order of the file."""

    file: str
    table: str
    columns: str


STAGED = (
    Staged(
        "units.csv",
        "incoming_unit",
        "key text, code text, name text, kind text, level text, parent_key text, valid_from date, valid_to date",
    ),
    Staged(
        "events.csv",
        "incoming_reorganisation",
        "key text, resolution text, issued_on date, effective_on date, title_vi text, province_code text",
    ),
    Staged(
        "successions.csv",
        "incoming_succession",
        "reorganisation_key text, predecessor_key text, successor_key text, kind text, note text",
    ),
    Staged("coverage.csv", "incoming_coverage", "code text, complete_from date"),
)

# Exchanged codes and moved boundaries of periods overlap until all rows are written.
DEFER = "SET CONSTRAINTS unit_period_one_at_a_time, unit_period_code_held_once DEFERRED"
CHECK_NOW = "SET CONSTRAINTS unit_period_one_at_a_time, unit_period_code_held_once IMMEDIATE"

# A province's list is complete from a day on; the code means the unit that holds it on that day.
UNITS = """
INSERT INTO communes_unit AS kept (key, level, complete_from)
SELECT DISTINCT ON (i.key) i.key, i.level, c.complete_from
FROM incoming_unit i
LEFT JOIN incoming_coverage c
  ON c.code = i.code AND daterange(i.valid_from, i.valid_to) @> c.complete_from
ORDER BY i.key, c.complete_from
ON CONFLICT (key) DO UPDATE SET level = excluded.level, complete_from = excluded.complete_from
WHERE (kept.level, kept.complete_from) IS DISTINCT FROM (excluded.level, excluded.complete_from)
"""

# Units that people merged by a resolution of which the files know nothing keep the periods that people gave them.
PERIODS_INCOMING = """
CREATE TEMP TABLE incoming_period ON COMMIT DROP AS
SELECT u.id AS unit_id, i.code, i.name, i.kind, p.id AS parent_id, daterange(i.valid_from, i.valid_to) AS valid
FROM incoming_unit i
JOIN communes_unit u ON u.key = i.key
LEFT JOIN communes_unit p ON p.key = i.parent_key
WHERE NOT EXISTS (
  SELECT FROM communes_succession s JOIN communes_reorganisation r ON r.id = s.reorganisation_id
  WHERE u.id IN (s.predecessor_id, s.successor_id)
    AND NOT EXISTS (SELECT FROM incoming_reorganisation known WHERE known.key = r.key)
)
"""

PERIODS_GONE = """
DELETE FROM communes_unitperiod kept
WHERE kept.unit_id IN (SELECT unit_id FROM incoming_period)
  AND NOT EXISTS (
    SELECT FROM incoming_period i
    WHERE i.unit_id = kept.unit_id AND lower(i.valid) IS NOT DISTINCT FROM lower(kept.valid)
  )
"""

PERIODS_CHANGED = """
UPDATE communes_unitperiod kept
SET code = i.code, name = i.name, kind = i.kind, parent_id = i.parent_id, valid = i.valid
FROM incoming_period i
WHERE i.unit_id = kept.unit_id AND lower(i.valid) IS NOT DISTINCT FROM lower(kept.valid)
  AND (kept.code, kept.name, kept.kind, kept.parent_id, kept.valid)
    IS DISTINCT FROM (i.code, i.name, i.kind, i.parent_id, i.valid)
"""

PERIODS_NEW = """
INSERT INTO communes_unitperiod (unit_id, code, name, kind, parent_id, valid)
SELECT i.unit_id, i.code, i.name, i.kind, i.parent_id, i.valid
FROM incoming_period i
WHERE NOT EXISTS (
  SELECT FROM communes_unitperiod kept
  WHERE kept.unit_id = i.unit_id AND lower(kept.valid) IS NOT DISTINCT FROM lower(i.valid)
)
"""

REORGANISATIONS = """
INSERT INTO communes_reorganisation AS kept (key, resolution, issued_on, effective_on, title_vi, province_code)
SELECT key, resolution, issued_on, effective_on, title_vi, coalesce(province_code, '') FROM incoming_reorganisation
ON CONFLICT (key) DO UPDATE SET
  resolution = excluded.resolution, issued_on = excluded.issued_on, effective_on = excluded.effective_on,
  title_vi = excluded.title_vi, province_code = excluded.province_code
WHERE (kept.resolution, kept.issued_on, kept.effective_on, kept.title_vi, kept.province_code)
  IS DISTINCT FROM
  (excluded.resolution, excluded.issued_on, excluded.effective_on, excluded.title_vi, excluded.province_code)
"""

SUCCESSIONS_INCOMING = """
CREATE TEMP TABLE incoming_link ON COMMIT DROP AS
SELECT r.id AS reorganisation_id, p.id AS predecessor_id, s.id AS successor_id, i.kind, coalesce(i.note, '') AS note,
  i.kind = 'part' AND coalesce(i.note, '') LIKE '%whole population%' AS takes_people
FROM incoming_succession i
JOIN communes_reorganisation r ON r.key = i.reorganisation_key
JOIN communes_unit p ON p.key = i.predecessor_key
JOIN communes_unit s ON s.key = i.successor_key
"""

SUCCESSIONS_GONE = """
DELETE FROM communes_succession kept
WHERE kept.reorganisation_id IN (
    SELECT r.id FROM communes_reorganisation r JOIN incoming_reorganisation i ON i.key = r.key
  )
  AND NOT EXISTS (
    SELECT FROM incoming_link i
    WHERE (i.reorganisation_id, i.predecessor_id, i.successor_id, i.kind)
      = (kept.reorganisation_id, kept.predecessor_id, kept.successor_id, kept.kind)
  )
"""

SUCCESSIONS = """
INSERT INTO communes_succession AS kept (reorganisation_id, predecessor_id, successor_id, kind, takes_people, note)
SELECT reorganisation_id, predecessor_id, successor_id, kind, takes_people, note FROM incoming_link
ON CONFLICT (reorganisation_id, predecessor_id, successor_id, kind) DO UPDATE SET
  takes_people = excluded.takes_people, note = excluded.note
WHERE (kept.takes_people, kept.note) IS DISTINCT FROM (excluded.takes_people, excluded.note)
"""

ANALYZE = "ANALYZE communes_unit, communes_unitperiod, communes_succession, communes_unitcover"

# What a unit covers: itself, all that ever stood below it, and predecessors whose people it took over.
COVER = """
WITH RECURSIVE edge (upper_id, lower_id) AS (
  SELECT parent_id, unit_id FROM communes_unitperiod WHERE parent_id IS NOT NULL
  UNION
  SELECT successor_id, predecessor_id FROM communes_succession
  WHERE kind = 'whole' OR (kind = 'part' AND takes_people)
),
cover (unit_id, covered_id) AS (
  SELECT id, id FROM communes_unit
  UNION
  SELECT c.unit_id, e.lower_id FROM cover c JOIN edge e ON e.upper_id = c.covered_id
),
gone AS (
  DELETE FROM communes_unitcover kept
  WHERE NOT EXISTS (SELECT FROM cover c WHERE (c.unit_id, c.covered_id) = (kept.unit_id, kept.covered_id))
  RETURNING 1
),
added AS (
  INSERT INTO communes_unitcover (unit_id, covered_id)
  SELECT unit_id, covered_id FROM cover
  ON CONFLICT DO NOTHING
  RETURNING 1
)
SELECT (SELECT count(*) FROM gone) + (SELECT count(*) FROM added)
"""

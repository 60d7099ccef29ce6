"""What a roster would do to the unit's shares of professional levels, counted without writing anything."""

EFFECT = """
WITH people AS (
  SELECT cadre.id AS person, cadre.code = ANY(%(leaving)s::text[]) AS leaves
  FROM cadres_cadre AS cadre
  WHERE EXISTS (
    SELECT FROM cadres_posting AS held JOIN cadres_employmentstatus AS status ON status.code = held.status_id
    WHERE held.cadre_id = cadre.id AND status.counts AND held.period @> %(day)s::date
      AND held.unit_id IN (SELECT unit FROM covered))
), known AS (
  SELECT person, leaves, (
    SELECT held.level_id FROM qualifications_qualification AS held
    JOIN qualifications_qualificationlevel AS level ON level.code = held.level_id
    WHERE held.cadre_id = person AND level.ladder_id = 'prof_edu' AND held.state = 'held'
      AND held.counts_from <= %(day)s AND held.verification <> 'refused'
    ORDER BY level.rank DESC, level.position DESC LIMIT 1) AS level
  FROM people
), stated AS (
  -- Who is listed twice is one person all the same.
  SELECT DISTINCT ON (who.key) coalesce(staged.person, -1 - staged.id) AS person, says.level, says.rank,
    staged.person IS NULL OR staged.changes ? 'prof_edu' AS is_news
  FROM staged LEFT JOIN staged_level AS says ON says.id = staged.id AND says.ladder = 'prof_edu'
  LEFT JOIN staged_person AS named ON named.id = staged.id
  CROSS JOIN LATERAL (SELECT coalesce('p' || staged.person, 'c' || named.citizen_id,
    'n' || named.folded || '/' || named.birth || coalesce(named.sex, '')
      || CASE WHEN staged.stated ? 'chosen' THEN '/' || staged.id ELSE '' END, 'r' || staged.id) AS key) AS who
  WHERE staged.status <> 'unsure' AND (staged.status = 'new' OR staged.person IS NOT NULL)
  ORDER BY who.key, says.rank DESC NULLS LAST, staged.id
), counted AS (
  SELECT known.person IS NOT NULL AS before, NOT coalesce(known.leaves, false) AS stays, known.level AS level_before,
    CASE WHEN stated.is_news THEN coalesce(stated.level, known.level) ELSE known.level END AS level_after
  FROM known FULL JOIN stated ON stated.person = known.person
)
SELECT level.label_vi, level.label_en,
  count(*) FILTER (WHERE counted.before AND counted.level_before IS NOT DISTINCT FROM level.code),
  count(*) FILTER (WHERE counted.stays AND counted.level_after IS NOT DISTINCT FROM level.code)
FROM counted
JOIN (
  SELECT code, label_vi, label_en, rank FROM qualifications_qualificationlevel WHERE ladder_id = 'prof_edu'
  UNION ALL SELECT NULL, 'Chưa có thông tin', 'Unknown', -1
) AS level ON level.code IS NOT DISTINCT FROM counted.level_after
  OR (counted.before AND level.code IS NOT DISTINCT FROM counted.level_before)
GROUP BY level.label_vi, level.label_en, level.rank
ORDER BY level.rank DESC
"""

# The same levels for everyone of the province, each person once, as the registry stands.
AROUND = """
SELECT level.label_vi, level.label_en, coalesce(counted.people, 0)
FROM (
  SELECT code, label_vi, label_en, rank, position FROM qualifications_qualificationlevel WHERE ladder_id = 'prof_edu'
  UNION ALL SELECT NULL, 'Chưa có thông tin', 'Unknown', -1, -1
) AS level
LEFT JOIN (
  SELECT highest.code, count(*) AS people
  FROM (
    SELECT DISTINCT held.cadre_id AS person
    FROM cadres_posting AS held
    JOIN communes_unitcover AS cover ON cover.covered_id = held.unit_id AND cover.unit_id = %(province)s
    JOIN cadres_employmentstatus AS status ON status.code = held.status_id AND status.counts
    WHERE held.period @> %(day)s::date
  ) AS people
  LEFT JOIN (
    SELECT DISTINCT ON (held.cadre_id) held.cadre_id AS person, level.code
    FROM qualifications_qualification AS held
    JOIN qualifications_qualificationlevel AS level ON level.code = held.level_id AND level.ladder_id = 'prof_edu'
    WHERE held.state = 'held' AND held.counts_from <= %(day)s AND held.verification <> 'refused'
    ORDER BY held.cadre_id, level.rank DESC, level.position DESC
  ) AS highest ON highest.person = people.person
  GROUP BY highest.code
) AS counted ON counted.code IS NOT DISTINCT FROM level.code
ORDER BY level.rank DESC, level.position DESC
"""

"""What a roster would do to the unit's shares of professional levels, counted without writing anything."""

EFFECT = """
WITH held AS MATERIALIZED (
  -- Of those who are in the file it is known already.
  SELECT cadre_id AS person, level_id FROM qualifications_qualification
  WHERE cadre_id = ANY(ARRAY(SELECT person FROM serving EXCEPT SELECT person FROM registered))
    AND state = 'held' AND verification <> 'refused' AND counts_from <= %(day)s
), highest AS (
  (
    SELECT DISTINCT ON (person) person, level AS code FROM held_level WHERE ladder = 'prof_edu' AND counts
    ORDER BY person, rank DESC, position DESC
  ) UNION ALL (
    SELECT DISTINCT ON (held.person) held.person, level.code
    FROM held JOIN qualifications_qualificationlevel AS level ON level.code = held.level_id
    WHERE level.ladder_id = 'prof_edu'
    ORDER BY held.person, level.rank DESC, level.position DESC
  )
), known AS (
  SELECT serving.person, highest.code AS level, serving.person = ANY(ARRAY(
    SELECT id FROM cadres_cadre WHERE code = ANY(%(leaving)s::text[]))) AS leaves
  FROM serving LEFT JOIN highest ON highest.person = serving.person
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
  -- Who is in the file has not left, whatever was answered of an earlier version.
  SELECT known.person IS NOT NULL AS before, stated.person IS NOT NULL OR NOT known.leaves AS stays,
    known.level AS level_before,
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
WITH people AS MATERIALIZED (
  SELECT DISTINCT held.cadre_id AS person
  FROM cadres_posting AS held
  JOIN communes_unitcover AS cover ON cover.covered_id = held.unit_id AND cover.unit_id = %(province)s
  JOIN cadres_employmentstatus AS status ON status.code = held.status_id AND status.counts
  WHERE held.period @> %(day)s::date
), held AS MATERIALIZED (
  -- Of five levels of a person one is of this ladder: the others are left before they are joined with anything. They
  -- are found by the people: with the index of levels the whole list of people would be gone through for each of them.
  SELECT cadre_id AS person, level_id FROM qualifications_qualification
  WHERE cadre_id = ANY(ARRAY(SELECT person FROM people)) AND state = 'held' AND verification <> 'refused'
    AND counts_from <= %(day)s
    AND (level_id = ANY(ARRAY(SELECT code FROM qualifications_qualificationlevel WHERE ladder_id = 'prof_edu'))) IS TRUE
), highest AS MATERIALIZED (
  SELECT DISTINCT ON (held.person) level.code
  FROM held JOIN qualifications_qualificationlevel AS level ON level.code = held.level_id
  ORDER BY held.person, level.rank DESC, level.position DESC
), counted AS (
  SELECT code, count(*) AS people FROM highest GROUP BY code
  UNION ALL SELECT NULL, (SELECT count(*) FROM people) - (SELECT count(*) FROM highest)
)
SELECT level.label_vi, level.label_en, coalesce(counted.people, 0)
FROM (
  SELECT code, label_vi, label_en, rank, position FROM qualifications_qualificationlevel WHERE ladder_id = 'prof_edu'
  UNION ALL SELECT NULL, 'Chưa có thông tin', 'Unknown', -1, -1
) AS level
LEFT JOIN counted ON counted.code IS NOT DISTINCT FROM level.code
ORDER BY level.rank DESC, level.position DESC
"""

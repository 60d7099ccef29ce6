"""Writing levels: all that a new person states, of a known person what changed."""

from apps.rosters.needs import Ask, differs, only, says

REST = "'', 'day', 'day', %(day)s, '', '', 'declared'"
COLUMNS = """
  cadre_id, level_id, state, specialty, mode, language_id, as_written, institution, awarded_precision,
  expected_precision, reported_on, diploma_number, proof_kind, verification, note"""

# A level that a later roster reported first counts from this earlier day on.
EARLIER = """
UPDATE qualifications_qualification AS held SET reported_on = %(day)s
FROM staged_level AS says JOIN staged ON staged.id = says.id
WHERE held.cadre_id = staged.person AND held.level_id = says.level AND held.state = 'held'
  AND held.awarded_on IS NULL AND held.reported_on > %(day)s
  AND staged.status IN ('changed', 'moved') AND staged.changes ? says.ladder
"""
# The study for a level becomes the level: the class that someone attends for it goes on meaning the same record.
GAINED = """
UPDATE qualifications_qualification AS studied SET state = 'held', reported_on = %(day)s, expected_on = NULL,
  expected_precision = 'day', as_written = says.as_written, specialty = coalesce(says.specialty, studied.specialty),
  mode = coalesce(says.mode, studied.mode), language_id = coalesce(says.language, studied.language_id)
FROM staged_level AS says JOIN staged ON staged.id = says.id
WHERE staged.status IN ('changed', 'moved') AND staged.changes ? says.ladder AND studied.id = (
    SELECT min(first.id) FROM qualifications_qualification AS first
    WHERE first.cadre_id = staged.person AND first.level_id = says.level AND first.state = 'studying')
  AND NOT EXISTS (SELECT FROM qualifications_qualification AS held
    WHERE held.cadre_id = staged.person AND held.level_id = says.level AND held.state = 'held')
"""
LEVELS = f"""
INSERT INTO qualifications_qualification ({COLUMNS})
SELECT staged.person, says.level, 'held', coalesce(says.specialty, ''), coalesce(says.mode, ''), says.language,
  says.as_written, {REST}, ''
FROM staged_level AS says JOIN staged ON staged.id = says.id
WHERE staged.status = 'new' OR (staged.status IN ('changed', 'moved') AND staged.changes ? says.ladder AND NOT EXISTS (
  SELECT FROM qualifications_qualification AS held
  WHERE held.cadre_id = staged.person AND held.level_id = says.level AND held.state = 'held'
    AND held.counts_from <= %(day)s))
ORDER BY says.id
"""
SPECIALTIES = """
WITH news AS MATERIALIZED (
  SELECT staged.person, says.level, staged.changes->'specialty'->>1 AS specialty
  FROM staged JOIN staged_level AS says ON says.id = staged.id AND says.ladder = 'prof_edu'
  WHERE staged.changes ? 'specialty'
)
UPDATE qualifications_qualification AS held SET specialty = news.specialty
FROM news
WHERE held.cadre_id = news.person AND held.level_id = news.level AND held.state = 'held' AND held.specialty = ''
"""
# Who now holds a level studies for it no longer.
FINISHED = """
DELETE FROM qualifications_qualification WHERE id IN (
  SELECT studied.id
  FROM staged_level AS says JOIN staged ON staged.id = says.id
  JOIN qualifications_qualification AS studied ON studied.cadre_id = staged.person AND studied.level_id = says.level
  WHERE staged.status IN ('changed', 'moved') AND staged.changes ? says.ladder AND studied.state = 'studying')
"""
STUDIES = f"""
INSERT INTO qualifications_qualification ({COLUMNS})
SELECT staged.person, says.level, 'studying', '', '', NULL, left(coalesce(staged.raw->>'studying', ''), 300), {REST}, ''
FROM staged_study AS says JOIN staged ON staged.id = says.id
WHERE staged.status = 'new' OR (staged.status <> 'unsure' AND staged.changes ? 'studying')
ORDER BY says.id
ON CONFLICT ON CONSTRAINT qualification_once DO NOTHING
"""
OTHER_LEVELS = Ask("""
SELECT 'levels' WHERE EXISTS (
  SELECT FROM staged
  WHERE status IN ('changed', 'moved') AND changes ?| ARRAY(SELECT code::text FROM qualifications_ladder))
""")
WRITE = (
    OTHER_LEVELS,
    only(EARLIER, {"levels"}),
    only(GAINED, {"levels"}),
    only(LEVELS, {"new", "levels"}),
    only(SPECIALTIES, differs("specialty")),
    only(FINISHED, {"levels"}),
    only(STUDIES, says("studying"), {"new", *differs("studying")}),
)

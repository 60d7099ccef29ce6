"""Writing levels: all that a new person states, of a known person what changed."""

# A level known from a later roster counts from this earlier day on.
LEVELS = """
INSERT INTO qualifications_qualification (cadre_id, level_id, state, specialty, institution, mode, awarded_precision,
  expected_precision, reported_on, diploma_number, proof_kind, verification, as_written, note)
SELECT staged.person, says.level, 'held', '', '', '', 'day', 'day', %(day)s, '', '', 'declared', says.as_written, ''
FROM staged_level AS says JOIN staged ON staged.id = says.id
WHERE staged.status = 'new' OR (staged.status <> 'unsure' AND staged.changes ? says.ladder)
ORDER BY says.id
ON CONFLICT ON CONSTRAINT qualification_once DO UPDATE
  SET reported_on = EXCLUDED.reported_on
  WHERE qualifications_qualification.reported_on > EXCLUDED.reported_on
"""
# Who now holds a level studies for it no longer.
FINISHED = """
DELETE FROM qualifications_qualification AS studied
USING staged_level AS says JOIN staged ON staged.id = says.id
WHERE studied.cadre_id = staged.person AND studied.level_id = says.level AND studied.state = 'studying'
  AND staged.status <> 'unsure' AND staged.changes ? says.ladder
"""
STUDIES = """
INSERT INTO qualifications_qualification (cadre_id, level_id, state, specialty, institution, mode, awarded_precision,
  expected_precision, reported_on, diploma_number, proof_kind, verification, as_written, note)
SELECT staged.person, says.level, 'studying', '', '', '', 'day', 'day', %(day)s, '', '', 'declared',
  left(coalesce(staged.raw->>'studying', ''), 300), ''
FROM staged_study AS says JOIN staged ON staged.id = says.id
WHERE staged.status = 'new' OR (staged.status <> 'unsure' AND staged.changes ? 'studying')
ORDER BY says.id
ON CONFLICT ON CONSTRAINT qualification_once DO NOTHING
"""
WRITE = (LEVELS, FINISHED, STUDIES)

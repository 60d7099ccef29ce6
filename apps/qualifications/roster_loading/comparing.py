"""Stated levels against the highest known ones: only a higher level, or an equal one of another kind, is news."""

from django.utils.translation import gettext_lazy as _

from apps.rosters.remarks import explain

LOWER = explain(
    "D201",
    _("The registry records a higher level (%(before)s) than the roster states (%(after)s)."),
    _("The higher one stays. If it is wrong, correct the person's record."),
)
REFUSED = explain(
    "D202",
    _("The level %(after)s was refused when it was checked, so it does not count."),
    _("Show the diploma to the province, so that it is checked again."),
)

STATED = """
DROP TABLE IF EXISTS staged_level;
CREATE TEMP TABLE staged_level ON COMMIT DROP AS
SELECT staged.id, ladder.code AS ladder, level.code AS level, level.rank,
  left(coalesce(staged.raw->>ladder.code, ''), 300) AS as_written,
  CASE ladder.code WHEN 'prof_edu'
    THEN left(coalesce(staged.stated->>'specialty', staged.stated->>'level_specialty'), 200) END AS specialty,
  CASE ladder.code WHEN 'prof_edu' THEN staged.stated->>'study_mode' END AS mode,
  CASE ladder.code WHEN 'foreign_lang' THEN staged.stated->>'language' END AS language
FROM qualifications_ladder AS ladder
JOIN staged ON staged.stated ? ladder.code
JOIN qualifications_qualificationlevel AS level
  ON level.ladder_id = ladder.code AND level.code = staged.stated->>ladder.code
"""
STUDIED = """
DROP TABLE IF EXISTS staged_study;
CREATE TEMP TABLE staged_study ON COMMIT DROP AS
SELECT staged.id, studied.key AS ladder, studied.value AS level
FROM staged CROSS JOIN LATERAL jsonb_each_text(staged.stated->'studying') AS studied
WHERE staged.stated ? 'studying'
"""
PREPARE = (STATED, STUDIED, "ANALYZE staged_level, staged_study")

HELD = """
DROP TABLE IF EXISTS held_level;
CREATE TEMP TABLE held_level ON COMMIT DROP AS
SELECT staged.id, level.ladder_id AS ladder, level.code AS level, level.rank, level.position,
  held.verification <> 'refused' AS counts
FROM staged JOIN qualifications_qualification AS held ON held.cadre_id = staged.person
JOIN qualifications_qualificationlevel AS level ON level.code = held.level_id
WHERE held.state = 'held' AND held.counts_from <= %(day)s;
DROP TABLE IF EXISTS highest_level;
CREATE TEMP TABLE highest_level ON COMMIT DROP AS
SELECT DISTINCT ON (id, ladder) id, ladder, level, rank FROM held_level
WHERE counts ORDER BY id, ladder, rank DESC, position DESC;
ANALYZE held_level, highest_level
"""
KNOWN = (HELD,)

# The language of a certificate is not compared: a roster states the highest level of any.
LEVELS = """
SELECT says.id, says.ladder, to_jsonb(highest.level) AS before, to_jsonb(says.level) AS after
FROM staged_level AS says JOIN staged ON staged.id = says.id
LEFT JOIN highest_level AS highest ON highest.id = says.id AND highest.ladder = says.ladder
WHERE staged.person IS NOT NULL AND (highest.rank IS NULL OR says.rank >= highest.rank)
  AND NOT EXISTS (SELECT FROM held_level AS same WHERE same.id = says.id AND same.level = says.level)
"""
STUDIES = """
SELECT says.id, 'studying', known.levels, staged.stated->'studying'
FROM staged JOIN (SELECT DISTINCT id FROM staged_study) AS says ON says.id = staged.id
CROSS JOIN LATERAL (
  SELECT coalesce(jsonb_object_agg(level.ladder_id, level.code), '{}') AS levels
  FROM qualifications_qualification AS studied JOIN qualifications_qualificationlevel AS level
    ON level.code = studied.level_id
  WHERE studied.cadre_id = staged.person AND studied.state = 'studying'
) AS known
WHERE staged.person IS NOT NULL AND EXISTS (
  SELECT FROM staged_study AS stated WHERE stated.id = staged.id AND NOT EXISTS (
    SELECT FROM qualifications_qualification AS same
    WHERE same.cadre_id = staged.person AND same.state = 'studying' AND same.level_id = stated.level))
"""
# A specialty is filled in where the registry knows the level alone; another one is not taken for a correction.
SPECIALTIES = """
SELECT says.id, 'specialty', NULL::jsonb, to_jsonb(says.specialty)
FROM staged_level AS says JOIN staged ON staged.id = says.id
WHERE says.specialty <> '' AND staged.person IS NOT NULL
  AND 1 = (SELECT count(*) FROM qualifications_qualification AS held
    WHERE held.cadre_id = staged.person AND held.level_id = says.level AND held.state = 'held'
      AND held.counts_from <= %(day)s AND held.specialty = '')
  AND NOT EXISTS (
    SELECT FROM qualifications_qualification AS held
    WHERE held.cadre_id = staged.person AND held.level_id = says.level AND held.specialty = says.specialty)
"""
DIFFERENCE = (LEVELS, STUDIES, SPECIALTIES)

LOWER_STATED = """
SELECT says.id, 'notice', 'D201', says.ladder, says.as_written, to_jsonb(highest.level), to_jsonb(says.level),
  '{}'::jsonb
FROM staged_level AS says
JOIN highest_level AS highest ON highest.id = says.id AND highest.ladder = says.ladder
WHERE says.rank < highest.rank
"""
REFUSED_BEFORE = """
SELECT says.id, 'notice', 'D202', says.ladder, says.as_written, NULL::jsonb, to_jsonb(says.level), '{}'::jsonb
FROM staged_level AS says
JOIN held_level AS refused ON refused.id = says.id AND refused.level = says.level AND NOT refused.counts
WHERE NOT EXISTS (
  SELECT FROM held_level AS other WHERE other.id = says.id AND other.level = says.level AND other.counts)
"""
FINDINGS = (LOWER_STATED, REFUSED_BEFORE)

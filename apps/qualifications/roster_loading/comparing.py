"""Stated levels against the highest known ones: only a higher level, or an equal one of another kind, is news."""

from django.utils.translation import gettext_lazy as _

from apps.rosters.kept_tables import Filled
from apps.rosters.needs import only, says
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
SELECT staged.id, studied.key AS ladder, studied.value AS level
FROM staged CROSS JOIN LATERAL jsonb_each_text(staged.stated->'studying') AS studied
WHERE staged.stated ? 'studying'
"""
PREPARE = (
    Filled("staged_level", STATED),
    only(Filled("staged_study", STUDIED), says("studying")),
    "ANALYZE staged_level (id, ladder), staged_study (id)",
)

# Looked up by their people, not joined: the planner may think of a table just filled that it is empty.
HELD = """
SELECT held.cadre_id AS person, level.ladder_id AS ladder, level.code AS level, level.rank, level.position,
  held.specialty, held.verification <> 'refused' AS counts
FROM (
  SELECT cadre_id, level_id, specialty, verification FROM qualifications_qualification
  WHERE cadre_id = ANY(ARRAY(SELECT person FROM staged WHERE person IS NOT NULL))
    AND state = 'held' AND counts_from <= %(day)s
  OFFSET 0
) AS held
JOIN qualifications_qualificationlevel AS level ON level.code = held.level_id
"""
# Most rows state what is known; only the others can be news, or less than is known.
OTHER = """
SELECT says.id, staged.person, says.ladder, says.level, says.rank, says.as_written, highest.level AS highest,
  highest.rank AS highest_rank
FROM staged_level AS says JOIN staged ON staged.id = says.id
LEFT JOIN (
  SELECT DISTINCT ON (person, ladder) person, ladder, level, rank FROM held_level
  WHERE counts ORDER BY person, ladder, rank DESC, position DESC
) AS highest ON highest.person = staged.person AND highest.ladder = says.ladder
WHERE staged.person IS NOT NULL AND highest.level IS DISTINCT FROM says.level
"""
KNOWN = (only(Filled("held_level", HELD), {"matched"}), only(Filled("other_level", OTHER), {"matched"}))

# The language of a certificate is not compared: a roster states the highest level of any.
LEVELS = """
SELECT says.id, says.ladder, to_jsonb(says.highest) AS before, to_jsonb(says.level) AS after
FROM other_level AS says
WHERE (says.highest_rank IS NULL OR says.rank >= says.highest_rank)
  AND NOT EXISTS (SELECT FROM held_level AS same WHERE same.person = says.person AND same.level = says.level)
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
JOIN (
  SELECT person, level FROM held_level WHERE ladder = 'prof_edu' AND specialty = ''
  GROUP BY person, level HAVING count(*) = 1
) AS bare ON bare.person = staged.person AND bare.level = says.level
WHERE says.specialty <> '' AND NOT EXISTS (
    SELECT FROM qualifications_qualification AS held
    WHERE held.cadre_id = staged.person AND held.level_id = says.level AND held.specialty = says.specialty)
"""
DIFFERENCE = (
    only(LEVELS, {"matched"}),
    only(STUDIES, {"matched"}, says("studying")),
    only(SPECIALTIES, {"matched"}, says("specialty", "level_specialty")),
)

LOWER_STATED = """
SELECT id, 'notice', 'D201', ladder, as_written, to_jsonb(highest), to_jsonb(level), '{}'::jsonb
FROM other_level WHERE rank < highest_rank
"""
REFUSED_BEFORE = """
SELECT says.id, 'notice', 'D202', says.ladder, says.as_written, NULL::jsonb, to_jsonb(says.level), '{}'::jsonb
FROM other_level AS says
JOIN held_level AS refused ON refused.person = says.person AND refused.level = says.level AND NOT refused.counts
WHERE NOT EXISTS (
  SELECT FROM held_level AS other WHERE other.person = says.person AND other.level = says.level AND other.counts)
"""
FINDINGS = (only(LOWER_STATED, {"matched"}), only(REFUSED_BEFORE, {"matched"}))

"""How somebody came into service and the grade of the post, as a roster of people states them beside other things."""

from django.utils.translation import gettext_lazy as _

from apps.cadres.roster_loading.differing import better
from apps.cadres.roster_loading.texts import FIRST, ISO, PRECISION
from apps.rosters.kept_tables import Filled
from apps.rosters.needs import differs, only, says
from apps.rosters.remarks import explain

NO_DAY = explain(
    "D140",
    _("How the person was recruited (%(value)s) was not recorded, because no day of recruitment is known."),
    _("Give the day, the month or at least the year of recruitment."),
)
STATED = """
SELECT id, stated->>'recruited' AS recruited, nullif(left(stated->>'recruited_by', 160), '') AS body,
  stated->>'recruitment_kind' AS kind, stated->>'grade' AS grade
FROM staged WHERE stated ?| ARRAY['recruited', 'recruited_by', 'recruitment_kind', 'grade']
"""
RECRUITMENT = ("recruited", "recruited_by", "recruitment_kind")
SAID = says(*RECRUITMENT, "grade")
PREPARE = (only(Filled("staged_service", STATED), SAID), only("ANALYZE staged_service", SAID))
# Who came back into service has several recruitments: the one of the stated day counts, else the first. Most rosters
# state nothing of it but the grade.
KNOWN = f"""
SELECT says.id, known.id AS recruitment, known.recruited, known.recruited_by AS body, known.kind_id AS kind,
  post.posting, post.grade
FROM staged_service AS says JOIN staged ON staged.id = says.id
LEFT JOIN LATERAL (
  SELECT taken.id, taken.kind_id, nullif(taken.recruited_by, '') AS recruited_by,
    {ISO.format("taken.recruited_on", "taken.recruited_precision")} AS recruited
  FROM cadres_recruitment AS taken
  WHERE taken.cadre_id = staged.person AND coalesce(says.recruited, says.body, says.kind) IS NOT NULL
  ORDER BY coalesce(left({ISO.format("taken.recruited_on", "taken.recruited_precision")}, length(says.recruited))
    = left(says.recruited, length({ISO.format("taken.recruited_on", "taken.recruited_precision")})), false) DESC,
    taken.recruited_on
  LIMIT 1
) AS known ON true
LEFT JOIN registered_post AS post
  ON post.person = staged.person AND post.is_primary AND post.unit IN (SELECT unit FROM covered)
WHERE staged.person IS NOT NULL
"""
# Of most rows nothing differs: they are told apart at one glance, before value by value.
DIFFERING = f"""
SELECT says.id, compared.field, to_jsonb(compared.before), to_jsonb(compared.after)
FROM staged_service AS says JOIN known_service AS known ON known.id = says.id
CROSS JOIN LATERAL (VALUES
  ('recruited', known.recruited, says.recruited, {better("known.recruited", "says.recruited")}),
  ('recruited_by', known.body, says.body, coalesce(known.recruited, says.recruited) IS NOT NULL),
  ('recruitment_kind', known.kind, says.kind, coalesce(known.recruited, says.recruited) IS NOT NULL),
  ('grade', known.grade, says.grade, known.posting IS NOT NULL)
) AS compared (field, before, after, is_better)
WHERE (coalesce(says.recruited, known.recruited), coalesce(says.body, known.body), coalesce(says.kind, known.kind),
    coalesce(says.grade, known.grade)) IS DISTINCT FROM (known.recruited, known.body, known.kind, known.grade)
  AND compared.after IS NOT NULL AND compared.before IS DISTINCT FROM compared.after AND compared.is_better
"""
WITHOUT_DAY = """
SELECT says.id, 'notice', 'D140', CASE WHEN says.body IS NULL THEN 'recruitment_kind' ELSE 'recruited_by' END,
  coalesce(says.body, says.kind), NULL::jsonb, NULL::jsonb, '{}'::jsonb
FROM staged_service AS says LEFT JOIN known_service AS known ON known.id = says.id
WHERE coalesce(says.body, says.kind) IS NOT NULL AND says.recruited IS NULL AND known.recruited IS NULL
"""
NEW = f"""
INSERT INTO cadres_recruitment (cadre_id, kind_id, recruited_on, recruited_precision, recruited_by, decision_number,
  decision_issuer)
SELECT staged.person, says.kind, {FIRST.format("says.recruited")}, {PRECISION.format("says.recruited")},
  coalesce(says.body, ''), '', ''
FROM staged_service AS says JOIN staged ON staged.id = says.id LEFT JOIN known_service AS known ON known.id = says.id
WHERE says.recruited IS NOT NULL AND known.recruitment IS NULL
  AND (staged.status = 'new' OR staged.status IN ('changed', 'moved') AND staged.changes ? 'recruited')
ORDER BY says.id
"""
CHANGED = f"""
UPDATE cadres_recruitment AS taken SET
  recruited_on = CASE WHEN staged.changes ? 'recruited' THEN {FIRST.format("says.recruited")}
    ELSE taken.recruited_on END,
  recruited_precision = CASE WHEN staged.changes ? 'recruited' THEN {PRECISION.format("says.recruited")}
    ELSE taken.recruited_precision END,
  recruited_by = coalesce(staged.changes->'recruited_by'->>1, taken.recruited_by),
  kind_id = coalesce(staged.changes->'recruitment_kind'->>1, taken.kind_id)
FROM staged_service AS says JOIN staged ON staged.id = says.id JOIN known_service AS known ON known.id = says.id
WHERE taken.id = known.recruitment AND staged.status IN ('changed', 'moved')
  AND staged.changes ?| ARRAY['recruited', 'recruited_by', 'recruitment_kind']
"""
# Of posts that go on: one that begins has its grade from the beginning.
GRADES = """
UPDATE cadres_posting AS held SET grade_id = says.grade
FROM staged_service AS says JOIN staged ON staged.id = says.id
WHERE held.cadre_id = staged.person AND held.is_primary AND held.period @> %(day)s::date
  AND held.unit_id IN (SELECT unit FROM covered)
  AND says.grade IS NOT NULL AND held.grade_id IS DISTINCT FROM says.grade
  AND staged.status IN ('new', 'changed', 'moved')
"""
MATCH = (only(Filled("known_service", KNOWN), {"matched"}, SAID),)
DIFFERENCE = (only(DIFFERING, {"matched"}, SAID),)
FINDINGS = (only(WITHOUT_DAY, says("recruited_by", "recruitment_kind")),)
WRITE = (
    only(NEW, says("recruited"), {"new", *differs("recruited")}),
    only(CHANGED, differs(*RECRUITMENT)),
    only(GRADES, says("grade"), differs("grade", "titles", "unit")),
)

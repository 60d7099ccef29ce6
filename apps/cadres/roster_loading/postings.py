"""Writing posts: what the roster no longer states ends on its day, what it states anew begins on it."""

from apps.rosters.kept_tables import Filled
from apps.rosters.needs import differs, only, says

WANTED = """
SELECT staged.id, staged.person, says.target AS unit, titles.title, titles.place,
  left(coalesce(staged.stated->>'title_text', staged.raw->>'titles', ''), 200) AS as_written,
  left(coalesce(staged.stated->>'duties', ''), 300) AS duties, staged.stated->'paper' AS paper,
  staged.stated->>'grade' AS grade
FROM staged JOIN staged_person AS says ON says.id = staged.id
CROSS JOIN LATERAL (
  SELECT title, min(place) AS place
  FROM jsonb_array_elements_text(staged.stated->'titles') WITH ORDINALITY AS stated (title, place)
  GROUP BY title
  UNION ALL
  SELECT title_id, min(1 - is_primary::int) FROM cadres_posting AS held
  WHERE NOT staged.stated ? 'titles' AND held.cadre_id = staged.person AND held.period @> %(day)s::date
    AND held.unit_id IN (SELECT unit FROM covered)
  GROUP BY title_id
) AS titles
WHERE staged.person IS NOT NULL AND (staged.status = 'new' OR staged.changes ?| ARRAY['titles', 'unit'])
"""
# A concurrent post becomes the primary one by ending and beginning anew, so that history shows since when.
ENDING = """
WITH held AS (
  SELECT posting.id, posting.cadre_id, posting.is_primary, posting.title_id,
    lower(posting.period) = %(day)s AS is_void, wanted.title IS NOT NULL AS stays, wanted.place AS place
  FROM cadres_posting AS posting
  LEFT JOIN wanted
    ON wanted.person = posting.cadre_id AND wanted.unit = posting.unit_id AND wanted.title = posting.title_id
  WHERE posting.period @> %(day)s::date AND posting.unit_id IN (SELECT unit FROM covered)
    AND posting.cadre_id IN (SELECT person FROM wanted)
)
SELECT id, is_void FROM held
WHERE NOT stays OR (
  NOT is_primary
  AND NOT EXISTS (SELECT FROM held AS first WHERE first.cadre_id = held.cadre_id AND first.is_primary AND first.stays)
  AND place = (SELECT min(place) FROM wanted WHERE wanted.person = held.cadre_id)
)
"""
VOID = "DELETE FROM cadres_posting WHERE id IN (SELECT id FROM ending WHERE is_void)"
END = """
UPDATE cadres_posting SET period = daterange(lower(period), %(day)s)
WHERE id IN (SELECT id FROM ending WHERE NOT is_void)
"""
# A post that a later roster or a person recorded already bounds the one that begins before it.
BEGIN = """
INSERT INTO cadres_posting (cadre_id, unit_id, title_id, category, is_primary, status_id, period, start_known,
  title_as_written, duties, decision_number, decision_on, decision_issuer, grade_id)
SELECT fresh.person, fresh.unit, fresh.title, title.category, fresh.is_primary, 'TT_DL',
  daterange(%(day)s, (
    SELECT min(lower(later.period)) FROM cadres_posting AS later
    WHERE later.cadre_id = fresh.person AND lower(later.period) > %(day)s
      AND ((later.is_primary AND fresh.is_primary) OR (later.unit_id = fresh.unit AND later.title_id = fresh.title))
  )), false, fresh.as_written, fresh.duties, coalesce(fresh.paper->>'number', ''),
  nullif(fresh.paper->>'on', '')::date, coalesce(fresh.paper->>'issuer', ''),
  CASE WHEN fresh.is_primary THEN fresh.grade END
FROM (
  SELECT wanted.*, row_number() OVER (PARTITION BY wanted.person ORDER BY place) = 1 AND NOT EXISTS (
      SELECT FROM cadres_posting AS held
      WHERE held.cadre_id = wanted.person AND held.is_primary AND held.period @> %(day)s::date
    ) AS is_primary
  FROM wanted
  WHERE NOT EXISTS (
    SELECT FROM cadres_posting AS held
    WHERE held.cadre_id = wanted.person AND held.unit_id = wanted.unit AND held.title_id = wanted.title
      AND held.period @> %(day)s::date)
) AS fresh JOIN cadres_title AS title ON title.code = fresh.title
ORDER BY fresh.id, fresh.place
"""
# Who is new holds no post that could end.
OTHER_POSTS = differs("titles", "unit")
BEGINNING = {"new", *OTHER_POSTS}
ARRANGE = (
    only(Filled("wanted", WANTED), BEGINNING),
    only("ANALYZE wanted", BEGINNING),
    only(Filled("ending", ENDING), OTHER_POSTS),
)
SEATS = """
INSERT INTO cadres_committeeseat (cadre_id, unit_id, kind_id, period, start_known, decision_number)
SELECT staged.person, says.target, kind.code, daterange(%(day)s, (
    SELECT min(lower(later.period)) FROM cadres_committeeseat AS later
    WHERE later.cadre_id = staged.person AND later.unit_id = says.target AND later.kind_id = kind.code
      AND lower(later.period) > %(day)s
  )), false, ''
FROM staged JOIN staged_person AS says ON says.id = staged.id
CROSS JOIN LATERAL (SELECT DISTINCT jsonb_array_elements_text(staged.stated->'seats') AS code) AS kind
WHERE (staged.status = 'new' AND staged.stated ? 'seats' OR staged.changes ? 'seats') AND NOT EXISTS (
  SELECT FROM cadres_committeeseat AS held
  WHERE held.cadre_id = staged.person AND held.unit_id = says.target AND held.kind_id = kind.code
    AND held.period @> %(day)s::date)
ORDER BY staged.id
"""
WRITE = (
    only(VOID, OTHER_POSTS),
    only(END, OTHER_POSTS),
    only(BEGIN, BEGINNING),
    only(SEATS, {"new", *differs("seats")}, says("seats")),
)

"""The statements that draw up a plan and carry it out, each for all people of a province at once."""

# Everyone is placed on in the unit that takes the people, with the same title or the one that follows it. Left open:
# a title that only one may hold where several would, a title that nothing follows, a unit divided among others.
DRAW = """
WITH heir (unit_id, heir_id) AS (SELECT * FROM unnest(%(units)s::bigint[], %(heirs)s::bigint[])),
proposed AS (
  SELECT p.id, p.cadre_id, p.is_primary, h.heir_id, s.ends_service, p.status_id,
    CASE WHEN t.valid_to IS NULL OR t.valid_to > %(day)s THEN t.code ELSE rule.becomes_id END AS title_id
  FROM cadres_posting p
  JOIN heir h ON h.unit_id = p.unit_id
  JOIN cadres_title t ON t.code = p.title_id
  JOIN cadres_employmentstatus s ON s.code = p.status_id
  LEFT JOIN cadres_titlerule rule ON rule.title_id = p.title_id
  WHERE p.period @> %(eve)s::date AND p.period @> %(day)s::date
    AND NOT EXISTS (SELECT FROM cadres_plannedplacement l WHERE l.posting_id = p.id)
    AND NOT EXISTS (SELECT FROM cadres_placement done WHERE done.old_posting_id = p.id)
),
ranked AS (
  SELECT proposed.*,
    count(*) FILTER (WHERE NOT ends_service) OVER (PARTITION BY heir_id, title_id) AS claimants,
    row_number() OVER (PARTITION BY cadre_id, heir_id, title_id ORDER BY is_primary DESC, id) AS turn
  FROM proposed
),
decided AS (
  SELECT ranked.*, CASE
    WHEN ends_service AND is_primary THEN 'left'
    WHEN NOT is_primary AND (ends_service OR turn > 1) THEN 'ended'
    WHEN heir_id IS NULL OR ranked.title_id IS NULL THEN ''
    WHEN rule.is_single AND (claimants > 1 OR EXISTS (
      SELECT FROM cadres_posting held
      WHERE held.unit_id = heir_id AND held.title_id = ranked.title_id AND held.period @> %(day)s::date
    ) OR EXISTS (
      SELECT FROM cadres_plannedplacement l
      WHERE l.to_unit_id = heir_id AND l.to_title_id = ranked.title_id AND l.result IN ('placed', '')
    )) THEN ''
    ELSE 'placed' END AS result
  FROM ranked LEFT JOIN cadres_titlerule rule ON rule.title_id = ranked.title_id
)
INSERT INTO cadres_plannedplacement
  (reorganisation_id, posting_id, is_primary, result, to_unit_id, to_title_id, status_id, note, revision)
SELECT %(reorganisation)s, id, is_primary, result, heir_id, title_id,
  CASE WHEN result = 'left' THEN status_id END, '', 1
FROM decided
"""

# Lines of posts that have ended, moved or been carried out since.
DROP_STALE = """
DELETE FROM cadres_plannedplacement l USING cadres_posting p
WHERE p.id = l.posting_id AND l.reorganisation_id = %(reorganisation)s
  AND NOT EXISTS (SELECT FROM cadres_placement done WHERE done.old_posting_id = p.id)
  AND NOT (p.unit_id = ANY(%(units)s) AND p.period @> %(eve)s::date AND p.period @> %(day)s::date)
  AND (p.unit_id = ANY(%(units)s) OR NOT EXISTS (
    SELECT FROM communes_succession s
    WHERE s.predecessor_id = p.unit_id AND s.reorganisation_id = %(reorganisation)s
  ))
"""

# Whoever goes on gets the key of the new post first, so that the result can name it.
RESULTS = """
INSERT INTO cadres_placement
  (reorganisation_id, round_id, cadre_id, old_posting_id, is_primary, result, new_posting_id, status_id, note)
SELECT l.reorganisation_id, %(round)s, p.cadre_id, p.id, p.is_primary, l.result,
  CASE WHEN l.result IN ('placed', 'surplus') OR (l.result = 'moved' AND l.to_unit_id IS NOT NULL)
    THEN nextval(pg_get_serial_sequence('cadres_posting', 'id')) END,
  l.status_id, l.note
FROM cadres_plannedplacement l JOIN cadres_posting p ON p.id = l.posting_id
WHERE l.id = ANY(%(lines)s)
ORDER BY p.id
"""

CLOSE = """
UPDATE cadres_posting p SET period = daterange(lower(p.period), %(day)s)
FROM cadres_placement done WHERE done.old_posting_id = p.id AND done.round_id = %(round)s
"""

# A post that was to end on a day still ends then.
OPEN = """
INSERT INTO cadres_posting
  (id, cadre_id, unit_id, title_id, category, is_primary, status_id, grade_id, period, start_known,
   title_as_written, duties, decision_number, decision_on, decision_issuer)
SELECT done.new_posting_id, p.cadre_id, l.to_unit_id, l.to_title_id,
  CASE WHEN l.to_title_id = p.title_id THEN p.category ELSE t.category END,
  p.is_primary,
  CASE WHEN l.result = 'surplus' THEN 'TT_DD' WHEN s.ends_service THEN 'TT_DL' ELSE p.status_id END,
  p.grade_id, daterange(%(day)s, left_open.upper), true, '', '', %(number)s, %(on)s, %(issuer)s
FROM cadres_placement done
JOIN cadres_posting p ON p.id = done.old_posting_id
JOIN cadres_plannedplacement l ON l.posting_id = p.id
JOIN cadres_title t ON t.code = l.to_title_id
JOIN cadres_employmentstatus s ON s.code = p.status_id
JOIN unnest(%(postings)s::bigint[], %(uppers)s::date[]) AS left_open (id, upper) ON left_open.id = p.id
WHERE done.round_id = %(round)s AND done.new_posting_id IS NOT NULL
"""

SURPLUS = """
INSERT INTO cadres_surpluscase
  (reorganisation_id, placement_id, cadre_id, unit_id, title_id, "group", reason_id, deadline, note,
   decision_number, decision_issuer)
SELECT done.reorganisation_id, done.id, p.cadre_id, p.unit_id, p.title_id, p.category, 'DD_DVHC', %(deadline)s, '',
  '', ''
FROM cadres_placement done JOIN cadres_posting p ON p.id = done.old_posting_id
WHERE done.round_id = %(round)s AND done.result = 'surplus'
"""

END_SEATS = """
UPDATE cadres_committeeseat SET period = daterange(lower(period), %(day)s)
WHERE unit_id = ANY(%(units)s) AND period @> %(eve)s::date AND period @> %(day)s::date
"""

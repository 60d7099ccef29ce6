"""Which rows of a workbook of movements change posts, said before anything is written."""

from django.utils.translation import gettext_lazy as _

from apps.rosters.remarks import explain

# A new movement that runs and is not in the posts yet: the person goes on in the post that it would end, both places
# are the uploader's to speak for, and nothing stands in its way that the person's page would refuse.
MOVES = """
SELECT fresh.row_id, title.label_vi AS title FROM fresh_movement AS fresh
JOIN cadres_movementkind AS kind ON kind.code = fresh.kind_id AND (kind.closes_post OR kind.opens_post)
JOIN cadres_posting AS held ON held.cadre_id = fresh.cadre_id AND held.is_primary
  AND held.period @> (fresh.starts_on - 1) AND held.period @> fresh.starts_on
JOIN cadres_title AS title ON title.code = held.title_id
CROSS JOIN (SELECT level = 'province' AS is_all FROM communes_unit WHERE id = %(unit)s) AS roster
WHERE fresh.record IS NULL AND fresh.ended_on IS NULL
  AND (fresh.from_unit_id IS NULL OR fresh.from_unit_id = held.unit_id)
  AND (NOT kind.opens_post OR fresh.to_unit_id IS NOT NULL AND fresh.to_title_id IS NOT NULL
    OR fresh.to_unit_id IS NULL AND fresh.to_place <> '' AND roster.is_all)
  AND (held.unit_id, held.title_id) IS DISTINCT FROM (fresh.to_unit_id, fresh.to_title_id)
  AND held.unit_id IN (SELECT unit FROM covered)
  AND (fresh.to_unit_id IS NULL OR fresh.to_unit_id IN (SELECT unit FROM covered))
  AND (NOT kind.stays_with_sender OR fresh.planned_end IS NOT NULL AND fresh.to_unit_id <> held.unit_id)
  AND NOT EXISTS (SELECT FROM cadres_posting AS later WHERE later.cadre_id = fresh.cadre_id
    AND lower(later.period) >= fresh.starts_on)
  AND NOT EXISTS (SELECT FROM cadres_posting AS other WHERE other.cadre_id = fresh.cadre_id AND other.id <> held.id
    AND NOT kind.opens_post AND other.period @> (fresh.starts_on - 1))
  AND NOT EXISTS (SELECT FROM cadres_movement AS away JOIN cadres_movementkind AS lent ON lent.code = away.kind_id
    WHERE away.cadre_id = fresh.cadre_id AND lent.stays_with_sender AND away.state = 'confirmed')
  AND NOT EXISTS (SELECT FROM fresh_movement AS twin WHERE twin.cadre_id = fresh.cadre_id
    AND twin.row_id <> fresh.row_id AND twin.record IS NULL)
"""
POSTS_CHANGE = explain(
    "F221",
    _("Posts change with this row: “%(value)s” ends the day before, or is kept by who is lent; the new post begins."),
    _("Take the row out where the posts are to stay as they are."),
)
POSTS_STAY = explain(
    "F222",
    _("Posts stay as they are; this row is kept as a record of the movement alone."),
    _("Where a post must end or begin, enter it on the person's page."),
)
CHANGES = f"""
SELECT moves.row_id, 'notice', '{POSTS_CHANGE}', 'kind', moves.title, NULL, NULL, NULL FROM ({MOVES}) AS moves
"""
STAYS = f"""
SELECT fresh.row_id, 'notice', '{POSTS_STAY}', 'kind', NULL, NULL, NULL, NULL FROM fresh_movement AS fresh
JOIN cadres_movementkind AS kind ON kind.code = fresh.kind_id AND (kind.closes_post OR kind.opens_post)
LEFT JOIN cadres_movement AS known ON known.id = fresh.record
WHERE (fresh.record IS NULL OR known.ended_on IS DISTINCT FROM fresh.ended_on)
  AND fresh.row_id NOT IN (SELECT moves.row_id FROM ({MOVES}) AS moves)
"""

"""What the registry knows of the people of a unit on a day, for the template workbook."""

from apps.cadres.roster_loading.texts import ISO

SERVING = """
FROM cadres_posting AS held
JOIN communes_unitcover AS cover ON cover.covered_id = held.unit_id AND cover.unit_id = %(unit)s
JOIN cadres_employmentstatus AS status ON status.code = held.status_id AND status.counts
WHERE held.period @> %(day)s::date
"""
KNOWN = f"""
SELECT cadre.id, jsonb_strip_nulls(jsonb_build_object(
  'person_code', cadre.code, 'full_name', cadre.full_name, 'sex', cadre.sex,
  'birth', {ISO.format("cadre.birth_date", "cadre.birth_precision")},
  'citizen_id', cadre.citizen_id, 'ethnic', cadre.ethnic_group_id, 'phone', nullif(cadre.phone, ''),
  'titles', posts.titles, 'party_joined', {ISO.format("membership.joined_on", "membership.joined_precision")},
  'party_official', {ISO.format("membership.official_on", "membership.official_precision")},
  'party_member', CASE WHEN membership.id IS NOT NULL THEN true END,
  'unit_text', place.name || ' (' || place.code || ')'))
FROM cadres_cadre AS cadre
JOIN (
  SELECT held.cadre_id, jsonb_agg(held.title_id ORDER BY held.is_primary DESC, held.title_id) AS titles,
    (array_agg(held.unit_id ORDER BY held.is_primary DESC, held.title_id))[1] AS unit_id
  {SERVING} GROUP BY held.cadre_id
) AS posts ON posts.cadre_id = cadre.id
LEFT JOIN communes_unitperiod AS place
  ON place.unit_id = posts.unit_id AND place.valid @> %(day)s::date AND place.unit_id <> %(unit)s
LEFT JOIN LATERAL (
  SELECT * FROM cadres_partymembership
  WHERE cadre_id = cadre.id AND counts_from <= %(day)s AND (ended_on IS NULL OR ended_on > %(day)s)
  ORDER BY counts_from LIMIT 1
) AS membership ON true
ORDER BY cadre.sort_key, cadre.id
"""

"""The highest levels of the people of a unit on a day, and what they study, for the template workbook."""

from apps.cadres.roster_loading.known import SERVING

KNOWN = f"""
SELECT person, jsonb_object_agg(key, value)
FROM (
  (SELECT DISTINCT ON (qualification.cadre_id, level.ladder_id)
    qualification.cadre_id AS person, level.ladder_id AS key, to_jsonb(level.code) AS value
  FROM qualifications_qualification AS qualification
  JOIN qualifications_qualificationlevel AS level ON level.code = qualification.level_id
  WHERE qualification.state = 'held' AND qualification.counts_from <= %(day)s
    AND qualification.verification <> 'refused'
  ORDER BY qualification.cadre_id, level.ladder_id, level.rank DESC, level.position DESC)
  UNION ALL
  SELECT qualification.cadre_id, 'studying', jsonb_object_agg(level.ladder_id, level.code)
  FROM qualifications_qualification AS qualification
  JOIN qualifications_qualificationlevel AS level ON level.code = qualification.level_id
  WHERE qualification.state = 'studying'
  GROUP BY qualification.cadre_id
  UNION ALL
  SELECT qualification.cadre_id, 'specialty', to_jsonb(max(qualification.specialty))
  FROM qualifications_qualification AS qualification
  JOIN qualifications_qualificationlevel AS level ON level.code = qualification.level_id
  WHERE qualification.state = 'held' AND qualification.specialty <> '' AND level.ladder_id = 'prof_edu'
    AND qualification.counts_from <= %(day)s
  GROUP BY qualification.cadre_id HAVING count(*) = 1
) AS known
WHERE person IN (SELECT held.cadre_id {SERVING})
GROUP BY person
"""

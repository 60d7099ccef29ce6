"""What the registry knows against what a row states: (id, field, before, after) where they differ."""

from apps.cadres.roster_loading import transfers
from apps.cadres.roster_loading.texts import ISO

MATCHED = "staged JOIN staged_person AS says ON says.id = staged.id"
BIRTH = ISO.format("known.birth_date", "known.birth_precision")
JOINED = ISO.format("known.joined_on", "known.joined_precision")
OFFICIAL = ISO.format("known.official_on", "known.official_precision")


def better(before: str, after: str) -> str:
    """A stated date says more than the known one, or another thing as precisely; a coarser date never replaces."""
    return f"({before} IS NULL OR length({after}) >= length({before}))"


# The membership that runs, or the latest reported one when the roster looks at an earlier day.
MEMBERSHIP = """
LEFT JOIN LATERAL (
  SELECT * FROM cadres_partymembership AS membership
  WHERE membership.cadre_id = staged.person AND (ended_on IS NULL OR ended_on > %(day)s)
  ORDER BY counts_from LIMIT 1
) AS known ON true
"""
PERSON = f"""
SELECT staged.id, compared.field, to_jsonb(compared.before) AS before, to_jsonb(compared.after) AS after
FROM {MATCHED} JOIN cadres_cadre AS known ON known.id = staged.person
CROSS JOIN LATERAL (VALUES
  ('full_name', known.full_name::text, says.full_name, true),
  ('sex', known.sex, says.sex, true),
  ('birth', {BIRTH}, says.birth, {better(BIRTH, "says.birth")}),
  ('ethnic', known.ethnic_group_id, says.ethnic, true),
  ('citizen_id', known.citizen_id, says.citizen_id, true),
  ('phone', nullif(known.phone, ''), says.phone, true),
  ('religion', known.religion_id, says.religion, true),
  ('other_names', nullif(known.other_names, ''), says.other_names, true),
  ('birth_place', nullif(known.birth_place, ''), says.birth_place, true),
  ('home_town', nullif(known.home_town, ''), says.home_town, true),
  ('email', nullif(known.email, ''), says.email, true)
) AS compared (field, before, after, is_better)
WHERE compared.after IS NOT NULL AND compared.before IS DISTINCT FROM compared.after AND compared.is_better
"""
PARTY = f"""
SELECT staged.id, compared.field, to_jsonb(compared.before) AS before, to_jsonb(compared.after) AS after
FROM {MATCHED} {MEMBERSHIP}
CROSS JOIN LATERAL (VALUES
  ('party_joined', {JOINED}, says.joined, {better(JOINED, "says.joined")}),
  ('party_official', {OFFICIAL}, says.official, {better(OFFICIAL, "says.official")})
) AS compared (field, before, after, is_better)
WHERE staged.person IS NOT NULL
  AND compared.after IS NOT NULL AND compared.before IS DISTINCT FROM compared.after AND compared.is_better
"""
MEMBER = f"""
SELECT staged.id, 'party_member', 'false'::jsonb, 'true'::jsonb
FROM {MATCHED} {MEMBERSHIP}
WHERE staged.person IS NOT NULL AND says.is_member AND known.id IS NULL
"""
TITLES = f"""
SELECT staged.id, 'titles', held.titles, staged.stated->'titles'
FROM {MATCHED}
CROSS JOIN LATERAL (
  SELECT coalesce(jsonb_agg(title_id ORDER BY is_primary DESC, title_id), '[]') AS titles FROM cadres_posting
  WHERE cadre_id = staged.person AND period @> %(day)s::date AND unit_id IN (SELECT unit FROM covered)
) AS held
WHERE staged.person IS NOT NULL AND staged.stated ? 'titles'
  AND NOT (held.titles @> (staged.stated->'titles') AND (staged.stated->'titles') @> held.titles)
"""
MOVED = f"""
SELECT staged.id, 'unit', to_jsonb(coalesce(old.code, '')), to_jsonb(coalesce(new.code, ''))
FROM {MATCHED}
JOIN cadres_posting AS held
  ON held.cadre_id = staged.person AND held.is_primary AND held.period @> %(day)s::date
CROSS JOIN LATERAL (
  SELECT max(code) AS code FROM communes_unitperiod WHERE unit_id = held.unit_id AND valid IN (
    SELECT valid FROM communes_unitperiod WHERE unit_id = held.unit_id ORDER BY lower(valid) DESC LIMIT 1)
) AS old
CROSS JOIN LATERAL (
  SELECT max(code) AS code FROM communes_unitperiod WHERE unit_id = says.target AND valid @> %(day)s::date
) AS new
WHERE staged.moved
"""
# A seat is only ever added: that a row does not name one does not end it.
SEATS = f"""
SELECT staged.id, 'seats', held.seats, staged.stated->'seats'
FROM {MATCHED}
CROSS JOIN LATERAL (
  SELECT coalesce(jsonb_agg(kind_id ORDER BY kind_id), '[]') AS seats FROM cadres_committeeseat
  WHERE cadre_id = staged.person AND unit_id = says.target AND period @> %(day)s::date
) AS held
WHERE staged.person IS NOT NULL AND staged.stated ? 'seats' AND NOT held.seats @> (staged.stated->'seats')
"""
DIFFERENCE = (PERSON, PARTY, MEMBER, TITLES, MOVED, SEATS, transfers.DIFFERENCE)

"""What the registry knows against what a row states: (id, field, before, after) where they differ."""

from apps.cadres.roster_loading import registered, transfers
from apps.rosters.needs import only, says

MATCHED = "staged JOIN staged_person AS says ON says.id = staged.id"
# What a row states of the person in so many words; where nothing is stated, what is known stands.
STATED = (
    *("full_name", "sex", "birth", "ethnic", "citizen_id", "phone", "religion"),
    *("other_names", "birth_place", "home_town", "email"),
)


def better(before: str, after: str) -> str:
    """A stated date says more than the known one, or another thing as precisely; a coarser date never replaces."""
    return f"({before} IS NULL OR length({after}) >= length({before}))"


def _compared(field: str) -> str:
    """One value of a row beside the known one, and whether it may take its place."""
    known, says = f"known.{field}", f"says.{field}"
    return f"('{field}', {known}::text, {says}, {better(known, says) if field == 'birth' else 'true'})"


# Of most rows nothing differs: they are told apart at one glance, before value by value.
PERSON = f"""
SELECT staged.id, compared.field, to_jsonb(compared.before) AS before, to_jsonb(compared.after) AS after
FROM {MATCHED} JOIN registered AS known ON known.person = staged.person
CROSS JOIN LATERAL (VALUES {", ".join(map(_compared, STATED))}) AS compared (field, before, after, is_better)
WHERE ({", ".join(f"coalesce(says.{field}, known.{field})" for field in STATED)})
    IS DISTINCT FROM ({", ".join(f"known.{field}" for field in STATED)})
  AND compared.after IS NOT NULL AND compared.before IS DISTINCT FROM compared.after AND compared.is_better
"""
PARTY = f"""
SELECT staged.id, compared.field, to_jsonb(compared.before) AS before, to_jsonb(compared.after) AS after
FROM {MATCHED} LEFT JOIN registered_member AS known ON known.person = staged.person
CROSS JOIN LATERAL (VALUES
  ('party_joined', known.joined, says.joined, {better("known.joined", "says.joined")}),
  ('party_official', known.official, says.official, {better("known.official", "says.official")})
) AS compared (field, before, after, is_better)
WHERE staged.person IS NOT NULL AND (says.joined IS NOT NULL OR says.official IS NOT NULL)
  AND compared.after IS NOT NULL AND compared.before IS DISTINCT FROM compared.after AND compared.is_better
"""
MEMBER = f"""
SELECT staged.id, 'party_member', 'false'::jsonb, 'true'::jsonb
FROM {MATCHED} LEFT JOIN registered_member AS known ON known.person = staged.person
WHERE staged.person IS NOT NULL AND says.is_member AND known.person IS NULL
"""
# Rows are sorted with their titles alone, not with all that they state.
TITLES = """
SELECT says.id, 'titles', known.titles, says.titles
FROM (SELECT id, person, stated->'titles' AS titles FROM staged WHERE person IS NOT NULL OFFSET 0) AS says
LEFT JOIN (
  SELECT person, jsonb_agg(title ORDER BY is_primary DESC, title) AS titles FROM registered_post
  WHERE unit IN (SELECT unit FROM covered) GROUP BY person
) AS held ON held.person = says.person
CROSS JOIN LATERAL (SELECT coalesce(held.titles, '[]') AS titles) AS known
WHERE NOT (known.titles @> says.titles AND says.titles @> known.titles)
"""
MOVED = f"""
SELECT staged.id, 'unit', to_jsonb(coalesce(old.code, '')), to_jsonb(coalesce(new.code, ''))
FROM {MATCHED}
JOIN registered_post AS held ON held.person = staged.person AND held.is_primary
CROSS JOIN LATERAL (
  SELECT max(code) AS code FROM communes_unitperiod WHERE unit_id = held.unit AND valid IN (
    SELECT valid FROM communes_unitperiod WHERE unit_id = held.unit ORDER BY lower(valid) DESC LIMIT 1)
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
DIFFERENCE = (
    only(PERSON, {"matched"}),
    only(PARTY, {"matched"}, says("party_joined", "party_official")),
    only(MEMBER, {"matched"}, registered.PARTY),
    only(TITLES, {"matched"}, says("titles")),
    only(MOVED, {"matched"}),
    only(SEATS, {"matched"}, says("seats")),
    transfers.DIFFERENCE,
)

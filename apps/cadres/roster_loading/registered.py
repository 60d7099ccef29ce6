"""What the registry knows of the people whom rows mean: fetched once by their keys, and from then on joined to rows.

Tables that were filled a moment ago may still be described to the planner as empty, and a join planned for no rows
compares every row with every person. What stands in a list of keys is looked up by an index, whatever is said; of the
other conditions none may offer an index that the planner believes to be better, for then it goes through the whole list
for each row that it finds there.
"""

from apps.cadres.roster_loading.texts import ISO
from apps.rosters.kept_tables import Filled, Statement
from apps.rosters.needs import only, says

PEOPLE = "ARRAY(SELECT person FROM staged WHERE person IS NOT NULL)"
# Those who have a citizen id that a row states, wherever they serve.
NUMBERS = f"""
SELECT id, code, full_name, name_folded, {ISO.format("birth_date", "birth_precision")} AS birth, citizen_id,
  home_unit_id
FROM cadres_cadre
WHERE citizen_id = ANY(ARRAY(SELECT citizen_id FROM staged_person WHERE citizen_id IS NOT NULL))
"""
NUMBERED: tuple[Statement, ...] = (Filled("numbered", NUMBERS), "ANALYZE numbered (id, citizen_id, home_unit_id)")
PERSON = f"""
SELECT id AS person, full_name, sex, {ISO.format("birth_date", "birth_precision")} AS birth, ethnic_group_id AS ethnic,
  citizen_id, nullif(phone, '') AS phone, religion_id AS religion, nullif(other_names, '') AS other_names,
  nullif(birth_place, '') AS birth_place, nullif(home_town, '') AS home_town, nullif(email, '') AS email
FROM cadres_cadre WHERE id = ANY({PEOPLE})
"""
POST = f"""
SELECT cadre_id AS person, unit_id AS unit, title_id AS title, is_primary, id AS posting, grade_id AS grade
FROM cadres_posting WHERE cadre_id = ANY({PEOPLE}) AND (period @> %(day)s::date) IS TRUE
"""
# The membership that runs, or the latest reported one when the roster looks at an earlier day.
MEMBER = f"""
SELECT DISTINCT ON (cadre_id) cadre_id AS person, joined_on, official_on,
  {ISO.format("joined_on", "joined_precision")} AS joined, {ISO.format("official_on", "official_precision")} AS official
FROM cadres_partymembership WHERE cadre_id = ANY({PEOPLE}) AND (ended_on IS NULL OR ended_on > %(day)s)
ORDER BY cadre_id, counts_from
"""
PARTY = says("party_joined", "party_official", "party_member")
# Who counts in the units of the roster, in the file or not.
SERVING = """
SELECT DISTINCT held.cadre_id AS person
FROM cadres_posting AS held JOIN cadres_employmentstatus AS status ON status.code = held.status_id AND status.counts
WHERE held.unit_id = ANY(ARRAY(SELECT unit FROM covered)) AND held.period @> %(day)s::date
"""
REGISTERED = (
    only(Filled("registered", PERSON), {"matched"}),
    only(Filled("registered_post", POST), {"matched"}),
    only(Filled("registered_member", MEMBER), {"matched"}, PARTY),
    Filled("serving", SERVING),
    only("ANALYZE registered (person), registered_post (person, unit, is_primary)", {"matched"}),
)

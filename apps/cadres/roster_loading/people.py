"""Writing people and their Party membership: new ones first, then what changed of the known ones."""

from apps.cadres.roster_loading.differing import STATED
from apps.cadres.roster_loading.registered import PARTY
from apps.rosters.needs import differs, only

# Given before the insert, so that posts and qualifications of a new person know whose they are.
NUMBERS = """
UPDATE staged SET person = nextval((SELECT pg_get_serial_sequence('cadres_cadre', 'id')::regclass)),
  code = core_public_code('CB')
WHERE status = 'new'
"""
# The home unit is that of the post that follows; given at once, the posts' trigger has nothing left to change.
NEW_PEOPLE = """
INSERT INTO cadres_cadre (id, code, home_unit_id, full_name, sort_key, sex, birth_date, birth_precision, citizen_id,
  ethnic_group_id, religion_id, phone, home_town, email, note, other_names, birth_place)
SELECT staged.person, staged.code, says.target, says.full_name, staged.sort_key, says.sex, says.birth_date,
  coalesce(says.birth_precision, 'day'), says.citizen_id, says.ethnic, says.religion, coalesce(says.phone, ''),
  coalesce(says.home_town, ''), coalesce(says.email, ''), '', coalesce(says.other_names, ''),
  coalesce(says.birth_place, '')
FROM staged JOIN staged_person AS says ON says.id = staged.id
WHERE staged.status = 'new' ORDER BY staged.id
"""
CHANGED_PEOPLE = """
UPDATE cadres_cadre AS known SET
  full_name = coalesce(staged.changes->'full_name'->>1, known.full_name),
  sort_key = CASE WHEN staged.changes ? 'full_name' THEN staged.sort_key ELSE known.sort_key END,
  sex = coalesce(staged.changes->'sex'->>1, known.sex),
  birth_date = CASE WHEN staged.changes ? 'birth' THEN says.birth_date ELSE known.birth_date END,
  birth_precision = CASE WHEN staged.changes ? 'birth' THEN says.birth_precision ELSE known.birth_precision END,
  citizen_id = coalesce(staged.changes->'citizen_id'->>1, known.citizen_id),
  ethnic_group_id = coalesce(staged.changes->'ethnic'->>1, known.ethnic_group_id),
  religion_id = coalesce(staged.changes->'religion'->>1, known.religion_id),
  phone = coalesce(staged.changes->'phone'->>1, known.phone),
  other_names = coalesce(staged.changes->'other_names'->>1, known.other_names),
  birth_place = coalesce(staged.changes->'birth_place'->>1, known.birth_place),
  home_town = coalesce(staged.changes->'home_town'->>1, known.home_town),
  email = coalesce(staged.changes->'email'->>1, known.email)
FROM staged JOIN staged_person AS says ON says.id = staged.id
WHERE known.id = staged.person AND staged.status IN ('changed', 'moved')
  AND staged.changes ?| ARRAY['full_name', 'sex', 'birth', 'citizen_id', 'ethnic', 'religion', 'phone', 'home_town',
    'email', 'other_names', 'birth_place']
"""
NEW_MEMBERS = """
INSERT INTO cadres_partymembership (cadre_id, joined_on, joined_precision, official_on, official_precision,
  end_reason, reported_on)
SELECT staged.person, says.joined_on, coalesce(says.joined_precision, 'day'),
  says.official_on, coalesce(says.official_precision, 'day'), '', %(day)s
FROM staged JOIN staged_person AS says ON says.id = staged.id
WHERE (staged.status = 'new' AND says.is_member) OR staged.changes ? 'party_member'
ORDER BY staged.id
"""
CHANGED_MEMBERS = """
UPDATE cadres_partymembership AS known SET
  joined_on = CASE WHEN staged.changes ? 'party_joined' THEN says.joined_on ELSE known.joined_on END,
  joined_precision =
    CASE WHEN staged.changes ? 'party_joined' THEN says.joined_precision ELSE known.joined_precision END,
  official_on = CASE WHEN staged.changes ? 'party_official' THEN says.official_on ELSE known.official_on END,
  official_precision =
    CASE WHEN staged.changes ? 'party_official' THEN says.official_precision ELSE known.official_precision END
FROM staged JOIN staged_person AS says ON says.id = staged.id
WHERE staged.changes ?| ARRAY['party_joined', 'party_official'] AND NOT staged.changes ? 'party_member'
  AND known.id = (
    SELECT id FROM cadres_partymembership AS membership
    WHERE membership.cadre_id = staged.person AND (ended_on IS NULL OR ended_on > %(day)s)
    ORDER BY counts_from LIMIT 1)
"""
ARRANGE = (only(NUMBERS, {"new"}),)
WRITE = (
    only(NEW_PEOPLE, {"new"}),
    only(CHANGED_PEOPLE, differs(*STATED)),
    only(NEW_MEMBERS, {"new", *differs("party_member")}, PARTY),
    only(CHANGED_MEMBERS, differs("party_joined", "party_official")),
)

"""An officer for every commune, who delivers and is reminded but cannot log in: only the printed accounts can."""

from datetime import date
from random import Random

from apps.accounts.models import Membership, User
from apps.accounts.roles import Role
from apps.communes.models import Unit
from apps.demo.lives import DAY
from apps.demo.names import FAMILIES, FEMALE_GIVEN, FEMALE_MIDDLE, KINH, MUONG
from apps.submissions.units import communes_of

# A domain that no letter can ever reach.
DOMAIN = "hoabinh.example"


def make_officers(chance: Random) -> dict[int, User]:
    """The officer of each commune by its unit; those of the printed accounts stay, and all get an address."""
    province = Unit.objects.get(key="p17")
    communes = Unit.objects.in_bulk(communes_of(province, DAY))
    members = Membership.objects.filter(role=Role.COMMUNE_OFFICER, unit__in=communes).select_related("user")
    officers = {member.unit_id: member.user for member in members}
    for known in officers.values():
        known.email = known.email or f"{known.username}@{DOMAIN}"
    User.objects.bulk_update(officers.values(), ["email"])
    empty = {pk: unit for pk, unit in sorted(communes.items()) if pk not in officers}
    made = User.objects.bulk_create(_officer(unit, chance) for unit in empty.values())
    Membership.objects.bulk_create(
        Membership(user=user, role=Role.COMMUNE_OFFICER, unit=unit, since=date(2025, 1, 1))
        for user, unit in zip(made, empty.values(), strict=True)
    )
    return officers | dict(zip(empty, made, strict=True))


def _officer(unit: Unit, chance: Random) -> User:
    family = chance.choice(FAMILIES[chance.choice((KINH, MUONG))])
    name = f"{family} {chance.choice(FEMALE_MIDDLE)} {chance.choice(FEMALE_GIVEN)}"
    user = User(username=f"xa{unit.key[1:]}", full_name=name, email=f"xa{unit.key[1:]}@{DOMAIN}")
    user.set_unusable_password()
    return user

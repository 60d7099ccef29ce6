"""What a stored day holds: which groups as bits of a number, which facts at which place of an array."""

from functools import cache
from hashlib import sha256
from pathlib import Path

from apps.reporting.definitions import Facts, Population
from apps.reporting.registry import registry

# Groups and facts that are read from tables whose changes are noted (migration 0007) and from nothing else.
GROUPS = (
    "cadres_and_civil_servants",
    "cadres",
    "civil_servants",
    "staff",
    "party_executive_committee",
    "party_standing_committee",
    "non_professional",
    "holding_secretary",
    "holding_deputy_secretary",
    "holding_council_chair",
    "holding_council_deputy_chair",
    "holding_committee_chair",
    "holding_committee_deputy_chair",
    "holding_front_or_union_head",
    "holding_front_or_union_deputy",
)
FACTS = (
    "person",
    "party",
    "levels",
    "ages",
    "descent",
    "party_years",
    "titles",
    "service",
    "retirement",
    "seats",
    "diplomas",
    "languages",
    "certificates",
    "studying",
)
PROGRAM = Path(__file__).resolve().parents[2]


def populations() -> tuple[Population, ...]:
    return tuple(registry.populations[code] for code in GROUPS)


def stored_facts() -> tuple[Facts, ...]:
    return tuple(registry.facts[code] for code in FACTS)


@cache
def places() -> dict[str, int]:
    """The place of each dimension in the array of a person's facts, counted from one."""
    dimensions = [dimension for facts in stored_facts() for dimension in facts.dimensions]
    return {dimension.code: number for number, dimension in enumerate(dimensions, start=1)}


@cache
def program() -> str:
    """A fingerprint of the program: another version may define a group or a fact differently."""
    digest = sha256()
    for file in sorted(PROGRAM.rglob("*.py")):
        digest.update(file.read_bytes())
    return digest.hexdigest()

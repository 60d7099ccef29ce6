"""What the registry knows of a commune's staff, as a row of its roster."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from apps.cadres.models import Cadre, Category, PartyMembership, Posting
from apps.core.dates import PartialDate
from apps.demo.lives import DAY
from apps.qualifications.models import Qualification

CATEGORIES = (Category.CADRE, Category.CIVIL_SERVANT, Category.NON_PROFESSIONAL)


@dataclass(frozen=True)
class Member:
    """One person of the roster."""

    cadre: Cadre
    category: str
    titles: tuple[str, ...]
    party: PartyMembership | None
    levels: dict[str, Qualification]

    @property
    def birth(self) -> PartialDate | None:
        return self.cadre.birth

    def level(self, ladder: str) -> str | None:
        held = self.levels.get(ladder)
        return held.level_id if held else None


def staff_of(unit_key: str) -> list[Member]:
    """The commune's staff in the order of a roster: by category, then by title."""
    postings = (
        Posting.objects.running_on(DAY)
        .counted()
        .filter(unit__key=unit_key)
        .select_related("title", "cadre__ethnic_group")
    )
    by_cadre: dict[int, list[Posting]] = defaultdict(list)
    for posting in postings.order_by("-is_primary", "title__position", "cadre__sort_key"):
        by_cadre[posting.cadre_id].append(posting)
    levels = _levels(list(by_cadre))
    parties = {party.cadre_id: party for party in PartyMembership.objects.filter(cadre__in=by_cadre)}
    members = [
        Member(held[0].cadre, held[0].category, tuple(p.title_id for p in held), parties.get(key), levels[key])
        for key, held in by_cadre.items()
    ]
    return sorted(members, key=lambda member: CATEGORIES.index(Category(member.category)))


def _levels(cadres: list[int]) -> dict[int, dict[str, Qualification]]:
    found: dict[int, dict[str, Qualification]] = defaultdict(dict)
    for held in Qualification.objects.filter(cadre__in=cadres).highest_on(DAY).select_related("level"):
        found[held.cadre_id][held.level.ladder_id] = held
    return found

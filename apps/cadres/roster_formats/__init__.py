"""Movements, recruitment, mergers with whom these left over and how titles fare in them; and posts beside the title."""

from apps.cadres.roster_formats import (
    concurrent,
    departures,
    movements,
    plans,
    recruitments,
    reorganisations,
    surplus,
    title_rules,
)

__all__ = [
    "concurrent",
    "departures",
    "movements",
    "plans",
    "recruitments",
    "reorganisations",
    "surplus",
    "title_rules",
]

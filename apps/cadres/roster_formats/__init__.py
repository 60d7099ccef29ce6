"""Movements, recruitment, plans of mergers and whom these left over, as formats; and posts beside the title."""

from apps.cadres.roster_formats import concurrent, departures, movements, plans, recruitments, reorganisations, surplus

__all__ = ["concurrent", "departures", "movements", "plans", "recruitments", "reorganisations", "surplus"]

"""Movements, recruitment, plans of mergers and whom these left over, as formats; and posts beside the title."""

from apps.cadres.roster_formats import concurrent, movements, plans, recruitments, reorganisations, surplus

__all__ = ["concurrent", "movements", "plans", "recruitments", "reorganisations", "surplus"]

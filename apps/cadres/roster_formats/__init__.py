"""Movements, recruitment and decisions on people whom a merger left over, as formats; and posts beside the title."""

from apps.cadres.roster_formats import concurrent, movements, recruitments, surplus

__all__ = ["concurrent", "movements", "recruitments", "surplus"]

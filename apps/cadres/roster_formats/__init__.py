"""The formats of facts of this app: movements, and decisions on people whom a merger left over."""

from apps.cadres.roster_formats import movements, surplus

__all__ = ["movements", "surplus"]

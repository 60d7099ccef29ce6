"""What a person's home town means on a day, as the dossier and the form tell it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from apps.cadres.day import unit_title, unit_words
from apps.cadres.models import Cadre, HomeChoice, HomePlace


@dataclass(frozen=True)
class HomeTown:
    """The words, the unit that they are taken to mean, and whether somebody chose it."""

    text: str
    unit: str
    is_chosen: bool


def asked_of(cadre: Cadre, day: date) -> tuple[QuerySet[HomeChoice], QuerySet[HomePlace]]:
    """What was chosen for the person's words as they stand, and what the words tell."""
    words = {"unit_words": unit_words("unit", day)}
    chosen = HomeChoice.objects.filter(cadre=cadre, text=cadre.home_town).annotate(**words)
    return chosen, HomePlace.objects.filter(text=cadre.home_town).annotate(**words)


def home_town(cadre: Cadre, chosen: QuerySet[HomeChoice], read: QuerySet[HomePlace]) -> HomeTown:
    """What was chosen goes before what was read."""
    said = [getattr(each, "unit_words", None) for each in (*chosen, *read)]
    return HomeTown(cadre.home_town, unit_title(said[0] if said else None), is_chosen=bool(chosen))

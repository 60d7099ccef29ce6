"""The columns and filters of the list of cadres that tell what people have studied."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from django.utils.translation import gettext_lazy as _

from apps.accounts.models import User
from apps.cadres.columns import Column, Row, column_source
from apps.cadres.filters import CadreFilterSet
from apps.qualifications.day import highest, level_words, levels_told, studying
from apps.qualifications.filters import LevelFilter, VerificationFilter, levels_by_ladder

DEFAULT_LADDERS = {"prof_edu", "pol_theory"}
# Ladders of the code list; a ladder added there gets its column at once and its filter with the next start.
LADDERS = ("prof_edu", "pol_theory", "state_mgmt", "gen_edu", "it_level", "foreign_lang")
FIRST = 20


@column_source
def ladder_columns(user: User) -> Iterable[Column]:
    """For each ladder the highest level of the day, and what is being studied above it."""
    ladders = {level.ladder for levels in levels_by_ladder(user).values() for level in levels}
    for place, ladder in enumerate(sorted(ladders, key=lambda ladder: ladder.position)):
        yield Column(
            ladder.code,
            ladder.label,
            level_text(ladder.code),
            position=FIRST + place,
            is_default=ladder.code in DEFAULT_LADDERS,
            width=22,
            fetch=levels_told,
            part=ladder.code,
        )
    yield Column(
        "specialty", _("Specialty"), specialty, position=FIRST + 10, width=26, fetch=levels_told, part="prof_edu"
    )


def level_text(ladder: str) -> Callable[[Row], str]:
    return lambda row: level_words(highest(row.cadre, ladder), studying(row.cadre, ladder))


def specialty(row: Row) -> str:
    found = highest(row.cadre, "prof_edu")
    return found.specialty if found else ""


CadreFilterSet.extend({ladder: LevelFilter(ladder) for ladder in LADDERS} | {"verification": VerificationFilter()})

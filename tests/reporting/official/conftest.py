"""People of every kind that forms count."""

from datetime import date
from random import Random

import pytest

from apps.cadres.models import Cadre, Grade, Posting, Religion
from apps.qualifications.models import Language, Qualification, QualificationLevel
from tests.conftest import Units
from tests.reporting.populations import invent

SIZE = 150


@pytest.fixture
def population(units: Units) -> None:
    """Random people with religions, grades and languages too."""
    chance = Random(11)
    invent(chance, [units.lac_sy, units.bao_hieu, units.thu_phong], SIZE)
    religions = [*Religion.objects.values_list("pk", flat=True), None]
    grades = [*Grade.objects.values_list("pk", flat=True), None]
    languages = [*Language.objects.values_list("pk", flat=True), "ANH", "ANH", None]
    levels = list(QualificationLevel.objects.all())
    for cadre in Cadre.objects.all():
        _level(chance, cadre, levels)
        Cadre.objects.filter(pk=cadre.pk).update(religion=chance.choice(religions))
        Posting.objects.filter(cadre=cadre).update(grade=chance.choice(grades))
        Qualification.objects.filter(cadre=cadre, level__ladder="foreign_lang").update(
            language=chance.choice(languages)
        )


def _level(chance: Random, cadre: Cadre, levels: list[QualificationLevel]) -> None:
    """For every other person one level alone on each ladder, so that low levels are the highest as often as others."""
    if chance.random() < 0.5:
        return
    cadre.qualifications.all().delete()
    for ladder in dict.fromkeys(level.ladder_id for level in levels):
        chosen = chance.choice([level for level in levels if level.ladder_id == ladder])
        Qualification.objects.create(cadre=cadre, level=chosen, reported_on=date(2020, 1, 1))

"""People of every kind that forms count."""

from datetime import date
from itertools import cycle
from random import Random

import pytest

from apps.cadres.models import Cadre, Grade, Posting, Religion, Title
from apps.qualifications.models import Language, Qualification, QualificationLevel
from tests.conftest import DAY, Person, Units
from tests.reporting.populations import invent

SIZE = 110


@pytest.fixture
def population(units: Units, person: Person) -> None:
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
    _every_title()
    for sex, born in (("female", date(1972, 6, 1)), ("male", date(1967, 6, 1))):
        person(f"Bùi {sex}", sex=sex, birth_date=born, qualifications={"prof_edu": "CM_SC", "foreign_lang": "NN_DH"})
    Qualification.objects.filter(level="NN_DH", cadre__full_name__startswith="Bùi").update(language="ANH")


def _every_title() -> None:
    """Whoever holds one post alone takes the titles of the forms in turn, so that each is held."""
    titles = list(Title.objects.filter(pk__startswith="CD_").exclude(pk="CD_TCA"))
    running = Posting.objects.running_on(DAY).filter(is_primary=True, status__counts=True)
    alone = [posting for posting in running if posting.cadre.postings.count() == 1]
    for posting, title in zip(alone, cycle(titles), strict=False):
        Posting.objects.filter(pk=posting.pk).update(title=title, category=title.category)


def _level(chance: Random, cadre: Cadre, levels: list[QualificationLevel]) -> None:
    """For every other person one level alone on each ladder, so that low levels are the highest as often as others."""
    if chance.random() < 0.5:
        return
    cadre.qualifications.all().delete()
    for ladder in dict.fromkeys(level.ladder_id for level in levels):
        chosen = chance.choice([level for level in levels if level.ladder_id == ladder])
        Qualification.objects.create(cadre=cadre, level=chosen, reported_on=date(2020, 1, 1))

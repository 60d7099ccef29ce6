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
    cadres = list(Cadre.objects.prefetch_related("postings", "qualifications__level"))
    told: list[Qualification] = []
    for cadre in cadres:
        held = _alone(chance, cadre, levels) or list(cadre.qualifications.all())
        told += held
        cadre.religion_id = chance.choice(religions)
        grade, language = chance.choice(grades), chance.choice(languages)
        for posting in cadre.postings.all():
            posting.grade_id = grade
        for each in held:
            if each.level.ladder_id == "foreign_lang":
                each.language_id = language
    _write(cadres, told)
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


def _alone(chance: Random, cadre: Cadre, levels: list[QualificationLevel]) -> list[Qualification]:
    """For every other person one level alone on each ladder, so that low levels are the highest as often as others."""
    if chance.random() < 0.5:
        return []
    ladders = dict.fromkeys(level.ladder_id for level in levels)
    chosen = [chance.choice([level for level in levels if level.ladder_id == ladder]) for ladder in ladders]
    return [Qualification(cadre=cadre, level=level, reported_on=date(2020, 1, 1)) for level in chosen]


def _write(cadres: list[Cadre], told: list[Qualification]) -> None:
    """All of a kind at once, in place of a dozen statements for each person."""
    Cadre.objects.bulk_update(cadres, ["religion"])
    Posting.objects.bulk_update([each for cadre in cadres for each in cadre.postings.all()], ["grade"])
    kept = [each for each in told if each.pk]
    Qualification.objects.exclude(pk__in=[each.pk for each in kept]).delete()
    Qualification.objects.bulk_update(kept, ["language"])
    Qualification.objects.bulk_create(each for each in told if not each.pk)

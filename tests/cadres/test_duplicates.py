"""Merging two records of one person: nothing is lost, the person counts once, and taking it back restores every row."""

from datetime import date
from random import Random
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from apps.accounts.models import User
from apps.appraisal.models import Rating, RatingLevel
from apps.cadres.duplicates import services
from apps.cadres.duplicates.pairs import likely_pairs
from apps.cadres.duplicates.pieces import Stretch
from apps.cadres.models import Cadre, CommitteeSeat, DistinctPair, MergedRecord, PartyMembership, Posting, Title
from apps.core.dates import PartialDate
from apps.core.permissions import Permission
from apps.discipline.models import DisciplinaryAct, DisciplinaryDecision, OffenceGroup
from apps.qualifications.models import Qualification
from apps.rosters import services as rosters
from apps.training.models import Enrolment
from tests.conftest import DAY, Units
from tests.discipline.conftest import Record, keeper, record
from tests.fingerprints import of_tracked
from tests.rosters.stating import someone, stating
from tests.training.conftest import MakeClass, make_class

__all__ = ["keeper", "make_class", "record"]

BORN = PartialDate(date(1976, 5, 12))
DAYS = [date(year, month, 1) for year in range(2009, 2026) for month in (1, 7)]


@pytest.fixture
def twins(person: Any) -> tuple[Cadre, Cadre]:
    """One person with two records in one unit: a post each, running since 2020."""
    facts = {"birth": BORN, "sex": "male"}
    return person("Bùi Văn Hạnh", title="CD_BT", **facts), person("Bùi Văn Hạnh", title="CD_VPTK", **facts)


def merge(pair: tuple[Cadre, Cadre], by: User, taken: tuple[str, ...] = ()) -> MergedRecord:
    return services.merge(kept=pair[0], other=pair[1], taken=taken, by=by)


def posts_of(cadre: Cadre) -> list[tuple[str, bool, date, date | None]]:
    found = Posting.objects.filter(cadre=cadre).order_by("period", "title")
    return [(post.title_id, post.is_primary, post.period.lower, post.period.upper) for post in found]


@pytest.mark.parametrize(
    ("others", "left"),
    [
        ([], [(2010, 2020)]),
        ([(2012, 2014)], [(2010, 2012), (2014, 2020)]),
        ([(2000, 2012), (2018, None)], [(2012, 2018)]),
        ([(2000, None)], []),
        ([(2020, 2022), (2000, 2010)], [(2010, 2020)]),
    ],
)
def test_a_stretch_without_others(others: list[tuple[int, int | None]], left: list[tuple[int, int]]) -> None:
    def stretch(first: int, until: int | None) -> Stretch:
        return Stretch(date(first, 1, 1), date(until, 1, 1) if until else None)

    assert stretch(2010, 2020).without(stretch(*each) for each in others) == [stretch(*each) for each in left]


def test_two_posts_at_a_time_stay_and_one_is_primary(twins: tuple[Cadre, Cadre], editor: User) -> None:
    merge(twins, editor)
    assert posts_of(twins[0]) == [("CD_BT", True, date(2020, 1, 1), None), ("CD_VPTK", False, date(2020, 1, 1), None)]
    assert not Cadre.objects.filter(pk=twins[1].pk).exists()


def test_a_post_stays_primary_in_the_days_that_the_other_record_leaves_free(person: Any, editor: User) -> None:
    kept = person("Bùi Văn Hạnh", title="CD_BT", since=date(2015, 1, 1))
    other = person("Bùi Văn Hạnh", title="CD_VPTK", since=date(2010, 1, 1), until=date(2017, 1, 1))
    merge((kept, other), editor)
    assert posts_of(kept) == [
        ("CD_VPTK", True, date(2010, 1, 1), date(2015, 1, 1)),
        ("CD_VPTK", False, date(2015, 1, 1), date(2017, 1, 1)),
        ("CD_BT", True, date(2015, 1, 1), None),
    ]


def test_the_same_post_stands_once_with_what_either_record_knew(person: Any, editor: User) -> None:
    kept, other = (person("Bùi Văn Hạnh", title="CD_BT") for _each in range(2))
    Posting.objects.filter(cadre=other).update(decision_number="12/QĐ")
    record = merge((kept, other), editor)
    assert Posting.objects.get(cadre=kept).decision_number == "12/QĐ"
    assert [told["how"] for told in record.settled] == ["folded"]


def test_identity_is_chosen_field_by_field_and_blanks_are_filled(person: Any, editor: User) -> None:
    kept = person("Bùi Văn Hạnh", phone="0987654321", home_town="Lạc Sỹ")
    other = person("Bùi Văn Hành", birth=BORN, citizen_id="017076000123", phone="0123456789", home_town="Hữu Lợi")
    merge((kept, other), editor, ("phone",))
    kept.refresh_from_db()
    assert (kept.full_name, kept.birth, kept.citizen_id) == ("Bùi Văn Hạnh", BORN, "017076000123")
    assert (kept.phone, kept.home_town) == ("0123456789", "Lạc Sỹ")


def test_duplicate_facts_stand_once_and_different_ones_all_remain(
    twins: tuple[Cadre, Cadre], editor: User, units: Units
) -> None:
    kept, other = twins
    for cadre in twins:
        Qualification.objects.create(cadre=cadre, level_id="CM_DH", reported_on=DAY)
    Qualification.objects.filter(cadre=other).update(diploma_number="B 123")
    Qualification.objects.create(cadre=other, level_id="LLCT_TC", reported_on=DAY)
    PartyMembership.objects.create(cadre=kept, reported_on=DAY)
    PartyMembership.objects.create(cadre=other, reported_on=DAY, joined_on=date(1998, 2, 3))
    merge(twins, editor)
    held = Qualification.objects.filter(cadre=kept).order_by("level_id").values_list("level_id", "diploma_number")
    assert list(held) == [("CM_DH", "B 123"), ("LLCT_TC", "")]
    assert PartyMembership.objects.get().joined == PartialDate(date(1998, 2, 3))


def test_records_that_the_user_may_not_see_move_along_untold(
    twins: tuple[Cadre, Cadre], editor: User, units: Units
) -> None:
    act = DisciplinaryAct.objects.create(cadre=twins[1], offence=OffenceGroup.objects.all()[0], unit=units.lac_sy)
    assert not editor.can(Permission.SEE_DISCIPLINE, twins[1])
    merge(twins, editor)
    act.refresh_from_db()
    assert act.cadre_id == twins[0].pk


@pytest.mark.parametrize("both", [False, True], ids=["of one record", "of both"])
def test_discipline_and_training_move_along_and_the_same_decision_stands_once(
    twins: tuple[Cadre, Cadre], editor: User, record: Record, make_class: MakeClass, units: Units, both: bool
) -> None:
    for cadre in twins[0 if both else 1 :]:
        record(cadre, "KLDV_KT")
    gained = Qualification.objects.create(cadre=twins[1], level_id="LLCT_TC", reported_on=DAY)
    Enrolment.objects.create(training_class=make_class(), cadre=twins[1], unit=units.lac_sy, qualification=gained)
    before = of_tracked()
    merged = merge(twins, editor)
    decisions = DisciplinaryDecision.objects.filter(cadre=twins[0], act__cadre=twins[0])
    assert decisions.values_list("form_id").get() == ("KLDV_KT",)
    assert DisciplinaryDecision.objects.count() == DisciplinaryAct.objects.count() == 1
    assert Enrolment.objects.filter(cadre=twins[0], qualification__cadre=twins[0]).count() == 1
    services.separate(record=merged, by=editor)
    assert of_tracked() == before


def random_facts(cadre: Cadre, units: Units, chance: Random) -> None:
    """Posts, seats, levels and ratings as they come; what contradicts itself is left out."""
    places = [units.lac_sy, units.bao_hieu]
    for _each in range(chance.randint(1, 4)):
        first = date(chance.randint(2009, 2022), chance.choice((1, 7)), 1)
        until = chance.choice((None, date(first.year + chance.randint(1, 5), 1, 1)))
        title = chance.choice(("CD_BT", "CD_VPTK", "CD_CTPN"))
        category = Title.objects.get(pk=title).category
        facts = {"cadre": cadre, "unit": chance.choice(places), "period": DateRange(first, until)}
        _try(lambda facts=facts, title=title, category=category: Posting.objects.create(
            **facts, title_id=title, category=category, is_primary=chance.random() < 0.6))  # fmt: skip
        _try(lambda facts=facts: CommitteeSeat.objects.create(**facts, kind_id="DU_UVBCH"))
    for level in chance.sample(("CM_DH", "CM_CD", "LLCT_TC"), 2):
        Qualification.objects.create(cadre=cadre, level_id=level, reported_on=date(2015, 1, 1))
    for year in chance.sample((2022, 2023, 2024), 2):
        _try(lambda year=year: Rating.objects.create(
            cadre=cadre, year=year, unit=units.lac_sy, level=RatingLevel.objects.all()[0],
            category=Title.objects.get(pk="CD_VPTK").category))  # fmt: skip


def _try(write: Any) -> None:
    try:
        with transaction.atomic():
            write()
    except Exception as refused:
        assert "violates" in str(refused), refused  # noqa: PT017  # the sentence comes from the database


@pytest.mark.parametrize("seed", range(12))
def test_any_merging_counts_the_person_once_and_taken_back_restores_every_row(
    seed: int, twins: tuple[Cadre, Cadre], editor: User, units: Units
) -> None:
    chance = Random(seed)
    for cadre in twins:
        random_facts(cadre, units, chance)
    served = {day for day in DAYS if Cadre.objects.serving_on(day).exists()}
    before = of_tracked()
    record = merge(twins, editor, tuple(chance.sample(sorted(services.FIELDS), 3)))
    for day in DAYS:
        assert Cadre.objects.serving_on(day).count() == (1 if day in served else 0), day
        assert Posting.objects.running_on(day).filter(is_primary=True).count() <= 1
    undone = services.separate(record=record, by=editor)
    assert undone.kept == ()
    assert of_tracked() == before


def test_the_former_code_leads_to_the_person_in_rosters_too(
    twins: tuple[Cadre, Cadre], editor: User, units: Units
) -> None:
    merge(twins, editor)
    outcome = rosters.examine(stating(someone(citizen_id=None, chosen=twins[1].code)), units.lac_sy, DAY)
    assert outcome.people[0].verdict.cadre == twins[0].code


def test_merging_needs_the_right_to_delete_on_both(twins: tuple[Cadre, Cadre], officer: User, editor: User) -> None:
    with pytest.raises(PermissionDenied):
        merge(twins, officer)
    record = merge(twins, editor)
    with pytest.raises(PermissionDenied):
        services.separate(record=record, by=officer)


def test_nobody_is_merged_with_themselves(twins: tuple[Cadre, Cadre], editor: User) -> None:
    with pytest.raises(ValidationError):
        merge((twins[0], twins[0]), editor)


def test_look_alikes_are_found_once_and_two_people_are_remembered(
    twins: tuple[Cadre, Cadre], person: Any, editor: User, officer: User, stranger: User
) -> None:
    person("Bùi Văn Hạnh", birth=PartialDate(date(1990, 1, 1)))
    person("Bùi Văn Hạnh", birth=BORN, sex="female")
    found = [(pair.pk, pair.twin) for pair in likely_pairs(officer)]  # type: ignore[attr-defined]  # annotated
    assert found == [(twins[0].pk, twins[1].pk)]
    assert not likely_pairs(stranger).exists()
    services.note_distinct(cadre=twins[1], other=twins[0], by=officer)
    assert not likely_pairs(editor).exists()


def test_who_is_another_person_than_one_is_another_than_both(
    twins: tuple[Cadre, Cadre], person: Any, editor: User
) -> None:
    third = person("Bùi Văn Hạnh", birth=BORN)
    services.note_distinct(cadre=twins[1], other=third, by=editor)
    merge(twins, editor)
    assert list(DistinctPair.objects.values_list("cadre", "other")) == [(twins[0].pk, third.pk)]

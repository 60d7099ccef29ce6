"""The figures of an entry of a code list are not changed, nor is it deleted, under what was decided by it."""

from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, connection, models, transaction
from django.db.models import Q
from django.test import Client
from django.utils.translation import override

from apps.accounts.models import User
from apps.appraisal.models import (
    Commendation,
    CommendationForm,
    Rating,
    RatingLevel,
    SchemeLevel,
    VoteConsequence,
    VoteScheme,
    VoteSession,
)
from apps.cadres.models import Cadre, Movement, MovementKind
from apps.core.constraints import TRIGGER_MESSAGES, explanation
from apps.core.reference import load_reference_data
from apps.discipline.models import DisciplineEffect, DisciplineForm
from apps.petitions.models import Petition, PetitionKind, PetitionSubject
from apps.planning.models import HealthClass, HealthExamination
from apps.qualifications.models import Qualification, QualificationLevel
from tests.conftest import Person, Units
from tests.discipline.conftest import DECIDED, Record

pytestmark = pytest.mark.django_db
DAY = date(2024, 6, 10)


@pytest.fixture
def hanh(person: Person) -> Cadre:
    return person("Bùi Văn Hạnh")


def refused(sql: str, *values: Any) -> str:
    """The name under which the database refuses a statement; nothing when it does not."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql, values)
    except IntegrityError as error:
        return str(getattr(explanation(error), "code", ""))
    return ""


def changed(entry: models.Model, **values: Any) -> str:
    sets = ", ".join(f"{column} = %s" for column in values)
    return refused(f"UPDATE {entry._meta.db_table} SET {sets} WHERE code = %s", *values.values(), entry.pk)


def deleted(entry: models.Model) -> str:
    return refused(f"DELETE FROM {entry._meta.db_table} WHERE code = %s", entry.pk)


def made_by(records: type[models.Model]) -> str:
    return f"made_by_values_of_{records._meta.db_table}"


@pytest.fixture
def effect(hanh: Cadre, record: Record) -> DisciplineEffect:
    """By which a reprimand was reckoned."""
    record(hanh, "KLCC_KT")
    found: DisciplineEffect = DisciplineEffect.objects.filter(form="KLCC_KT").valid_on(DECIDED).get()
    return found


@pytest.fixture
def session(units: Units) -> VoteSession:
    scheme = VoteScheme.objects.get(pk="QD96_2023")
    facts = {"body_id": "BCH", "unit": units.lac_sy, "scheme": scheme, "held_on": DAY, "summoned": 20, "present": 20}
    return VoteSession.objects.create(**{name: value for name, value in facts.items() if name != "body_id"})


def test_the_months_of_an_effect_stay_under_its_decisions(effect: DisciplineEffect) -> None:
    discipline = "made_by_values_of_discipline_disciplinarydecision"
    assert changed(effect, in_force=6) == discipline
    assert changed(effect, no_promotion=None) == discipline
    assert deleted(effect) == discipline
    assert changed(effect, label_vi="Khiển trách") == ""
    other = DisciplineEffect.objects.exclude(form="KLCC_KT").first()
    assert other is not None
    assert changed(other, in_force=6) == ""


def test_figures_are_corrected_once_as_they_are_compared_with_the_text(effect: DisciplineEffect) -> None:
    discipline = "made_by_values_of_discipline_disciplinarydecision"
    assert changed(effect, in_force=6, is_verified=True) == ""
    assert changed(effect, in_force=12) == discipline
    assert changed(effect, in_force=12, is_verified=False) == discipline
    assert changed(effect, is_verified=False) == discipline


def test_an_entry_by_which_nothing_was_decided_is_free(hanh: Cadre, record: Record) -> None:
    record(hanh, "KLCC_KT")
    later = DisciplineEffect.objects.filter(form="KLCC_KT", valid_from__gt=DECIDED).first()
    if later is None:
        DisciplineEffect.objects.filter(form="KLCC_KT").update(valid_to=date(2026, 1, 1))
        later = DisciplineEffect.objects.create(code="X", form_id="KLCC_KT", valid_from=date(2026, 1, 1), in_force=9)
    assert changed(later, in_force=3) == ""
    assert deleted(later) == ""


def test_a_form_keeps_what_it_brings(effect: DisciplineEffect) -> None:
    assert changed(effect.form, ends_service=True) == "made_by_values_of_discipline_disciplinarydecision"
    assert changed(DisciplineForm.objects.get(pk="KLCC_CC"), ends_service=True) == ""


def test_the_quorum_and_the_bounds_of_a_vote_stay(session: VoteSession) -> None:
    votes = made_by(VoteSession)
    assert changed(session.scheme, quorum_part=1) == votes
    assert changed(session.scheme, denominator="summoned") == votes
    consequence = VoteConsequence.objects.filter(scheme=session.scheme).valid_on(DAY)[0]
    assert changed(consequence, from_included=not consequence.from_included) == votes
    assert deleted(consequence) == votes
    assert changed(VoteScheme.objects.get(pk="QD262_2014"), quorum_part=1) == ""


def test_a_level_of_a_scheme_is_not_deleted_under_its_ratings(hanh: Cadre, units: Units) -> None:
    Rating.objects.create(cadre=hanh, year=2024, level_id="XL_HTT", unit=units.lac_sy)
    of_year = Q(scheme__last_year=None) | Q(scheme__last_year__gte=2024)
    levels = SchemeLevel.objects.filter(of_year, scheme__track="state", scheme__first_year__lte=2024)
    used, unused = levels.get(level="XL_HTT"), levels.exclude(level="XL_HTT")[0]
    assert deleted(used) == "appraisal_rated_by_the_scheme"
    assert deleted(unused) == ""
    assert changed(RatingLevel.objects.get(pk="XL_HTT"), rank=9) == made_by(Rating)


def test_commendations_petitions_and_examinations_keep_their_lists(hanh: Cadre, units: Units) -> None:
    form = CommendationForm.objects.valid_on(DAY)[0]
    Commendation.objects.create(cadre=hanh, form=form, decision_on=DAY, unit=units.lac_sy, year=2024)
    assert changed(form, rank=99) == made_by(Commendation)
    kind = PetitionKind.objects.exclude(handling_days=None)[0]
    Petition.objects.create(unit=units.lac_sy, kind=kind, received_on=DAY, subject=PetitionSubject.objects.all()[0])
    assert changed(kind, handling_days=1) == made_by(Petition)
    health = HealthClass.objects.all()[0]
    HealthExamination.objects.create(cadre=hanh, health_class=health, examined_on=DAY)
    assert changed(health, rank=99) == made_by(HealthExamination)


def test_the_next_edition_of_the_reference_data_mends_its_own_figures(effect: DisciplineEffect) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('registry.corrects_reference_data', 'on', true)")
        # As an edition wrote it, not as a person edited it.
        cursor.execute("SELECT set_config('pghistory.context_id', '', true)")
    assert changed(effect, in_force=6) == ""
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('registry.corrects_reference_data', 'off', true)")
    load_reference_data()
    effect.refresh_from_db()
    assert effect.in_force == 12


def test_who_keeps_the_lists_reads_why(client: Client, effect: DisciplineEffect, administrator: User) -> None:
    administrator.is_staff = True
    administrator.save()
    client.force_login(administrator)
    address = f"/admin/discipline/disciplineeffect/{effect.pk}/change/"
    form = client.get(address).context["adminform"].form
    sent = {name: form.get_initial_for_field(field, name) for name, field in form.fields.items()}
    sent = {name: value for name, value in sent.items() if value not in (None, False)}
    page = client.post(address, sent | {"in_force": 6, "aliases": "", "external_codes": "{}"}, follow=True)
    with override("vi"):
        words = str(getattr(DisciplineEffect, TRIGGER_MESSAGES)["made_by_values_of_discipline_disciplinarydecision"])
    assert [str(message) for message in page.context["messages"]] == [words]
    effect.refresh_from_db()
    assert effect.in_force == 12


def test_levels_and_kinds_of_movements_keep_what_they_were(person: Person, units: Units) -> None:
    lan = person("Hà Thị Lan", qualifications={"prof_edu": "CM_DH"})
    places = {
        "from_unit": units.lac_sy,
        "to_unit": units.bao_hieu,
        "from_title_id": "CD_VPTK",
        "to_title_id": "CD_VPTK",
    }
    Movement.objects.create(cadre=lan, kind_id="DC_DD", starts_on=DAY, proposed_by_side="sender", **places)
    assert changed(MovementKind.objects.get(pk="DC_DD"), is_temporary=True) == made_by(Movement)
    assert changed(QualificationLevel.objects.get(pk="CM_DH"), rank=99) == made_by(Qualification)

"""The days of an entry of a code list are not moved away from under what was decided by it."""

from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.utils.translation import override

from apps.accounts.models import User
from apps.appraisal.models import Commendation, Rating, VoteScheme, VoteSession
from apps.cadres.models import Cadre
from apps.core.constraints import TRIGGER_MESSAGES, explanation
from apps.discipline.models import DisciplineEffect, DisciplineForm
from apps.training.models import Course, TrainingClass
from tests.conftest import Person, Units
from tests.discipline.conftest import DECIDED, Record

pytestmark = pytest.mark.django_db


@pytest.fixture
def hanh(person: Person) -> Cadre:
    return person("Bùi Văn Hạnh")


def moved(table: str, code: str, **values: Any) -> str:
    """The name under which the database refuses an update by SQL; nothing when it does not."""
    sets = ", ".join(f"{column} = %s" for column in values)
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"UPDATE {table} SET {sets} WHERE code = %s", [*values.values(), code])
    except IntegrityError as error:
        return str(getattr(explanation(error), "code", ""))
    return ""


def test_a_form_that_decisions_lean_on_keeps_their_days(hanh: Cadre, record: Record) -> None:
    record(hanh, "KLCC_KT")
    leaned = "leaned_on_by_discipline_disciplinarydecision"
    assert moved("discipline_disciplineform", "KLCC_KT", valid_from=date(2024, 6, 11)) == leaned
    assert moved("discipline_disciplineform", "KLCC_KT", valid_to=DECIDED) == leaned
    assert moved("discipline_disciplineform", "KLCC_KT", valid_to=date(2024, 6, 11)) == ""
    assert moved("discipline_disciplineform", "KLCC_CC", valid_to=DECIDED) == ""


def test_the_effect_of_a_decision_stays_that_of_its_day(hanh: Cadre, record: Record) -> None:
    record(hanh, "KLCC_KT")
    effect = DisciplineEffect.objects.filter(form="KLCC_KT").valid_on(DECIDED).get()
    leaned = "leaned_on_by_discipline_disciplinarydecision"
    assert moved("discipline_disciplineeffect", effect.pk, valid_to=DECIDED) == leaned


def test_who_keeps_the_lists_reads_why_and_nothing_is_written(
    client: Client, hanh: Cadre, record: Record, administrator: User
) -> None:
    record(hanh, "KLCC_KT")
    administrator.is_staff = True
    administrator.save()
    client.force_login(administrator)
    address = "/admin/discipline/disciplineform/KLCC_KT/change/"
    form = client.get(address).context["adminform"].form
    sent = {name: form.get_initial_for_field(field, name) for name, field in form.fields.items()}
    sent = {name: "" if value is None else value for name, value in sent.items()}
    sent |= {"valid_from": "01/07/2024", "aliases": "", "external_codes": "{}"}
    page = client.post(address, sent, follow=True)
    with override("vi"):
        words = str(getattr(DisciplineForm, TRIGGER_MESSAGES)["leaned_on_by_discipline_disciplinarydecision"])
    assert [str(message) for message in page.context["messages"]] == [words]
    assert DisciplineForm.objects.get(pk="KLCC_KT").valid_from != date(2024, 7, 1)
    done = client.post(address, sent | {"valid_from": "", "valid_to": "01/07/2024"})
    assert done.status_code == 302
    assert DisciplineForm.objects.get(pk="KLCC_KT").valid_to == date(2024, 7, 1)


def test_a_scheme_of_ratings_keeps_the_years_and_levels_that_were_given(hanh: Cadre, units: Units) -> None:
    Rating.objects.create(cadre=hanh, year=2022, track="state", level_id="XL_HTT", unit=units.lac_sy)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT code, first_year FROM appraisal_ratingscheme WHERE track = 'state' AND first_year <= 2022"
            " AND coalesce(last_year, 2022) >= 2022"
        )
        scheme, _first = cursor.fetchone()
        cursor.execute("SELECT code FROM appraisal_schemelevel WHERE scheme_id = %s AND level_id = 'XL_HTT'", [scheme])
        (entry,) = cursor.fetchone()
    rated = "appraisal_rated_by_the_scheme"
    assert moved("appraisal_ratingscheme", scheme, last_year=2022, first_year=2023) != ""
    assert moved("appraisal_ratingscheme", scheme, last_year=2021) == rated
    assert moved("appraisal_schemelevel", entry, level_id="XL_CAO") != ""
    assert moved("appraisal_ratingscheme", scheme, cap_percent=20) == ""


def test_courses_votes_commendations_titles_and_texts_keep_their_days(hanh: Cadre, units: Units) -> None:
    day = date(2024, 5, 6)
    TrainingClass.objects.create(
        unit=units.lac_sy, course_id="DT_LLCT_TC", name="Lớp 1", starts_on=day, ends_on=day, decision_on=day,
        legal_basis_id="QD65",
    )  # fmt: skip
    assert moved("training_course", "DT_LLCT_TC", valid_from=date(2024, 6, 1)) == "leaned_on_by_training_trainingclass"
    assert moved("cadres_legalbasis", "QD65", valid_to=day) == "leaned_on_by_training_trainingclass"
    assert Course.objects.get(pk="DT_LLCT_TC").valid_from is None
    title = hanh.postings.get().title_id
    assert moved("cadres_title", title, valid_from=date(2090, 1, 1)) == "leaned_on_by_cadres_posting"
    VoteSession.objects.create(
        unit=units.lac_sy, held_on=day, scheme_id=_scheme(day), body="council", summoned=20, present=18
    )
    assert moved("appraisal_votescheme", _scheme(day), valid_to=day) == "leaned_on_by_appraisal_votesession"
    Commendation.objects.create(
        cadre=hanh, unit=units.lac_sy, year=2023, form_id="KT_BK_TINH", decision_on=day, decision_number="1"
    )
    leaned = "leaned_on_by_appraisal_commendation"
    assert moved("appraisal_commendationform", "KT_BK_TINH", valid_to=day) == leaned


def _scheme(day: date) -> str:
    return str(VoteScheme.objects.valid_on(day).order_by("position").values_list("pk", flat=True)[0])

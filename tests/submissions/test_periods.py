"""Reporting periods: who is expected, what the database refuses, what can be taken back."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.utils import timezone
from pghistory.models import Context

from apps.accounts.models import User
from apps.communes.models import Unit, UnitPeriod
from apps.core.revisions import revision_of
from apps.submissions import services
from apps.submissions.models import Delivery, ReportingPeriod
from tests.conftest import DAY, REFORM, Units
from tests.submissions.conftest import MakePeriod, bare_upload, minute


def expected(period: ReportingPeriod) -> set[str]:
    return set(period.submissions.values_list("unit__key", flat=True))


def test_all_communes_of_the_province_on_the_day_are_expected(period: ReportingPeriod, units: Units) -> None:
    assert expected(period) == {"c05356", "c05365", "c05101"}


def test_a_unit_that_did_not_exist_on_the_day_is_not_expected(make_period: MakePeriod, units: Units) -> None:
    UnitPeriod.objects.filter(unit=units.lac_sy).update(valid=(None, date(2025, 1, 1)))
    assert expected(make_period()) == {"c05365", "c05101"}


def test_with_another_day_go_the_units_that_ended(period: ReportingPeriod, units: Units, editor: User) -> None:
    services.expect(period=period, units=[units.lac_sy, units.bao_hieu], by=editor)
    UnitPeriod.objects.filter(unit=units.bao_hieu).update(valid=(None, date(2025, 4, 1)))
    period.as_of = date(2025, 5, 1)
    services.edit(period=period, revision=revision_of(period), by=editor)
    assert expected(period) == {"c05356"}


def test_the_day_stays_when_rosters_were_delivered(
    period: ReportingPeriod, units: Units, editor: User, officer: User
) -> None:
    Delivery.objects.create(submission=period.submissions.get(unit=units.lac_sy), number=1, delivered_by=officer,
                            upload=bare_upload(units.lac_sy, officer))  # fmt: skip
    period.as_of = date(2025, 5, 1)
    with pytest.raises(ValidationError) as refusal:
        services.edit(period=period, revision=revision_of(period), by=editor)
    assert refusal.value.code == "day_of_delivered"
    with pytest.raises(ValidationError, match="Lạc Sỹ"):
        services.expect(period=period, units=[units.bao_hieu], by=editor)


def test_only_communes_of_the_province_can_be_expected(period: ReportingPeriod, units: Units, editor: User) -> None:
    with pytest.raises(ValidationError):
        services.expect(period=period, units=[units.yen_thuy], by=editor)


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"name": ""}, "reporting_period_named"),
        ({"deadline": minute(timezone.now()) - timedelta(days=900)}, "reporting_period_deadline_after_opening"),
        ({"remind_days": [61]}, "reporting_period_reminders_before_deadline"),
        ({"policy": "nobody"}, "reporting_period_policy_known"),
    ],
)
def test_the_database_refuses_impossible_periods(facts: dict[str, object], code: str, make_period: MakePeriod) -> None:
    with pytest.raises(ValidationError) as refusal:
        make_period(**facts)
    assert code in [error.code for error in refusal.value.error_list]


def test_one_period_for_a_day_and_layout(period: ReportingPeriod, make_period: MakePeriod) -> None:
    with pytest.raises(ValidationError) as refusal:
        make_period(name="another")
    assert "reporting_period_once" in [error.code for error in refusal.value.error_list]


def test_nothing_can_be_sent_before_a_period_opens_or_after_it_is_closed(
    make_period: MakePeriod, units: Units, officer: User, editor: User
) -> None:
    period = make_period(opens_on=timezone.localdate() + timedelta(days=1))
    upload = bare_upload(units.lac_sy, officer)
    for is_closed in (False, True):
        if is_closed:
            services.close(period=period, by=editor)
        with pytest.raises(ValidationError) as refusal:
            services.deliver(upload=upload, by=officer)
        assert refusal.value.code == "not_expected"


def test_who_sends_a_minute_after_a_period_was_closed_is_told_of_it_before_and_after(
    period: ReportingPeriod, units: Units, officer: User, editor: User, client: Client
) -> None:
    upload = bare_upload(units.lac_sy, officer, summary={"new": 1})
    client.force_login(officer)
    client.cookies["django_language"] = "en"
    services.close(period=period, by=editor)
    answer = client.post(f"/submissions/send/{upload.code}/", follow=True)
    assert f"The roster was not sent: the reporting period “{period.name}” was closed at" in answer.text
    assert "so this roster cannot be sent. Ask the province to reopen it." in answer.text
    assert "Applied now, it changes the registry but is not counted as delivered in this period." in answer.text
    services.reopen_period(period=period, because="xã bị lũ", by=editor)
    assert f"/submissions/send/{upload.code}/" in client.get(upload.get_absolute_url()).text


def test_a_closed_period_is_reopened_with_a_reason(period: ReportingPeriod, editor: User) -> None:
    services.close(period=period, by=editor)
    with pytest.raises(ValidationError):
        services.reopen_period(period=period, because="  ", by=editor)
    services.reopen_period(period=period, because="xã bị lũ", by=editor)
    period.refresh_from_db()
    assert (period.is_open, period.reopened_by, period.reopen_reason) == (True, editor, "xã bị lũ")


def test_an_officer_cannot_manage_periods(period: ReportingPeriod, officer: User) -> None:
    with pytest.raises(PermissionDenied):
        services.close(period=period, by=officer)


def test_a_change_of_the_expected_units_can_be_taken_back(
    client: Client, period: ReportingPeriod, units: Units, editor: User, officer: User
) -> None:
    client.force_login(editor)
    page = client.post(f"/submissions/{period.code}/expected/", {"units": ["c05356"]}, follow=True)
    assert expected(period) == {"c05356"}
    act = Context.objects.filter(metadata__reason="Expected units of a reporting period changed").get()
    assert f"/submissions/take-back/{act.pk}/" in page.content.decode()
    client.force_login(officer)
    assert client.post(f"/submissions/take-back/{act.pk}/").status_code == 404
    client.force_login(editor)
    client.post(f"/submissions/take-back/{act.pk}/")
    assert expected(period) == {"c05356", "c05365", "c05101"}


def test_the_editor_makes_a_period_by_the_form(client: Client, units: Units, editor: User) -> None:
    client.force_login(editor)
    form = {
        "unit": "p17", "name": "Danh sách đến 28/02/2025", "as_of": "28/02/2025", "format": "people",
        "opens_on": "01/02/2025", "deadline_on": "10/03/2025", "deadline_at": "17:00", "remind_days": "1, 7 3",
        "policy": "automatic",
    }  # fmt: skip
    assert 'value="Danh sách CBCC cấp xã đến 28/02/2025"' in client.get("/submissions/new/").text
    wrong = client.post("/submissions/new/", form | {"remind_days": "bảy", "deadline_on": "01/01/2025"})
    assert set(wrong.context["sections"][0].form.errors) == {"remind_days"}
    client.post("/submissions/new/", form)
    period = ReportingPeriod.objects.get()
    assert f"{timezone.localtime(period.deadline):%H:%M %d/%m/%Y}" == "17:00 10/03/2025"
    assert period.remind_days == [7, 3, 1]
    assert period.as_of == DAY < REFORM
    assert Unit.objects.filter(submissions__period=period).count() == 3

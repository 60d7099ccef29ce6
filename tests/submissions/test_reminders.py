"""Reminders: at home and by letter, to whom, when, and never twice in a day."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core import mail
from django.core.management import call_command
from django.test import Client
from django.utils import timezone, translation

from apps.accounts.models import User
from apps.submissions import reminders, services
from apps.submissions.duties import roster_to_send, rosters_returned, rosters_to_review, units_missing
from apps.submissions.letters import send
from apps.submissions.models import Reminder, ReportingPeriod
from tests.conftest import DAY, Units
from tests.submissions.conftest import MakePeriod, bare_upload, minute


@pytest.fixture
def reachable(officer: User, neighbour: User) -> None:
    User.objects.filter(pk=officer.pk).update(email="officer@registry.example", language="vi")


@pytest.mark.usefixtures("reachable")
def test_nobody_is_reminded_twice_in_a_day(period: ReportingPeriod, editor: User, officer: User) -> None:
    first = reminders.ask(period, by=editor)
    again = reminders.ask(period, by=editor)
    assert (first.reminded, again.reminded, again.already) == (1, 0, 1)
    assert {each.unit.key for each in first.without_address} == {"c05365", "c05101"}
    today = timezone.localdate()
    assert [send(period, officer, today) for _again in range(2)] == [1, 0]
    assert [letter.to for letter in mail.outbox] == [["officer@registry.example"]]
    assert "Xã Lạc Sỹ" in mail.outbox[0].body
    assert Reminder.objects.get().sent_at


@pytest.mark.usefixtures("reachable")
def test_a_name_of_two_lines_makes_a_letter_with_a_subject_of_one(
    period: ReportingPeriod, editor: User, officer: User
) -> None:
    ReportingPeriod.objects.filter(pk=period.pk).update(name="Kỳ 6 tháng\nBcc: all@registry.example")
    period.refresh_from_db()
    reminders.ask(period, by=editor)
    send(period, officer, timezone.localdate())
    assert mail.outbox[0].subject.endswith("Kỳ 6 tháng Bcc: all@registry.example")


@pytest.mark.usefixtures("reachable")
def test_who_has_delivered_is_not_reminded(period: ReportingPeriod, officer: User, editor: User, units: Units) -> None:
    delivery = services.deliver(upload=bare_upload(units.lac_sy, officer), by=officer)
    assert reminders.ask(period, by=None).reminded == 0
    services.return_to_correct(delivery=delivery, by=editor, remarks="thiếu")
    assert reminders.ask(period, by=None).reminded == 1


@pytest.mark.usefixtures("reachable")
def test_a_letter_that_could_not_be_sent_is_sent_later(
    period: ReportingPeriod, editor: User, officer: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    reminders.ask(period, by=editor)

    def refuse(*_args: Any, **_more: Any) -> int:
        raise OSError("the server does not answer")

    with monkeypatch.context() as patched:
        patched.setattr("django.core.mail.EmailMessage.send", refuse)
        with pytest.raises(OSError, match="does not answer"):
            send(period, officer, timezone.localdate())
    assert (Reminder.objects.get().sent_at, Reminder.objects.get().failure) == (None, "the server does not answer")
    assert send(period, officer, timezone.localdate()) == 1


@pytest.mark.parametrize(
    ("left", "is_due"),
    [(8, False), (7, True), (3, True), (2, False), (0, False), (-1, True), (-2, False), (-8, True), (-9, False)],
)
def test_the_program_reminds_on_the_days_of_the_period_and_weekly_after_it(
    left: int, is_due: bool, make_period: MakePeriod
) -> None:
    period = make_period(remind_days=[7, 3], opens_on=date(2025, 1, 1))
    assert reminders.is_due(period, timezone.localdate(period.deadline) - timedelta(days=left)) is is_due


@pytest.mark.usefixtures("reachable")
def test_the_command_sends_todays_reminders_once(make_period: MakePeriod) -> None:
    make_period(remind_days=[7])
    for _again in range(2):
        call_command("remind")
    assert len(mail.outbox) == 1


@pytest.mark.usefixtures("reachable")
def test_the_button_reminds_and_the_log_tells(client: Client, period: ReportingPeriod, editor: User) -> None:
    client.force_login(editor)
    page = client.post(f"/submissions/{period.code}/remind/", follow=True).content.decode()
    assert "officer@registry.example" in page
    assert Reminder.objects.get().asked_by == editor


def test_duties_tell_officers_and_editors_what_is_next(
    make_period: MakePeriod, units: Units, officer: User, editor: User, analyst: User
) -> None:
    period = make_period(deadline=minute(timezone.now() + timedelta(days=2)))
    asked = roster_to_send(officer, DAY)
    assert asked
    assert (asked.tone, "Xã Lạc Sỹ" in asked.title) == ("warning", True)
    missing = units_missing(editor, DAY)
    assert missing
    assert missing.count == 3
    delivery = services.deliver(upload=bare_upload(units.lac_sy, officer), by=officer)
    waiting = rosters_to_review(editor, DAY)
    assert waiting
    assert (roster_to_send(officer, DAY), waiting.count) == (None, 1)
    services.return_to_correct(delivery=delivery, by=editor, remarks="thiếu")
    returned = rosters_returned(officer, DAY)
    assert returned
    assert returned.url == period.submissions.get(unit=units.lac_sy).get_absolute_url()
    for duty in (roster_to_send, rosters_returned, rosters_to_review, units_missing):
        assert duty(analyst, DAY) is None
    ReportingPeriod.objects.update(deadline=minute(timezone.now() - timedelta(days=2)))
    late = units_missing(editor, DAY)
    assert late
    assert late.tone == "danger"


def test_several_rosters_to_send_are_named_by_what_they_are_and_the_nearest(
    make_period: MakePeriod, units: Units, officer: User
) -> None:
    make_period(deadline=minute(timezone.now() + timedelta(days=9)))
    make_period(deadline=minute(timezone.now() + timedelta(days=2)), as_of=date(2024, 12, 31), name="Cuối năm")
    with translation.override("en"):
        asked = roster_to_send(officer, DAY)
    assert asked
    assert (asked.title, asked.count, asked.url) == ("Rosters to send", 2, "/submissions/")
    assert asked.text.startswith("Cuối năm: send the roster of Xã Lạc Sỹ by ")
    assert asked.text.endswith(". 2 days left.")


def test_a_number_of_the_units_of_two_periods_says_so(make_period: MakePeriod, units: Units, editor: User) -> None:
    make_period(deadline=minute(timezone.now() + timedelta(days=9)))
    make_period(deadline=minute(timezone.now() + timedelta(days=2)), as_of=date(2024, 12, 31), name="Cuối năm")
    with translation.override("en"):
        missing = units_missing(editor, DAY)
    assert missing
    assert (missing.count, missing.text) == (6, "2 reporting periods, first: Cuối năm · 2 days left.")

"""A long roster is accepted by a worker: the verdict comes with the application, or not at all."""

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from apps.accounts.models import User
from apps.cadres.models import Cadre
from apps.rosters import hooks, tasks
from apps.rosters.models import Upload, UploadState
from apps.submissions import services
from apps.submissions.models import Acceptance, Delivery, ReportingPeriod
from apps.submissions.services import verdicts
from tests.rosters.workbooks import HANH, NGUYET
from tests.submissions.conftest import Sent


@pytest.fixture(autouse=True)
def short_is_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verdicts, "ROWS_AT_ONCE", 0)


@pytest.fixture
def being_applied(period: ReportingPeriod, uploaded: Sent, officer: User, editor: User) -> Delivery:
    delivery = services.deliver(upload=uploaded(HANH, NGUYET), by=officer)
    assert services.accept(delivery=delivery, by=editor, remarks="Đã xem.")
    return now(delivery)


def now(delivery: Delivery) -> Delivery:
    return Delivery.objects.described().get(pk=delivery.pk)


def shown(client: Client, user: User, delivery: Delivery) -> str:
    client.force_login(user)
    client.cookies["django_language"] = "en"
    return client.get(delivery.submission.get_absolute_url()).content.decode()


def test_the_verdict_is_given_with_the_application(being_applied: Delivery, client: Client, editor: User) -> None:
    assert (being_applied.verdict, being_applied.upload.state) == ("", UploadState.APPLYING)
    page = shown(client, editor, being_applied)
    assert "is being applied" in page
    assert "1/accept/" not in page
    assert not Cadre.objects.exists()
    tasks.apply(upload=being_applied.upload_id, by=editor.pk)
    after = now(being_applied)
    assert (after.verdict, after.reviewed_by, after.remarks) == ("accepted", editor, "Đã xem.")
    assert (after.upload.applied_by, Cadre.objects.count()) == (editor, 2)
    assert not Acceptance.objects.exists()


def test_nothing_else_is_said_or_sent_meanwhile(
    being_applied: Delivery, uploaded: Sent, officer: User, editor: User
) -> None:
    acts = (
        lambda: services.accept(delivery=being_applied, by=editor),
        lambda: services.return_to_correct(delivery=being_applied, by=editor, remarks="Sai"),
        lambda: services.deliver(upload=uploaded(name="b"), by=officer),
    )
    for act in acts:
        with pytest.raises(ValidationError) as refusal:
            act()
        assert refusal.value.code == "being_applied"


def test_who_did_not_accept_it_cannot_apply_it_in_the_acceptance(being_applied: Delivery, officer: User) -> None:
    assert hooks.hindrance(being_applied.upload, hooks.Act.APPLY, officer)
    tasks.apply(upload=being_applied.upload_id, by=officer.pk)
    assert now(being_applied).verdict == ""
    assert not Cadre.objects.exists()


def test_a_failed_application_leaves_the_delivery_waiting_with_the_reason(
    being_applied: Delivery, client: Client, editor: User
) -> None:
    editor.memberships.all().delete()
    tasks.apply(upload=being_applied.upload_id, by=editor.pk)
    after = now(being_applied)
    assert (after.verdict, after.upload.state, Cadre.objects.count()) == ("", UploadState.FAULTY, 0)
    reviewer = User.objects.create_superuser("reviewer")
    page = shown(client, reviewer, being_applied)
    assert "could not be applied" in page
    assert str(editor) in page
    Upload.objects.filter(pk=after.upload_id).update(state=UploadState.CHECKED)
    client.post(f"/rosters/{after.upload.code}/check/")
    assert not Acceptance.objects.exists()


def test_a_clean_long_roster_is_accepted_by_the_rule_when_it_is_applied(
    automatic: ReportingPeriod, uploaded: Sent, officer: User
) -> None:
    delivery = services.deliver(upload=uploaded(), by=officer)
    assert now(delivery).verdict == ""
    tasks.apply(upload=delivery.upload_id, by=officer.pk)
    assert (now(delivery).verdict, now(delivery).is_automatic, Cadre.objects.count()) == ("accepted", True, 1)

"""What the home page asks of whom about training."""

from datetime import timedelta

from django.test import Client
from django.urls import reverse

from apps.accounts.models import User
from apps.cadres.work.lists import duty_of, work_lists
from apps.core.together import answered
from apps.training import services
from tests.conftest import Person
from tests.training.conftest import MakeClass


def test_only_who_may_write_is_asked_to_settle_what_is_overdue(
    make_class: MakeClass, person: Person, editor: User, analyst: User
) -> None:
    held = make_class()
    services.enrol(training_class=held, cadres=[person("Bùi Văn Hạnh")], by=editor)
    overdue, later = work_lists["overdue-studies"], held.ends_on + timedelta(days=1)
    asked, told = (answered(duty_of(overdue, user, later)) for user in (editor, analyst))
    assert asked
    assert told
    assert asked.count == told.count == 1
    assert asked.action == str(overdue.action) != told.action


def test_only_who_may_write_is_led_from_a_row_to_the_study(
    client: Client, make_class: MakeClass, person: Person, editor: User, analyst: User
) -> None:
    hanh = person("Bùi Văn Hạnh")
    services.enrol(training_class=make_class(), cadres=[hanh], by=editor)
    way = reverse("qualifications:edit", args=[hanh.code, hanh.qualifications.get().pk])
    for user, is_led in ((editor, True), (analyst, False)):
        client.force_login(user)
        page = client.get("/cadres/work/studying/").content.decode()
        assert hanh.code in page
        assert (f'href="{way}"' in page) is is_led

"""A plan whose unit has ended: its targets are read by the units of the last day, of the people of today."""

from datetime import date

import pytest
from django.test import Client

from apps.accounts.models import User
from apps.reporting.actors import ServerActor
from apps.reporting.services import build_report
from apps.targets.models import TargetPlan

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("reformed")]
DAY = date(2026, 6, 30)


@pytest.mark.parametrize("page", ["plan", "target"])
def test_a_plan_of_an_ended_province_keeps_its_figures(page: str, client: Client) -> None:
    plan = TargetPlan.objects.get(unit__key="p17")
    target = plan.targets.get(title__contains="đại học trở lên")
    client.force_login(User.objects.get(username="phutho"))
    address = (plan if page == "plan" else target).get_absolute_url()
    answer = client.get(address, {"day": DAY.isoformat()})
    shown = answer.context["shown"]
    board = next(each for each in shown if each.target == target).board if page == "plan" else shown.board
    assert board is not None
    table = build_report(
        "quality", unit="17", day=DAY, user=ServerActor(), geography="2025-06-30", groups=[target.group], levels=[]
    )
    assert board.whole.now.base == table.base(target.group, table.unit.pk) > 3000
    assert board.counted == 151
    assert "30/06/2025" in answer.content.decode()


def test_the_same_plan_by_the_communes_of_today(client: Client) -> None:
    target = TargetPlan.objects.get(unit__key="p17").targets.get(title__contains="đại học trở lên")
    client.force_login(User.objects.get(username="phutho"))
    answer = client.get(target.get_absolute_url(), {"day": DAY.isoformat(), "geography": "2025-07-01"})
    board = answer.context["shown"].board
    assert board.counted == 46
    unplaced = sum(notice.people or 0 for notice in board.notices if notice.code == "not_carried")
    assert sum(each.now.base for each in board.units) + unplaced == board.whole.now.base
    first = next(each for each in board.units if each.now.count)
    people = client.get(first.people_url)
    assert people.context["page_obj"].paginator.count == first.now.count

"""What has happened does not lie in the future: neither in a workbook nor in a form."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from apps.accounts.models import Membership, User
from apps.accounts.roles import Role
from apps.appraisal.models import Commendation, Rating, VoteSession
from apps.cadres.models import Cadre, Recruitment
from apps.core.ahead import latest_day
from apps.discipline.models import DisciplinaryDecision
from apps.rosters import services
from tests.conftest import DAY, Person, Units
from tests.rosters.sheets import workbook

pytestmark = pytest.mark.django_db
AHEAD = "01/02/2090"
NAME = "Bùi Văn Hạnh"
LISTS: dict[str, tuple[tuple[str, ...], tuple[Any, ...]]] = {
    "recruitments": (("Ngày tuyển dụng", "Hình thức tuyển dụng"), (AHEAD, "Thi tuyển")),
    "commendations": (("Năm khen thưởng", "Hình thức khen thưởng"), (2090, "Lao động tiên tiến")),
    "ratings": (("Năm xếp loại", "Mức xếp loại"), (2090, "Hoàn thành tốt nhiệm vụ")),
    "health": (("Ngày khám", "Phân loại sức khỏe"), (AHEAD, "Loại II")),
    "votes": (
        ("Hội nghị lấy phiếu", "Ngày lấy phiếu", "Số triệu tập", "Số có mặt", "TN cao", "Tín nhiệm", "TN thấp"),
        ("Hội đồng nhân dân xã", AHEAD, 20, 18, 10, 5, 3),
    ),
    "discipline": (
        ("Nhóm vi phạm", "Kỷ luật chính quyền", "Chính quyền: Ngày quyết định"),
        ("Vi phạm về đất đai, xây dựng, tài nguyên", "Khiển trách", AHEAD),
    ),
}


@pytest.fixture
def keeper(editor: User, units: Units) -> User:
    Membership.objects.create(user=editor, role=Role.RECORDS_KEEPER, unit=units.province, since=date(2020, 1, 1))
    found: User = User.objects.get(pk=editor.pk)
    return found


@pytest.fixture
def hanh(person: Person) -> Cadre:
    return person(NAME)


@pytest.mark.parametrize("kind", LISTS)
def test_a_workbook_of_what_is_still_to_come_is_not_applied(kind: str, hanh: Cadre, units: Units, keeper: User) -> None:
    headers, cells = LISTS[kind]
    rows = [("TT", "Họ và tên", *headers), (1, hanh.full_name, *cells)]
    received = services.receive(content=workbook(rows), filename="a.xlsx", unit=units.lac_sy, as_of=DAY, by=keeper)
    upload = services.check(received)
    assert upload.format == kind
    assert "F218" in [issue.code for issue in services.apply(upload, by=keeper).issues]


def test_a_workbook_tells_of_days_after_the_one_that_it_is_about(hanh: Cadre, units: Units, keeper: User) -> None:
    day = DAY + timedelta(days=3)
    rows = [("TT", "Họ và tên", "Ngày tuyển dụng", "Hình thức tuyển dụng"), (1, NAME, f"{day:%d/%m/%Y}", "Thi tuyển")]
    received = services.receive(content=workbook(rows), filename="a.xlsx", unit=units.lac_sy, as_of=DAY, by=keeper)
    assert services.apply(services.check(received), by=keeper).issues == []
    assert Recruitment.objects.get().recruited_on == day


@pytest.mark.parametrize(
    ("page", "sent"),
    [
        ("/appraisal/{code}/ratings/new/", {"year": "2090", "track": "state", "level": "XL_HTT"}),
        ("/appraisal/{code}/commendations/new/", {"year": "2090", "form": "TD_LDTT"}),
        (
            "/appraisal/votes/new/",
            {
                "unit": "c05356", "body": "HĐND", "held_on": AHEAD, "scheme": "QD96_2023", "summoned": "9",
                "present": "9",
            },
        ),
        (
            "/discipline/{code}/new/",
            {
                "act-offence": "VP_DAT", "state-form": "KLCB_KT", "state-decision_on": AHEAD,
                "state-decision_number": "1/QĐ",
            },
        ),
    ],
)  # fmt: skip
def test_a_form_of_what_is_still_to_come_is_not_saved(
    page: str, sent: dict[str, str], hanh: Cadre, keeper: User, client: Client
) -> None:
    client.force_login(keeper)
    answer = client.post(page.format(code=hanh.code), sent)
    assert "trong tương lai" in answer.content.decode()
    kept = [model.objects.count() for model in (Rating, Commendation, VoteSession, DisciplinaryDecision)]
    assert kept == [0, 0, 0, 0]


def test_the_last_day_is_today_where_the_working_day_lies_back() -> None:
    today = timezone.localdate()
    assert latest_day(DAY) == today
    assert latest_day(today + timedelta(days=400)) == today + timedelta(days=400)

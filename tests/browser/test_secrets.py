"""Discipline, health and votes of a person: whoever lacks the right meets none of them, wherever he looks."""

import zipfile
from datetime import date
from io import BytesIO

import pytest
from playwright.sync_api import Page, expect

from apps.accounts.models import Membership, User
from apps.accounts.roles import Role
from apps.appraisal import services as appraisal
from apps.appraisal.models import ConfidenceVote, VoteScheme, VoteSession
from apps.appraisal.services.votes import fill_votes
from apps.cadres.models import Cadre, PartyMembership
from apps.cadres.work.following import follow
from apps.cadres.work.lists import work_lists
from apps.discipline import services as discipline
from apps.discipline.models import DisciplinaryAct, DisciplinaryDecision, DisciplineForm
from apps.planning.models import HealthExamination
from tests.browser.conftest import Visitor
from tests.conftest import Person, Units, make_user

DECISION, BODY, CLINIC = "99-QĐ/UBKT", "Hội nghị Ban Chấp hành kín", "Phòng khám đa khoa Kín"
FOLLOWED = "Đã báo chi bộ kín"
SECRETS = (DECISION, BODY, CLINIC, FOLLOWED, "Kỷ luật", "Tín nhiệm thấp", "Phân loại sức khỏe", "KLDV_CC", "SK_4")
CLOSED = {
    "/discipline/": 403,
    "/discipline/export/xlsx/": 403,
    "/appraisal/votes/": 403,
    "/reports/discipline/?unit=17": 403,
    "/reports/votes/?unit=17": 403,
    "/reports/health/?unit=05356": 403,
    "/api/v1/reports/health/?unit=05356": 403,
    "/api/v1/disciplinary-decisions/": 403,
    "/api/v1/health-examinations/": 403,
    "/api/v1/confidence-votes/": 403,
    "/cadres/work/discipline-ending/": 404,
    "/cadres/work/discipline-ending/?show=resting": 404,
    "/cadres/work/discipline-ending/export/xlsx/": 404,
    "/cadres/work/ratings-against-discipline/": 404,
    "/cadres/work/ratings-against-votes/export/csv/": 404,
}


@pytest.fixture
def keeper(units: Units) -> User:
    user = make_user("keeper", role=Role.PROVINCE_EDITOR, unit=units.province)
    Membership.objects.create(user=user, role=Role.RECORDS_KEEPER, unit=units.province, since=date(2020, 1, 1))
    return user


@pytest.fixture
def hanh(person: Person, keeper: User, units: Units) -> Cadre:
    """Warned by the Party, examined, and voted on."""
    cadre = person("Bùi Văn Hạnh")
    day = date(2024, 6, 10)
    PartyMembership.objects.create(
        cadre=cadre, joined_on=date(2015, 3, 1), official_on=date(2016, 3, 1), reported_on=date(2015, 3, 1)
    )
    form = DisciplineForm.objects.select_related("track").get(pk="KLDV_CC")
    decided = DisciplinaryDecision(
        cadre=cadre, form=form, side=form.track.side, decision_on=day, effective_on=day, decision_number=DECISION
    )
    act = DisciplinaryAct(cadre=cadre, offence_id="VP_DAT", act_on=date(2024, 3, 1), act_precision="month")
    discipline.record_act(act=act, decisions=[decided], by=keeper)
    HealthExamination.objects.create(cadre=cadre, health_class_id="SK_4", examined_on=day, provider=CLINIC)
    scheme = VoteScheme.objects.get(pk="QD96_2023")
    session = VoteSession.objects.create(
        scheme=scheme, unit=units.lac_sy, body=BODY, held_on=date(2023, 11, 20), summoned=16, present=15
    )
    vote = ConfidenceVote(session=session, cadre=cadre, high=3, medium=2, low=10, issued=15, valid=15)
    fill_votes([vote])
    appraisal.record_votes(votes=[vote], by=keeper)
    return cadre


@pytest.fixture
def followed(hanh: Cadre, keeper: User) -> None:
    """The warning is followed until it ends, which the history of the person tells."""
    decision = DisciplinaryDecision.objects.get(cadre=hanh)
    follow(
        work_lists["discipline-ending"],
        [decision],
        note=FOLLOWED,
        rests_until=date(2025, 3, 30),
        day=date(2025, 2, 28),
        by=keeper,
    )


@pytest.mark.usefixtures("followed")
@pytest.mark.parametrize("who", ["officer", "analyst"])
def test_neither_an_officer_nor_an_analyst_meets_what_is_closed(
    request: pytest.FixtureRequest, visit: Visitor, hanh: Cadre, who: str
) -> None:
    page = visit(request.getfixturevalue(who))
    for address in (f"/cadres/{hanh.code}/", "/cadres/?q=hanh", "/appraisal/checks/", "/cadres/work/", "/duties/"):
        page.goto(address)
        assert told(page.content()) == [], address
    history = page.request.get(f"/cadres/{hanh.code}/history/").text()
    assert told(history) == []
    for secret in (DECISION, BODY, CLINIC):
        page.goto(f"/cadres/?q={secret}")
        expect(page.locator("main")).not_to_contain_text("Bùi Văn Hạnh")
    form = zipfile.ZipFile(BytesIO(page.request.get(f"/cadres/{hanh.code}/form-2c.docx").body()))
    paper = form.read("word/document.xml").decode()
    # Its items are named on every form; what they would say is not.
    assert [secret for secret in (DECISION, BODY, CLINIC, "Cảnh cáo", "Loại IV") if secret in paper] == []
    workbook = zipfile.ZipFile(BytesIO(page.request.get("/cadres/export/xlsx/").body()))
    assert [told(workbook.read(name).decode()) for name in workbook.namelist() if name.endswith(".xml")] == [
        [] for name in workbook.namelist() if name.endswith(".xml")
    ]
    exported = ("/cadres/export/csv/", "/cadres/work/studying/export/csv/", "/cadres/work/retirements/export/csv/")
    answered = (f"/api/v1/cadres/{hanh.code}/", "/api/v1/cadres/?q=hanh", "/api/v1/ratings/", "/api/v1/reports/")
    for address in (*exported, *answered):
        assert told(page.request.get(address).text()) == [], address
    assert answers(page) == CLOSED


@pytest.mark.usefixtures("followed")
def test_the_keeper_of_these_records_reads_them_on_the_same_page(visit: Visitor, hanh: Cadre, keeper: User) -> None:
    page = visit(keeper)
    page.goto(f"/cadres/{hanh.code}/")
    assert set(told(page.content())) >= {DECISION, BODY, "Kỷ luật"}
    assert FOLLOWED in page.request.get(f"/cadres/{hanh.code}/history/").text()


def told(text: str) -> list[str]:
    return [secret for secret in SECRETS if secret.lower() in text.lower()]


def answers(page: Page) -> dict[str, int]:
    return {address: page.request.get(address).status for address in CLOSED}

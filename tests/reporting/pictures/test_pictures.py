"""Pictures of reports say what their tables say, stand by themselves and can be read without seeing them."""

import re
from decimal import Decimal

import pytest
from django.test import Client

from apps.accounts.models import User
from apps.reporting.actors import ServerActor
from apps.reporting.asking import Asked
from apps.reporting.pictures.charts import differences, lines
from apps.reporting.pictures.figures import Dot, Point, middle_of
from apps.reporting.pictures.of_reports import Painter, Shown
from apps.reporting.services import build_report
from tests.conftest import DAY, Person, Units


@pytest.fixture
def painter(units: Units, person: Person) -> Painter:
    """Lạc Sỹ: one of two at university; Bảo Hiệu: one of one."""
    person("Bùi Văn Hạnh", unit=units.lac_sy, qualifications={"prof_edu": "CM_DH"})
    person("Đinh Văn Bình", unit=units.lac_sy, qualifications={"prof_edu": "CM_CD"})
    person("Bùi Thị Lan", unit=units.bao_hieu, qualifications={"prof_edu": "CM_DH"})
    table = build_report(
        "quality", unit="158", day=DAY, user=ServerActor(), levels=["commune"], measures=["professional"]
    )
    group = next(each for each in table.groups if each.code == "civil_servants")
    link = Asked(report=table.report, unit="158", day=DAY, by="commune", group=group.code, measure="professional")
    return Painter(table, link, group, table.breakdown("professional"))


def drawn(shown: Shown | None) -> Shown:
    assert shown is not None
    return shown


def test_the_table_beside_says_the_shares(painter: Painter) -> None:
    told = drawn(painter.districts()).table
    university = {row.title: [cell.value for cell in row.cells] for row in told.rows}
    assert Decimal("50.0") in university["Xã Lạc Sỹ"]
    assert Decimal("100.0") in university["Xã Bảo Hiệu"]


def test_a_distribution_tells_its_median(painter: Painter) -> None:
    rows = drawn(painter.distribution()).table.rows
    assert [Decimal(50), Decimal(75), Decimal(100)] in [[row.cells[n].value for n in (0, 2, 4)] for row in rows]


def test_a_picture_stands_by_itself_and_has_a_name_and_words(painter: Painter) -> None:
    for shown in (painter.distribution(), painter.districts()):
        svg = drawn(shown).picture.svg
        assert "<script" not in svg
        assert not re.search(r'(?:href|src)="https?://', svg)
        assert f"<title>{drawn(shown).picture.title}" in svg
        assert drawn(shown).picture.words in svg


def test_every_mark_opens_its_unit(painter: Painter) -> None:
    assert "unit=05356" in drawn(painter.distribution()).picture.svg


def test_one_unit_alone_has_no_distribution(units: Units, person: Person) -> None:
    person("Bùi Văn Hạnh", qualifications={"prof_edu": "CM_DH"})
    table = build_report("quality", unit="05356", day=DAY, user=ServerActor(), measures=["professional"])
    link = Asked(report=table.report, unit="05356", day=DAY, by="", group="", measure="professional")
    painter = Painter(table, link, table.groups[0], table.breakdown("professional"))
    assert painter.distribution() is None
    assert painter.districts() is None


def test_quartiles_lie_between_values() -> None:
    middle = middle_of([Decimal(number) for number in (10, 20, 30, 40)])
    assert (middle.lower, middle.median, middle.upper) == (Decimal("17.5"), Decimal(25), Decimal("32.5"))


def test_lines_are_named_at_their_ends_and_differences_have_signs() -> None:
    points = [Point("Nữ", DAY.replace(year=year), Decimal(year - 2000)) for year in (2023, 2025)]
    assert "Nữ 25" in lines(points, title="Giới tính", words="Hai năm.").svg
    changed = [Dot("", "Nữ", Decimal("1.5")), Dot("", "Nam", Decimal("-1.5"))]
    assert re.search(r"\+1[.,]5", differences(changed, title="Thay đổi", words="").svg)


@pytest.mark.parametrize(("kind", "answer"), [("distribution", 200), ("districts", 200), ("none", 404)])
def test_the_page_of_a_picture(painter: Painter, analyst: User, kind: str, answer: int) -> None:
    client = Client()
    client.force_login(analyst)
    address = f"/reports/quality/pictures/{kind}/?unit=158&day=2025-02-28&measure=professional&group=civil_servants"
    assert client.get(address).status_code == answer


def test_the_untrained_are_dotted_as_grey_print_shows_them_like_the_lowest_level(
    person: Person, client: Client, analyst: User
) -> None:
    person("Bùi Văn Hạnh", qualifications={"prof_edu": "CM_CHUA"})
    person("Đinh Văn Bình", qualifications={"prof_edu": "CM_SC"})
    client.force_login(analyst)
    drawing = client.get("/reports/quality/chart/?unit=17&measure=professional&by=commune").content.decode()
    assert 'fill="url(#dots)"' in drawing
    assert 'id="dots"' in drawing


def test_bars_of_units_say_of_whom_they_are(person: Person, client: Client, analyst: User) -> None:
    person("Bùi Văn Hạnh", qualifications={"prof_edu": "CM_DH"})
    client.force_login(analyst)
    client.cookies["django_language"] = "en"
    address = "/reports/quality/chart/?unit=17&measure=professional&by=commune&group=civil_servants"
    title = re.search("<figcaption>(.*?)</figcaption>", client.get(address).content.decode())
    assert title is not None
    assert "Civil servants" in title[1]


def test_too_many_units_for_bars_are_shown_by_their_distribution(
    person: Person, units: Units, client: Client, analyst: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A province by commune had begun with a sentence in the place of its picture."""
    for module in ("chart", "views"):
        monkeypatch.setattr(f"apps.reporting.{module}.MOST_BARS", 2)
    for unit in (units.lac_sy, units.bao_hieu, units.thu_phong):
        person("Bùi Văn Hạnh", unit=unit, qualifications={"prof_edu": "CM_DH"})
    client.force_login(analyst)
    page = client.get("/reports/quality/chart/?unit=17&measure=professional&by=commune").content.decode()
    (address,) = re.findall('hx-get="([^"]+)"', page)
    assert "<svg" in client.get(address.replace("&amp;", "&")).content.decode()


def test_on_paper_more_units_than_a_sheet_holds_stand_in_several_pictures(painter: Painter) -> None:
    (whole,) = painter.sheets(24)
    first, second = painter.sheets(1)
    assert whole == drawn(painter.districts()).picture
    assert (first.title, second.title) == (f"{painter.title} (1/2)", f"{painter.title} (2/2)")
    for part, own, other in ((first, "Xã Lạc Sỹ", "Xã Bảo Hiệu"), (second, "Xã Bảo Hiệu", "Xã Lạc Sỹ")):
        assert own in part.svg
        assert other not in part.svg

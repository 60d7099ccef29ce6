"""The analyst reads a figure, opens the people behind it, and takes the table away as it stands on the page."""

import csv
import re
from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import openpyxl
import pytest
from playwright.sync_api import Locator, Page, expect

from apps.accounts.models import User
from tests.browser.conftest import Visitor, download
from tests.conftest import Person, Units

Figures = dict[str, tuple[int, Decimal]]
GRID = "[aria-labelledby=measure-professional] "
CSV, XLSX = "a[download][href*='.csv']", "a[download][href*='.xlsx']"


@pytest.fixture
def staff(person: Person, units: Units) -> None:
    """Eight persons of three communes, four of them with a university degree."""
    person("Bùi Văn Hạnh", title="CD_BT", qualifications={"prof_edu": "CM_DH"})
    person("Đinh Thị Nguyệt", title="CD_CTPN", qualifications={"prof_edu": "CM_DH"})
    person("Hà Công Quyết", title="CD_VPTK", qualifications={"prof_edu": "CM_THS"})
    person("Quách Văn Tám", title="CD_TCKT", qualifications={"prof_edu": "CM_TC"})
    person("Bùi Thị Én", unit=units.bao_hieu, title="CD_TPHT", qualifications={"prof_edu": "CM_DH"})
    person("Đinh Văn Ước", unit=units.bao_hieu, title="CD_CTCCB", qualifications={"prof_edu": "CM_CHUA"})
    person("Bạch Thị Yên", unit=units.thu_phong, title="CD_VHXH", qualifications={"prof_edu": "CM_DH"})
    person("Xa Văn Ỏn", unit=units.thu_phong, title="CD_CHTQS")


def row(page: Page, title: str) -> Locator:
    heading = page.get_by_role("rowheader", name=title, exact=True)
    return page.locator(GRID + "tbody tr").filter(has=heading)


def number(text: str) -> Decimal:
    return Decimal(text.replace(".", "").replace(",", ".").replace("%", "").strip())


def figures(page: Page) -> Figures:
    """Each row of the table on the page: its title, the persons and their share in percent."""
    read = {}
    for line in page.locator(GRID + "tbody tr:not(.row-subhead)").all():
        title, (count, percent) = line.locator("th").inner_text(), line.locator("td.num").all_inner_texts()[:2]
        read[title] = (int(number(count)), number(percent))
    return read


def comparison(page: Page) -> dict[tuple[str, str], int]:
    """The table by units: persons by unit and level."""
    levels = page.locator(GRID + "thead th").all_inner_texts()[2:]
    read: dict[tuple[str, str], int] = {}
    for line in page.locator(GRID + "tbody tr").all():
        unit, counts = line.locator("th").inner_text(), line.locator("td").all_inner_texts()[1:]
        read |= {(unit, level): int(number(count.split()[0])) for level, count in zip(levels, counts, strict=True)}
    return read


def cells_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def figures_of(path: Path) -> Figures:
    """The unit's own sheet of a workbook; of its groups the first, in the columns B and C."""
    lines: Iterable[Any] = openpyxl.load_workbook(path).worksheets[0].iter_rows(8, max_col=3, values_only=True)
    return {str(title): (count, tenth(share * 100)) for title, count, share in lines if isinstance(count, int)}


def comparison_of(path: Path) -> dict[tuple[str, str], int]:
    """The sheet of units and levels of a workbook; of the groups that each unit has, the first."""
    sheets: list[Any] = [list(sheet.iter_rows(6, values_only=True)) for sheet in openpyxl.load_workbook(path)]
    levels, _subheads, *rows = next(lines for lines in sheets if "Đại học" in lines[0])
    read: dict[tuple[str, str], int] = {}
    for row in rows:
        for level, count in zip(levels[4::2], row[4::2], strict=True):
            read.setdefault((str(row[1]), str(level)), count)
    return read


def tenth(percent: float | str) -> Decimal:
    return Decimal(str(percent)).quantize(Decimal("0.1"))


def asked(page: Page) -> dict[str, str]:
    """What the address of the page asks for."""
    return dict(parse_qsl(urlsplit(page.url).query))


@pytest.mark.usefixtures("staff")
def test_an_analyst_reads_a_figure_opens_its_people_and_takes_the_table_away(
    visit: Visitor, analyst: User, tmp_path: Path
) -> None:
    page = visit(analyst)
    page.goto("/reports/")
    page.locator("main a[href*='/reports/quality/']").first.click()
    page.select_option("[name=measure]", "professional")
    page.click(".report-controls [type=submit]")
    expect(row(page, "Đại học").locator("td.num")).to_have_text(["4", "50,0"])
    shown = figures(page)

    row(page, "Đại học").get_by_role("link").click()
    names = ["Bùi Thị Én", "Bùi Văn Hạnh", "Đinh Thị Nguyệt", "Bạch Thị Yên"]
    people = page.locator("tbody [scope=row]")
    expect(people).to_have_count(4)
    assert sorted(people.all_inner_texts()) == sorted(names)
    page.go_back()

    query = asked(page)
    wanted = {name: query[name] for name in ("unit", "group", "measure")}
    cells = [cell for cell in cells_of(download(page, CSV, tmp_path)) if wanted.items() <= cell.items()]
    in_text = {cell["category_title"]: (int(cell["count"]), tenth(cell["percent"])) for cell in cells}
    in_workbook = figures_of(download(page, XLSX, tmp_path))
    assert len(in_text) > 5
    for level in in_text:
        assert shown[level] == in_text[level] == in_workbook[level]

    page.click("[name=language][value=en]")
    expect(row(page, "University").locator("td.num")).to_have_text(["4", "50.0"])
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.get_by_role("heading", level=1)).to_have_text("Quality of commune cadres and civil servants")


@pytest.mark.usefixtures("staff")
def test_an_analyst_compares_communes_and_takes_the_comparison_away(
    visit: Visitor, analyst: User, tmp_path: Path
) -> None:
    page = visit(analyst)
    page.goto("/reports/quality/?unit=17&measure=professional")
    page.select_option("[name=by]", "commune")
    page.click(".report-controls [type=submit]")
    expect(page.locator(GRID + "tbody tr")).to_have_count(4)
    shown = comparison(page)
    found = {unit: count for (unit, level), count in shown.items() if level == "Đại học"}
    assert [found[unit] for unit in ("Xã Lạc Sỹ", "Xã Bảo Hiệu", "Xã Thu Phong")] == [2, 1, 1]

    group = asked(page)["group"]
    cells = [cell for cell in cells_of(download(page, CSV, tmp_path)) if cell["group"] == group]
    in_text = {(cell["unit_title"], cell["category_title"]): int(cell["count"]) for cell in cells}
    in_workbook = comparison_of(download(page, XLSX, tmp_path))
    for unit, level in shown:
        assert shown[unit, level] == in_text[unit, level] == in_workbook[unit, level]


@pytest.mark.usefixtures("staff")
def test_a_report_that_takes_long_is_waited_for_in_sight_and_a_file_is_not(
    visit: Visitor, analyst: User, tmp_path: Path
) -> None:
    page = visit(analyst)
    line = page.locator("#progress-line")
    running = re.compile("running")
    page.goto("/reports/")
    # Nothing can be asked of a page that is being left: it keeps what it showed.
    page.evaluate("""() => addEventListener("pagehide", () =>
        sessionStorage.setItem("left with", document.getElementById("progress-line").className))""")
    page.locator("a[href^='/reports/quality/']").first.click()
    page.wait_for_url("**/reports/quality/**")
    assert "running" in page.evaluate("() => sessionStorage.getItem('left with')")
    expect(line).not_to_have_class(running)
    download(page, XLSX, tmp_path)
    expect(line).not_to_have_class(running)

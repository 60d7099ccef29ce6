"""Population and area of units: written by hand and by workbook, shown on pages, set against people in reports."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse

from apps.accounts.models import User
from apps.establishment import services
from apps.establishment.models import UnitSize
from apps.reporting.actors import ServerActor
from apps.reporting.composed.definitions import Chosen, Composition, Filter
from apps.reporting.composed.papers import paper_of
from apps.reporting.composed.services import compose
from apps.reporting.composed.shows import Show
from apps.reporting.indicators.definitions import Inquiry
from apps.reporting.indicators.register import find_indicator
from apps.reporting.papers.paper import Paper
from apps.rosters.prefilling import known_people
from apps.rosters.registry import format_named
from apps.rosters.services import examine, read_roster, undo
from apps.rosters.templates_out import write_template
from tests.conftest import DAY, Person, Units
from tests.fingerprints import of_tracked
from tests.rosters.test_formats_of_units import codes, sent

STAFF = ("cadres_and_civil_servants",)
SHOWS = (Show.PERSONS, Show.INHABITANTS, Show.PER_THOUSAND, Show.INHABITANTS_EACH)
BY_COMMUNE = (Chosen("unit", level="district"), Chosen("unit", level="commune"))
YEARBOOK = "Niên giám thống kê (số liệu trình diễn)"


def size(unit: Any, inhabitants: int | None, on: date = date(2024, 12, 31), **facts: Any) -> UnitSize:
    return UnitSize.objects.create(unit=unit, inhabitants=inhabitants, counted_on=on, **{"source": YEARBOOK, **facts})


def figures(made: Paper) -> dict[str, list[object]]:
    return {row.title: [cell.value for cell in row.cells] for row in made.tables[0].rows}


def paper(rows: tuple[Chosen, ...] = BY_COMMUNE, **facts: Any) -> Paper:
    asked = Composition("", STAFF, rows=rows, shows=facts.pop("shows", SHOWS), **facts)
    return paper_of(compose(asked, day=DAY, unit="17", user=ServerActor()))


def test_people_stand_against_the_inhabitants_of_their_units(units: Units, person: Person) -> None:
    for unit in (units.lac_sy, units.lac_sy, units.bao_hieu, units.thu_phong):
        person("Bùi Văn Hạnh", unit=unit)
    for unit, inhabitants in ((units.lac_sy, 3000), (units.bao_hieu, 5001), (units.thu_phong, 4000)):
        size(unit, inhabitants)
    found = figures(paper())
    assert found["Xã Lạc Sỹ"] == [2, 3000, Decimal("0.67"), 1500]
    assert found["Huyện Yên Thủy"] == [3, 8001, Decimal("0.37"), 2667]
    assert next(iter(found.values())) == [4, 12001, Decimal("0.33"), 3000]


def test_what_is_not_recorded_leaves_no_share_and_is_told(units: Units, person: Person) -> None:
    person("Bùi Văn Hạnh", unit=units.lac_sy)
    size(units.lac_sy, 3000)
    size(units.bao_hieu, None, area=Decimal("21.5"))
    made = paper()
    found = figures(made)
    assert found["Xã Lạc Sỹ"][1:3] == [3000, Decimal("0.33")]
    assert found["Xã Bảo Hiệu"][1:] == [None, None, None]
    assert found["Huyện Yên Thủy"] == [1, None, None, None]
    assert any("2" in note and YEARBOOK not in note and "Dân số" in note for note in made.notes)
    assert any(YEARBOOK in note for note in made.notes)


def test_a_district_that_is_told_itself_needs_no_communes(units: Units, person: Person) -> None:
    person("Bùi Văn Hạnh", unit=units.lac_sy)
    size(units.yen_thuy, 60_000)
    found = figures(paper())
    assert found["Huyện Yên Thủy"][1] == 60_000
    assert found["Xã Lạc Sỹ"][1] is None


def test_the_latest_count_up_to_the_day_holds(units: Units, person: Person) -> None:
    person("Bùi Văn Hạnh", unit=units.lac_sy)
    for year, inhabitants in ((2019, 2000), (2024, 3000)):
        size(units.lac_sy, inhabitants, date(year, 12, 31))
    size(units.lac_sy, 4000, date(2025, 3, 1))
    only = (Filter("unit", ("05356",)),)
    assert figures(paper((Chosen("unit", level="commune"),), filters=only))["Xã Lạc Sỹ"][1] == 3000


def test_units_of_a_kind_are_summed_over_their_own_communes(units: Units, person: Person) -> None:
    person("Bùi Văn Hạnh", unit=units.lac_sy)
    for unit in (units.lac_sy, units.bao_hieu, units.thu_phong):
        size(unit, 1000, area=Decimal("10.25"))
    found = figures(paper((Chosen("unit_kind"),), shows=(Show.PERSONS, Show.INHABITANTS, Show.AREA)))
    assert [str(value) for value in found["Xã"]] == ["1", "3000", "30.75"]


def test_the_indicator_tells_staff_per_thousand_inhabitants(units: Units, person: Person) -> None:
    person("Bùi Văn Hạnh", unit=units.lac_sy)
    read = find_indicator("I12").source.read
    asked = Inquiry("05356", DAY, ServerActor())
    assert read(asked).values[0].value is None
    size(units.lac_sy, 3000)
    assert (read(asked).values[0].denominator, read(asked).values[0].value) == (3000, Decimal("0.33"))


def test_the_page_of_a_unit_says_that_nothing_is_recorded_until_it_is(
    units: Units, editor: User, client: Client
) -> None:
    client.force_login(editor)
    address = reverse("communes:detail", args=[units.lac_sy.key])
    assert reverse("establishment:size_create") in client.get(address).content.decode()
    sent_form = {
        "unit": "c05356",
        "counted_on": "31/12/2024",
        "inhabitants": "3000",
        "area": "21,5",
        "source": YEARBOOK,
    }
    answer = client.post(reverse("establishment:size_create"), sent_form, follow=True)
    assert answer.redirect_chain
    held = UnitSize.objects.get()
    assert (held.inhabitants, held.area, held.counted_on) == (3000, Decimal("21.5"), date(2024, 12, 31))
    page = client.get(address).content.decode()
    assert "3.000" in page
    assert ">21,5<" in page
    assert YEARBOOK in page
    edit = reverse("establishment:size_edit", args=[held.pk])
    revision = client.get(edit).context["form"]["revision"].value()
    changed = client.post(edit, sent_form | {"inhabitants": "3.100", "revision": revision})
    assert changed.status_code == 302
    held.refresh_from_db()
    assert held.inhabitants == 3100


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"inhabitants": "", "area": ""}, "inhabitants"),
        ({"source": ""}, "source"),
        ({"area": "-1"}, "area"),
        ({"inhabitants": "0"}, "inhabitants"),
    ],
)
def test_what_cannot_be_is_told_beside_its_field(
    units: Units, editor: User, client: Client, wrong: dict[str, str], field: str
) -> None:
    client.force_login(editor)
    given = {"unit": "c05356", "counted_on": "31/12/2024", "inhabitants": "3000", "area": "21,5", "source": YEARBOOK}
    page = client.post(reverse("establishment:size_create"), given | wrong)
    assert field in page.context["form"].errors
    assert not UnitSize.objects.exists()


def test_nobody_records_it_for_a_unit_that_is_not_theirs(units: Units, officer: User) -> None:
    size = UnitSize(unit=units.thu_phong, counted_on=DAY, inhabitants=1, source=YEARBOOK)
    with pytest.raises(PermissionDenied):
        services.measure(size=size, by=officer)


HEADER = ("TT", "Tên xã", "Dân số (người)", "Diện tích tự nhiên (km2)", "Số liệu đến ngày", "Nguồn số liệu")


def test_it_comes_by_workbook_and_a_later_one_stands_beside(units: Units, editor: User) -> None:
    rows = [
        HEADER,
        (1, "Xã Lạc Sỹ", "3.012", "21,5", "31/12/2024", YEARBOOK),
        (2, "Xã Bảo Hiệu", 5001, "", "31/12/2024", YEARBOOK),
    ]
    upload = sent(rows, units.province, editor)
    assert upload.format == "unit_sizes"
    assert codes(upload, editor) == []
    held = UnitSize.objects.order_by("inhabitants").values_list("unit__key", "inhabitants", "area", "source")
    assert list(held) == [("c05356", 3012, Decimal("21.5"), YEARBOOK), ("c05365", 5001, None, YEARBOOK)]
    later = sent([HEADER, (1, "Xã Lạc Sỹ", "3100", "", "31/12/2025", "Báo cáo")], units.province, editor)
    assert codes(later, editor) == []
    assert UnitSize.objects.count() == 3
    unsourced = sent([HEADER, (1, "Xã Lạc Sỹ", "3100", "", "30/06/2023", "")], units.province, editor)
    assert codes(unsourced, editor) != []


def test_its_template_comes_back_unchanged_and_what_changed_is_taken_back(units: Units, administrator: User) -> None:
    size(units.lac_sy, 3200, area=Decimal("36.12"))
    size(units.bao_hieu, 4100)
    before = of_tracked()
    known = known_people(units.province, DAY, administrator, "unit_sizes")
    declared = format_named("unit_sizes")
    assert declared
    written = write_template(declared, known, unit_title="TỈNH HÒA BÌNH", day=DAY)
    outcome = examine(read_roster(written, "a.xlsx", DAY, [declared]), units.province, DAY)
    told = {(each.row.values["unit_text"].__class__, each.verdict.status) for each in outcome.people}
    assert ([*outcome.issues], told) == ([], {(str, "unchanged")})
    header = ("TT", "Tên xã", "Dân số", "Số liệu đến ngày", "Nguồn số liệu")
    changed = sent([header, (1, "Xã Lạc Sỹ", 3300, "31/12/2024", YEARBOOK)], units.province, administrator)
    assert (changed.format, codes(changed, administrator)) == ("unit_sizes", [])
    assert of_tracked() != before
    changed.refresh_from_db()
    undo(changed, by=administrator)
    assert of_tracked() == before


def test_the_interface_lists_the_sizes_of_ones_own_units(units: Units, officer: User, client: Client) -> None:
    size(units.lac_sy, 3012, area=Decimal("21.5"))
    size(units.thu_phong, 4000)
    client.force_login(officer)
    told = client.get("/api/v1/unit-sizes/").json()["results"]
    assert [(each["unit"], each["counted_on"], each["inhabitants"], each["area"], each["source"]) for each in told] == [
        ("c05356", "2024-12-31", 3012, "21.500", YEARBOOK)
    ]

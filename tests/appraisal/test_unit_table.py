"""Rating a whole unit on one screen: only changes are saved, mistakes stand beside their cell, nothing is lost."""

from io import BytesIO
from typing import Any, cast

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import QueryDict
from django.test import Client

from apps.accounts.models import User
from apps.appraisal.models import Rating, Track
from apps.appraisal.unit_files import from_text
from apps.appraisal.unit_table import UnitTable
from apps.cadres.models import Cadre
from apps.core.history import event_model
from tests.appraisal.conftest import Rate
from tests.conftest import Person, Units

pytestmark = pytest.mark.django_db
ADDRESS = "/appraisal/2024/c05356/"


@pytest.fixture
def staff(person: Person) -> list[Cadre]:
    return [person(name, title=title) for name, title in (("Bùi Văn An", "CD_BT"), ("Đinh Thị Bình", "CD_VPTK"))]


def sent(user: User, units: Units, year: int = 2024) -> QueryDict:
    """What the table sends when nothing was touched."""
    data = UnitTable(user, units.lac_sy, year, Track.STATE).as_sent()
    data["table"] = "yes"
    return data


def outcome(cadre: Cadre, year: int = 2024) -> str | None:
    found = Rating.objects.filter(cadre=cadre, year=year).first()
    return (found.level_id or found.unrated_id) if found else None


def test_only_what_was_changed_is_saved(
    client: Client, officer: User, staff: list[Cadre], units: Units, rate: Rate
) -> None:
    rate(staff[0], "XL_HTXS")
    data = sent(officer, units)
    data[f"p{staff[1].pk}-outcome"] = "CXL_MOI"
    client.force_login(officer)
    assert client.post(ADDRESS, data.dict()).status_code == 302
    assert [outcome(cadre) for cadre in staff] == ["XL_HTXS", "CXL_MOI"]
    assert event_model(Rating)._default_manager.count() == 2


def test_a_score_alone_leads_to_its_level(officer: User, staff: list[Cadre], units: Units) -> None:
    data = sent(officer, units, 2026)
    data[f"p{staff[0].pk}-score"] = "89,75"
    assert UnitTable(officer, units.lac_sy, 2026, Track.STATE, data).save()
    assert outcome(staff[0], 2026) == "XL_HTT"


@pytest.mark.parametrize(
    ("cells", "field"),
    [
        ({"outcome": "XL_HTXS", "score": "80"}, "outcome"),
        ({"outcome": "XL_HTT", "score": "101"}, "score"),
        ({"outcome": "XL_HTT", "score": "chín mươi"}, "score"),
        ({"outcome": "XL_KHT", "score": "75"}, "note"),
        ({"outcome": "CXL_OM", "score": "75"}, "score"),
        ({"outcome": "", "note": "đi học"}, "outcome"),
    ],
)
def test_mistakes_stand_beside_their_cell_and_nothing_is_saved(
    officer: User, staff: list[Cadre], units: Units, cells: dict[str, str], field: str
) -> None:
    data = sent(officer, units, 2026)
    data[f"p{staff[1].pk}-outcome"] = "XL_HT"
    for name, value in cells.items():
        data[f"p{staff[0].pk}-{name}"] = value
    table = UnitTable(officer, units.lac_sy, 2026, Track.STATE, data)
    assert table.save() is None
    wrong = {row.posting.cadre_id: set(row.form.errors) for row in table.rows if row.form.errors}
    assert wrong == {staff[0].pk: {field}}
    assert not Rating.objects.exists()


def test_who_saves_second_is_told_and_may_then_decide(
    client: Client, officer: User, staff: list[Cadre], units: Units, rate: Rate
) -> None:
    data = sent(officer, units)
    rate(staff[0], "XL_HT")
    data[f"p{staff[0].pk}-outcome"] = "XL_HTT"
    table = UnitTable(officer, units.lac_sy, 2024, Track.STATE, data)
    assert table.save() is None
    assert outcome(staff[0]) == "XL_HT"
    (row,) = [row for row in table.rows if row.form.errors]
    again = cast(QueryDict, row.form.data)
    assert UnitTable(officer, units.lac_sy, 2024, Track.STATE, again).save()
    assert outcome(staff[0]) == "XL_HTT"


def test_an_untouched_row_does_not_undo_someone_elses_change(
    officer: User, staff: list[Cadre], units: Units, rate: Rate
) -> None:
    data = sent(officer, units)
    rate(staff[0], "XL_HT")
    data[f"p{staff[1].pk}-outcome"] = "XL_HTT"
    assert UnitTable(officer, units.lac_sy, 2024, Track.STATE, data).save()
    assert [outcome(cadre) for cadre in staff] == ["XL_HT", "XL_HTT"]


def test_an_officer_cannot_empty_a_rating(
    officer: User, editor: User, staff: list[Cadre], units: Units, rate: Rate
) -> None:
    rate(staff[0], "XL_HT")
    for user, expected in ((officer, "XL_HT"), (editor, None)):
        data = sent(user, units)
        data[f"p{staff[0].pk}-outcome"] = ""
        UnitTable(user, units.lac_sy, 2024, Track.STATE, data).save()
        assert outcome(staff[0]) == expected


def test_the_workbook_comes_back_filled_and_is_looked_at_before_it_is_saved(
    client: Client, officer: User, staff: list[Cadre]
) -> None:
    client.force_login(officer)
    taken: Any = client.get(f"{ADDRESS}workbook/")
    book = openpyxl.load_workbook(BytesIO(b"".join(taken.streaming_content)))
    sheet = book.worksheets[0]
    rows = {sheet.cell(row, 1).value: row for row in range(1, sheet.max_row + 1)}
    sheet.cell(rows[staff[0].code], 4, "HTTNV")
    sheet.cell(rows[staff[1].code], 4, "Hoàn thành nhiệm vụ")
    filled = BytesIO()
    book.save(filled)
    page: Any = client.post(f"{ADDRESS}upload/", {"file": SimpleUploadedFile("a.xlsx", filled.getvalue())})
    assert {row.form["outcome"].value() for row in page.context["rows"]} == {"XL_HTT", "XL_HT"}
    assert not Rating.objects.exists()


def test_pasted_rows_are_understood_and_doubts_are_named(officer: User, staff: list[Cadre], units: Units) -> None:
    table = UnitTable(officer, units.lac_sy, 2019, Track.STATE)
    table.__dict__["postings"] = UnitTable(officer, units.lac_sy, 2024, Track.STATE).postings
    text = (
        "TT\tHọ và tên\tKết quả xếp loại\tGhi chú\n1\tBùi Văn An\tHoàn thành nhiệm vụ nhưng còn hạn chế về năng lực\t\n"
        "2\tNgười Lạ\tTốt\t\n3\tđinh thị bình\tTuyệt vời\t\n"
    )
    found = from_text(table, text)
    assert found.values == {staff[0].pk: {"outcome": "XL_HT"}, staff[1].pk: {}}
    assert len(found.remarks) == 2


def test_a_file_that_is_no_workbook_is_refused_in_words(client: Client, officer: User, staff: list[Cadre]) -> None:
    client.force_login(officer)
    page: Any = client.post(f"{ADDRESS}upload/", {"file": SimpleUploadedFile("a.xlsx", b"no workbook at all")})
    assert page.status_code == 200
    assert page.context["understood"].remarks


def test_people_rated_are_those_whose_last_post_of_the_year_was_here(
    officer: User, person: Person, units: Units
) -> None:
    from datetime import date

    person("Bùi Văn Còn", title="CD_BT")
    person("Bùi Văn Đi", since=date(2020, 1, 1), until=date(2024, 3, 1))
    person("Bùi Văn Cũ", since=date(2020, 1, 1), until=date(2023, 12, 31))
    names = {posting.cadre.full_name for posting in UnitTable(officer, units.lac_sy, 2024, Track.STATE).postings}
    assert names == {"Bùi Văn Còn", "Bùi Văn Đi"}


def test_a_saved_table_is_taken_back_as_a_whole(
    client: Client, officer: User, staff: list[Cadre], units: Units
) -> None:
    data = sent(officer, units)
    for cadre in staff:
        data[f"p{cadre.pk}-outcome"] = "XL_HTT"
    client.force_login(officer)
    client.post(ADDRESS, data.dict())
    assert Rating.objects.count() == len(staff)
    context = event_model(Rating)._default_manager.values_list("pgh_context", flat=True)[0]
    assert client.post(f"/cadres/acts/{context}/take-back/").status_code == 302
    assert not Rating.objects.exists()

"""Form 2C: what stands on the paper, for whom, and what is noted when it is printed."""

from datetime import date
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils.translation import override
from docx import Document

from apps.accounts.models import SensitiveReading, User
from apps.cadres.models import Cadre, PartyMembership, Posting
from apps.cadres.printing.docx import docx_of, own_template
from apps.cadres.printing.items import CLOSED, ITEMS
from apps.cadres.printing.paper import paper_of
from apps.cadres.printing.parts import Filled, Form, form_section
from apps.core import confined
from apps.core.dates import PartialDate
from tests.conftest import DAY, Person, Units

# Left out on purpose: family, history of oneself, pay.
NEVER = {"29", "30", "31"}


@pytest.fixture
def cadre(person: Person) -> Cadre:
    return person(
        "Bùi Văn Hạnh",
        birth=PartialDate(date(1980, 3, 5)),
        title="CD_CTUB",
        since=date(2021, 6, 1),
        citizen_id="017080000123",
        ethnic_group_id="DT_MUONG",
        qualifications={"prof_edu": "CM_DH", "gen_edu": "GDPT_THPT"},
    )


def filled(user: User, cadre: Cadre, day: date = DAY) -> dict[str, Filled]:
    with override("vi"):
        return {found.item.number: found for found in Form(cadre, user, day).filled}


def printed(client: Client, user: User, cadre: Cadre, form: str) -> Any:
    client.force_login(user)
    return client.get(reverse("cadres:form_2c", args=[cadre.code, form]))


def words_of(content: bytes) -> str:
    document = Document(BytesIO(content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    footers = [p.text for p in document.sections[0].first_page_footer.paragraphs]
    return "\n".join([*(p.text for p in document.paragraphs), *cells, *footers])


def test_the_form_keeps_its_numbers_and_leaves_out_what_the_registry_must_not_hold() -> None:
    numbers = [item.number for item in ITEMS]
    assert numbers[:9] == ["1", "2", "3", "4", "5", "6", "7", "11", "12"]
    assert not NEVER & set(numbers)


def test_the_person_stands_on_the_form_as_of_the_day(cadre: Cadre, editor: User, units: Units) -> None:
    Posting.objects.create(
        cadre=cadre, unit=units.bao_hieu, title_id="CD_BT", category="cadre", is_primary=False,
        period=(date(2025, 6, 1), None),
    )  # fmt: skip
    PartyMembership.objects.create(cadre=cadre, joined_on=date(2005, 2, 3), reported_on=DAY)
    form = filled(editor, cadre)
    assert form["1"].text == "BÙI VĂN HẠNH"
    assert form["3"].text == "05/03/1980"
    assert form["15.2"].text == "Đại học"
    assert "03/02/2005" in form["16"].text
    assert [row[0][:7] for row in form["28"].rows] == ["06/2021"]


def test_other_names_and_the_place_of_birth_stand_on_both_papers(client: Client, cadre: Cadre, editor: User) -> None:
    assert (filled(editor, cadre)["2"].is_known, filled(editor, cadre)["4"].is_known) == (False, False)
    Cadre.objects.filter(pk=cadre.pk).update(other_names="Bùi Hạnh", birth_place="Xã Lạc Sỹ, tỉnh Hòa Bình")
    cadre.refresh_from_db()
    assert filled(editor, cadre)["2"].text == "Bùi Hạnh"
    assert "Xã Lạc Sỹ, tỉnh Hòa Bình" in words_of(printed(client, editor, cadre, "docx").content)
    assert printed(client, editor, cadre, "pdf").content.startswith(b"%PDF")


def test_what_is_not_known_says_so_and_is_not_nothing(cadre: Cadre, editor: User) -> None:
    form = filled(editor, cadre)
    assert not form["15.3"].is_known
    assert form["15.3"].text == str(form["15.3"].item.empty)
    assert form["15.3"].text != str(form["21"].text)


def test_years_at_school_are_no_training(cadre: Cadre, editor: User) -> None:
    assert [row[-1] for row in filled(editor, cadre)["27"].rows] == ["Đại học"]


@pytest.mark.parametrize("number", ["22", "23", "B", "C"])
def test_a_restricted_item_never_says_none_to_who_may_not_see_it(cadre: Cadre, editor: User, number: str) -> None:
    with override("vi"):
        assert filled(editor, cadre)[number].text == str(CLOSED)


def test_an_analyst_prints_neither_citizen_id_nor_ethnic_group(client: Client, cadre: Cadre, analyst: User) -> None:
    words = words_of(printed(client, analyst, cadre, "docx").content)
    assert "Hạnh" in words
    assert "017080000123" not in words
    assert "Mường" not in words
    assert not SensitiveReading.objects.exists()


def test_printing_notes_what_was_read_and_says_who_printed(client: Client, cadre: Cadre, editor: User) -> None:
    words = words_of(printed(client, editor, cadre, "docx").content)
    assert "017080000123" in words
    assert editor.username in words
    assert set(SensitiveReading.objects.filter(person=cadre.code).values_list("group", flat=True)) == {
        "see_citizen_id",
        "see_ethnicity_religion",
    }


def test_both_files_are_what_they_say(client: Client, cadre: Cadre, editor: User) -> None:
    pdf = printed(client, editor, cadre, "pdf")
    assert pdf.content.startswith(b"%PDF-")
    assert pdf["Content-Disposition"] == f'attachment; filename="2c-{cadre.code}-bui-van-hanh-2025-02-28.pdf"'
    assert printed(client, editor, cadre, "docx").content.startswith(b"PK")


def test_only_who_may_take_names_away_prints_a_visible_person(
    client: Client, cadre: Cadre, editor: User, neighbour: User, stranger: User
) -> None:
    answers = [printed(client, user, cadre, "pdf").status_code for user in (editor, neighbour, stranger)]
    assert answers == [200, 404, 404]
    assert printed(client, editor, cadre, "exe").status_code == 404


def test_words_of_a_person_are_no_commands_of_the_page(client: Client, cadre: Cadre, editor: User) -> None:
    cadre.home_town = '#read("/etc/passwd") {{ 7 * 7 }} <b>&amp; $x$ *y*'
    cadre.save()
    assert cadre.home_town in words_of(printed(client, editor, cadre, "docx").content)
    assert printed(client, editor, cadre, "pdf").content.startswith(b"%PDF-")


def test_an_office_may_use_its_own_template(cadre: Cadre, editor: User, settings: Any, tmp_path: Path) -> None:
    settings.CADRE_REGISTRY_DATA = tmp_path
    own = Document()
    own.add_paragraph("Mẫu của tỉnh: {{ item_1 }}")
    own_template().parent.mkdir()
    own.save(str(own_template()))
    assert words_of(docx_of(paper_of(Form(cadre, editor, DAY)))).startswith("Mẫu của tỉnh: BÙI VĂN HẠNH")


def test_a_template_that_cannot_be_filled_is_said_on_the_page(
    client: Client, cadre: Cadre, editor: User, settings: Any, tmp_path: Path
) -> None:
    settings.CADRE_REGISTRY_DATA = tmp_path
    own_template().parent.mkdir()
    own_template().write_bytes(b"no Word document")
    client.force_login(editor)
    answer = client.get(reverse("cadres:form_2c", args=[cadre.code, "docx"]), follow=True)
    assert answer.redirect_chain == [(cadre.get_absolute_url(), 302)]
    assert "form-2c.docx" in answer.content.decode()
    assert not SensitiveReading.objects.filter(address__contains="form-2c").exists()


def test_a_template_that_never_ends_is_said_on_the_page(
    client: Client, cadre: Cadre, editor: User, settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(confined, "SECONDS", 1)
    settings.CADRE_REGISTRY_DATA = tmp_path
    own = Document()
    own.add_paragraph("{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}")
    own_template().parent.mkdir()
    own.save(str(own_template()))
    client.force_login(editor)
    client.cookies["django_language"] = "en"
    answer = client.get(reverse("cadres:form_2c", args=[cadre.code, "docx"]), follow=True)
    assert "go round too often" in answer.content.decode()


def test_the_template_can_be_taken_away_and_used_again(
    cadre: Cadre, editor: User, settings: Any, tmp_path: Path
) -> None:
    settings.CADRE_REGISTRY_DATA = tmp_path
    own_template().parent.mkdir()
    call_command("form_2c_template", own_template(), stdout=StringIO())
    assert "BÙI VĂN HẠNH" in words_of(docx_of(paper_of(Form(cadre, editor, DAY))))


def test_the_paper_names_the_unit_of_its_day_whoever_has_the_file_now(cadre: Cadre, units: Units, editor: User) -> None:
    Cadre.objects.filter(pk=cadre.pk).update(home_unit=units.thu_phong)
    assert paper_of(Form(Cadre.objects.get(pk=cadre.pk), editor, DAY)).unit == "Xã Lạc Sỹ"


def test_an_item_that_the_form_does_not_have_cannot_be_told() -> None:
    with pytest.raises(ValueError, match="no item 30"):
        form_section("30")

"""An office's letterhead and Word template: tried before they are kept, used for its own papers, taken back."""

import io
import zipfile
from dataclasses import replace

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import translation
from docx import Document
from docx.oxml import OxmlElement

from apps.accounts.models import User
from apps.core import confined
from apps.reporting.models import OfficeTemplate
from apps.reporting.papers.document_template import standard_template
from apps.reporting.papers.letterheads import Frame
from apps.reporting.papers.names import NAMES, context_of
from apps.reporting.papers.office import services
from apps.reporting.papers.office.issuing import issued
from apps.reporting.papers.office.trying import refusal_of
from tests.conftest import Units
from tests.reporting.papers.examples import paper


def word(*paragraphs: str) -> bytes:
    document = Document()
    for words in paragraphs:
        document.add_paragraph(words)
    held = io.BytesIO()
    document.save(held)
    return held.getvalue()


def words_of(content: bytes) -> str:
    document = Document(io.BytesIO(content))
    cells = [cell.text for each in document.tables for row in each.rows for cell in row.cells]
    return "\n".join([*(each.text for each in document.paragraphs), *cells])


@pytest.mark.parametrize("frame", Frame)
def test_the_standard_templates_can_be_uploaded_as_they_are(frame: Frame) -> None:
    assert refusal_of(standard_template(frame), frame) == ""


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"no document", "not a Word document"),
        (word("{{ title }}"), "no place for the tables"),
        (word("{{ titel }}", "{{ tables }}"), "“titel”"),
        (word("{% if superior %}{{ superor }}{% endif %}", "{{ tables }}"), "“superor”"),
        (word("{% for line in receivers %}{{ lines }}{% endfor %}", "{{ tables }}"), "“lines”"),
        (word("{{ title ", "{{ tables }}"), "braces"),
        (word("{% for a in notes %}", "{{ tables }}"), "braces"),
        (word("See {{ tables }}"), "alone in a paragraph"),
        (word("{{ title.__class__.__mro__ }}", "{{ tables }}"), "cannot be filled"),
        (word("{{ 1 / 0 }}", "{{ tables }}"), "cannot be filled"),
        (word("{{ title + 1 }}", "{{ tables }}"), "cannot be filled"),
        (word("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", "{{ tables }}"), "cannot be filled"),
        (word("x" * 1024 * 1024, "{{ tables }}"), "too long"),
        (word("x" * 10, *["{{ tables }}"]) + b"0" * (2 * 1024 * 1024), "larger than 2 MB"),
    ],
)
def test_what_is_wrong_in_a_template_is_told(content: bytes, sentence: str) -> None:
    with translation.override("en"):
        assert sentence in refusal_of(content, Frame.STATE)


@pytest.mark.parametrize(
    "words",
    [
        "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}",
        "{% for a in range(99999) %}{{ notes }}" + "x" * 999 + "{% endfor %}",
        "{{ 'a' * 10 ** 10 }}",
        "{{ 9 ** 999999999 % 7 }}",
    ],
    ids=["goes round", "writes on", "is long", "reckons on"],
)
def test_a_template_that_never_ends_is_refused_with_a_sentence(words: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(confined, "SECONDS", 1)
    with translation.override("en"):
        assert "go round too often" in refusal_of(word(words, "{{ tables }}"), Frame.STATE)


def test_macros_and_what_is_fetched_from_elsewhere_are_refused() -> None:
    with translation.override("en"):
        assert "macros" in refusal_of(_with("word/vbaProject.bin", "x"), Frame.STATE)
        link = (
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1"'
            ' Type="http://x/attachedTemplate" Target="http://elsewhere/a.dotm" TargetMode="External"/></Relationships>'
        )
        assert "another address" in refusal_of(_with("word/_rels/settings.xml.rels", link), Frame.STATE)


@pytest.mark.parametrize(
    "code", ["DDEAUTO c:\\\\cmd.exe", "includepicture http://elsewhere/a.png", "{{ 'DDE' + 'AUTO' }} x"]
)
def test_fields_that_run_or_fetch_something_are_refused(code: str) -> None:
    with translation.override("en"):
        assert "another address" in refusal_of(_with_field(*code.partition("A")), Frame.STATE)
        assert refusal_of(_with_field("PAGE", r" \* MERGEFORMAT"), Frame.STATE) == ""


def _with_field(*pieces: str) -> bytes:
    """A document with a field whose code is spread over several runs."""
    document = Document(io.BytesIO(word("{{ tables }}")))
    paragraph = document.add_paragraph()
    for piece in pieces:
        code = OxmlElement("w:instrText")
        code.text = piece
        paragraph.add_run()._r.append(code)
    held = io.BytesIO()
    document.save(held)
    return held.getvalue()


def _with(name: str, text: str) -> bytes:
    held = io.BytesIO(word("{{ tables }}"))
    with zipfile.ZipFile(held, "a") as package:
        package.writestr(name, text)
    return held.getvalue()


def test_every_name_that_the_page_lists_is_filled() -> None:
    assert set(context_of(paper())) == {name.code for name in NAMES}


def test_the_own_template_and_letterhead_make_the_document(units: Units, administrator: User) -> None:
    keep(units, administrator, content=word("Mẫu riêng: {{ issuer }}", "{{ table_1 }}"), issuer="Sở Nội vụ")
    found = words_of(issued(paper(), by=administrator).as_document())
    assert "Mẫu riêng: SỞ NỘI VỤ" in found
    assert "1.234.567" in found
    assert "Nhóm 7" not in found


def test_the_usual_heading_is_borne_unless_the_other_is_asked_for(units: Units, administrator: User) -> None:
    keep(units, administrator, frame="party", issuer="Ban Tổ chức", is_usual=True)
    assert "ĐẢNG CỘNG SẢN VIỆT NAM" in words_of(issued(paper(), by=administrator).as_document())
    state = words_of(issued(paper(), by=administrator, office="state").as_document())
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in state
    assert "BAN TỔ CHỨC" not in state


def test_a_template_that_cannot_take_a_report_makes_way_for_the_standard_one(units: Units, administrator: User) -> None:
    keep(units, administrator, content=word("{{ tables }}"))
    broken = word("{{ title / 0 }}", "{{ tables }}")
    with translation.override("vi"):
        own = replace(issued(paper(), by=administrator), template=broken)
        found = words_of(own.as_document())
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in found
    assert "1.234.567" in found


def test_a_deleted_template_comes_back_with_its_file(units: Units, administrator: User) -> None:
    content = word("{{ tables }}")
    act = services.delete(keep(units, administrator, content=content), by=administrator)
    assert not OfficeTemplate.objects.exists()
    services.take_back(act, by=administrator)
    assert bytes(OfficeTemplate.objects.get().content or b"") == content


def test_editors_may_neither_set_nor_take_back(units: Units, administrator: User, editor: User) -> None:
    kept = keep(units, administrator)
    with pytest.raises(PermissionDenied):
        services.keep(kept, by=editor)
    act = services.delete(kept, by=administrator)
    with pytest.raises(PermissionDenied):
        services.take_back(act, by=editor)


def test_an_office_has_one_template_for_a_kind_of_papers(units: Units, administrator: User) -> None:
    keep(units, administrator)
    with pytest.raises(ValidationError, match=r"Open it|mở mẫu"):
        keep(units, administrator)


def test_the_page_keeps_what_was_typed_when_the_file_is_refused(units: Units, administrator: User) -> None:
    client = Client()
    client.force_login(administrator)
    file = SimpleUploadedFile("a.docx", word("{{ titel }}", "{{ tables }}"))
    facts = {"unit": "17", "frame": "state", "issuer": "Sở Nội vụ", "file": file}
    shown = client.post("/reports/office/new/", facts)
    assert "titel" in str(shown.context["form"].errors["file"])
    assert ">\nSở Nội vụ</textarea>" in shown.content.decode()
    assert not OfficeTemplate.objects.exists()


def test_long_names_of_a_heading_stand_in_the_lines_in_which_they_were_typed(units: Units, administrator: User) -> None:
    client = Client()
    client.force_login(administrator)
    superior = "Ủy ban nhân dân\r\ntỉnh Hòa Bình"
    facts = {"unit": "17", "frame": "state", "superior": superior, "issuer": "Sở Nội vụ"}
    assert client.post("/reports/office/new/", facts).status_code == 302
    assert OfficeTemplate.objects.get().superior == "Ủy ban nhân dân\ntỉnh Hòa Bình"
    found = words_of(issued(paper(), by=administrator).as_document())
    assert "ỦY BAN NHÂN DÂN\nTỈNH HÒA BÌNH" in found


def keep(
    units: Units, by: User, *, content: bytes | None = None, frame: str = "state", **facts: object
) -> OfficeTemplate:
    name = "" if content is None else "own.docx"
    row = OfficeTemplate(
        unit=units.province, unit_title="Tỉnh Hòa Bình", frame=frame, content=content, filename=name, **facts
    )
    return services.keep(row, by=by)

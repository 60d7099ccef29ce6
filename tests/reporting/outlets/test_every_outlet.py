"""Page, files and interface hold the same figures in the same cells: reports, forms, trends, composed tables."""

import json
import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cached_property
from random import Random

import pytest
from django.test import Client
from django.utils import translation

from apps.accounts.models import Membership
from apps.accounts.roles import Role
from apps.reporting.composed.definitions import FLOW, GROUP, UNIT, Chosen, Composition
from apps.reporting.composed.flat import as_json, packed
from apps.reporting.composed.shows import Show
from apps.reporting.official.library import shipped
from apps.reporting.registry import registry
from tests.conftest import Units, make_user
from tests.reporting.outlets.cells import as_told, by_codes, cells_of, figures, missing, named, of_flat_csv, unlike
from tests.reporting.outlets.grids import (
    HIDDEN,
    Grid,
    lines_of_pdf,
    of_document,
    of_page,
    of_paper_csv,
    of_paper_json,
    of_workbook,
)
from tests.reporting.populations import invent

FORMS = [code for code, each in shipped().items() if not each.form.is_awaited]
PLAIN_NUMBER = re.compile(r"[-+]?\d+(\.\d+)?")
ASKED = "unit=17&day=2025-02-28"
# What pages of reports are asked for: all groups and measures of the whole, one group by unit, a district; and the same
# for the interface, which is asked for levels, as what is hidden depends on all units that are shown.
WHOLE = ("unit=17&group=all&measure=all", "unit=17&level=province")
DISTRICTS = ("unit=17&by=district", "unit=17&level=province&level=district")
COMMUNES = ("unit=154&by=commune", "unit=154&level=district&level=commune")
ROLES = (Role.PROVINCE_ADMINISTRATOR, Role.ANALYST, Role.RECORDS_KEEPER)
STAFF = "cadres_and_civil_servants"
LEVEL = ("CM_TC", "CM_CD", "CM_DH", "CM_THS")
COMPOSED = {
    "three_dimensions": Composition(
        "Ba chiều",
        (STAFF,),
        rows=(Chosen(UNIT, level="district"), Chosen("sex")),
        columns=(Chosen("professional", categories=LEVEL),),
        shows=(Show.PERSONS, Show.ROW_SHARE, Show.WHOLE_SHARE),
    ),
    "subtotals_of_communes": Composition(
        "Tổng phụ",
        (STAFF, "party_executive_committee"),
        rows=(Chosen(UNIT, level="commune"), Chosen("age")),
        columns=(Chosen(GROUP), Chosen("sex", is_known_only=True)),
        shows=(Show.PERSONS, Show.COLUMN_SHARE, Show.MEAN_AGE),
        is_without_empty=True,
    ),
    "flows": Composition(
        "Tăng, giảm",
        (STAFF,),
        rows=(Chosen("category"), Chosen("title")),
        columns=(Chosen(FLOW),),
        days=("asked-1y", "asked"),
        is_without_empty=True,
    ),
    "several_days": Composition(
        "Qua các năm",
        ("cadres", "civil_servants"),
        rows=(Chosen(GROUP), Chosen("professional")),
        columns=(Chosen("day"),),
        shows=(Show.PERSONS, Show.COLUMN_SHARE, Show.DIFFERENCE),
        days=("year_end-2", "year_end-1", "year_end-0", "asked"),
    ),
    "sensitive_by_commune": Composition(
        "Dân tộc",
        (STAFF,),
        rows=(Chosen(UNIT, level="commune"),),
        columns=(Chosen("ethnicity"), Chosen("sex", is_known_only=True)),
        shows=(Show.PERSONS, Show.ROW_SHARE),
    ),
    "many_columns_beside_each_other": Composition(
        "Bảng rộng",
        (STAFF,),
        rows=(Chosen("category"), Chosen("title")),
        columns=(
            Chosen("sex"),
            *(Chosen(each, is_beside=True) for each in ("professional", "political_theory", "age")),
        ),
        is_without_empty=True,
    ),
}


@pytest.fixture(params=["en", "vi"])
def language(request: pytest.FixtureRequest) -> Iterator[str]:
    with translation.override(request.param):
        yield str(request.param)


@pytest.fixture
def reader(units: Units, language: str) -> Client:
    """Whoever may see every report of the province, in one language."""
    invent(Random(23), [units.lac_sy, units.bao_hieu, units.thu_phong], 60)
    user = make_user("reader")
    for role in ROLES:
        Membership.objects.create(user=user, role=role, unit=units.province, since=date(2020, 1, 1))
    client = Client()
    client.force_login(user)
    client.cookies["django_language"] = language
    return client


def answered(reader: Client, address: str) -> bytes:
    answer = reader.get(address)
    assert answer.status_code == 200, address
    return answer.content


def printed(grids: Iterable[Grid], language: str) -> Iterator[list[str]]:
    """The numbers of each row, as a document sets them side by side; words take several lines of their cell."""
    for grid in grids:
        for row in grid.rows:
            told = numbers(row[grid.stub :], language)
            if told:
                yield told


def numbers(texts: Iterable[str], language: str) -> list[str]:
    told = (word for text in texts for word in figures(text, language))
    return [word for word in told if word == HIDDEN or PLAIN_NUMBER.fullmatch(word)]


def not_in_order(rows: Iterable[list[str]], lines: list[list[str]], language: str) -> list[list[str]]:
    """Rows that do not follow each other as lines of a document, each after its title."""
    left = iter([numbers(line, language) for line in lines])
    return [row for row in rows if not any(line[-len(row) :] == row for line in left)]


class Outlets:
    """A page with its files, compared cell by cell."""

    def __init__(self, reader: Client, language: str, page: str, file: str) -> None:
        self.reader, self.language, self.file = reader, language, file
        self.pages = list(of_page(answered(reader, page)))
        self.cells = cells_of(self.pages, language)
        self.stub = max((grid.stub for grid in self.pages), default=1)
        assert any(self.cells.values()), page

    def content(self, kind: str) -> bytes:
        return answered(self.reader, self.file.format(kind))

    def printed(self) -> dict[str, object]:
        """PDF and Word hold the same rows."""
        rows = list(printed(self.document, self.language))
        return {"pdf": not_in_order(rows, lines_of_pdf(self.content("pdf")), self.language)}

    @cached_property
    def document(self) -> list[Grid]:
        return list(of_document(self.content("docx"), self.stub))

    @cached_property
    def workbook(self) -> list[Grid]:
        return list(of_workbook(self.content("xlsx"), self.language, self.stub))

    def grids(self) -> dict[str, object]:
        """All files of what is set as a paper: tables of the same shape."""
        found: dict[str, tuple[Iterable[Grid], str]] = {
            "docx": (self.document, self.language),
            "xlsx": (self.workbook, self.language),
            "csv": (of_paper_csv(self.content("csv"), self.pages), "en"),
            "json": (of_paper_json(self.content("json")), "en"),
        }
        told = {kind: unlike(self.cells, cells_of(grids, said)) for kind, (grids, said) in found.items()}
        return told | self.printed()

    def flat(self, interface: str) -> dict[str, object]:
        """All files of a report: Word and PDF as the page, workbook and CSV with its words, programs by codes."""
        content = self.content("csv")
        told = by_codes(content, "csv")
        titles = named(grid.title for grid in self.pages)
        return self.printed() | {
            "docx": missing(self.cells, cells_of(self.document, self.language), titles),
            "xlsx": missing(self.cells, cells_of(self.workbook, self.language), titles),
            "csv": missing(self.cells, of_flat_csv(content), titles),
            "json": told.items() ^ by_codes(self.content("json"), "json").items(),
            "interface": told.items() - by_codes(answered(self.reader, interface), "json").items(),
        }


def unlike_anywhere(found: dict[str, dict[str, object]]) -> dict[str, object]:
    return {f"{page} {kind}": what for page, kinds in found.items() for kind, what in kinds.items() if what}


@pytest.mark.parametrize(
    ("language", "asked"),
    [("en", WHOLE), ("vi", WHOLE), ("vi", DISTRICTS), ("en", COMMUNES)],
    ids=["en-whole", "vi-whole", "vi-districts", "en-communes"],
    indirect=["language"],
)
@pytest.mark.parametrize("codes", [list(registry.reports), list(registry.tally_reports)], ids=["days", "events"])
def test_every_report_has_its_figures_in_the_same_cells_everywhere(
    reader: Client, language: str, codes: list[str], asked: tuple[str, str]
) -> None:
    found: dict[str, dict[str, object]] = {}
    for code in codes:
        query = f"{asked[0]}&day=2025-02-28"
        outlets = Outlets(reader, language, f"/reports/{code}/?{query}", f"/reports/{code}/download.{{}}?{query}")
        interface = f"/api/v1/reports/{code}/?{asked[1]}&as_of=2025-02-28"
        found[code] = outlets.flat(interface)
    assert not unlike_anywhere(found)


def test_every_form_has_its_figures_in_the_same_cells_everywhere(reader: Client, language: str) -> None:
    found: dict[str, dict[str, object]] = {}
    for code in FORMS:
        address = f"/reports/forms/{code}/"
        outlets = Outlets(reader, language, f"{address}?{ASKED}", f"{address}download.{{}}?{ASKED}")
        interface = answered(reader, f"/api/v1/forms/{code}/?unit=17&as_of=2025-02-28")
        found[code] = outlets.grids()
        found[code]["interface"] = unlike(outlets.cells, cells_of(of_paper_json(interface), "en"))
    assert not unlike_anywhere(found)


def test_every_trend_has_its_figures_in_the_same_cells_everywhere(reader: Client, language: str) -> None:
    found: dict[str, dict[str, object]] = {}
    for code in registry.reports:
        address, query = f"/reports/{code}/trend", f"{ASKED}&days=2023,2024,28/02/2025"
        outlets = Outlets(reader, language, f"{address}/?{query}", f"{address}.{{}}?{query}")
        found[code] = outlets.grids()
    assert not unlike_anywhere(found)


@pytest.mark.parametrize("name", COMPOSED)
def test_every_composed_table_has_its_figures_in_the_same_cells_everywhere(
    reader: Client, language: str, name: str
) -> None:
    query = f"t={packed(COMPOSED[name])}&{ASKED}"
    outlets = Outlets(reader, language, f"/reports/composed/new/?{query}", f"/reports/composed/download.{{}}?{query}")
    sent = json.dumps(as_json(COMPOSED[name]))
    answer = reader.post("/api/v1/compositions/?unit=17&as_of=2025-02-28", sent, content_type="application/json")
    interface = [
        "*" if cell["is_hidden"] else as_told(str(cell["value"]), "en")
        for cell in answer.json()["cells"]
        if cell["is_hidden"] or cell["value"] is not None
    ]
    on_page = [word for row in printed(outlets.pages, language) for word in row]
    found = outlets.grids() | {"interface": {} if interface == on_page else (interface, on_page)}
    assert not unlike_anywhere({name: found})

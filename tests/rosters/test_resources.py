"""The import interface of django-import-export, answered by the roster engine."""

from collections.abc import Iterator
from importlib import import_module
from io import BytesIO
from pkgutil import ModuleInfo, walk_packages
from types import ModuleType

import pytest
import xlsxwriter
from django.apps import AppConfig, apps
from django.contrib.admin import site
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from import_export.admin import ImportMixin
from import_export.resources import Resource
from tablib import Dataset

from apps.accounts.models import User
from apps.cadres.line_resources import LineColumn, LineResource
from apps.cadres.models import Cadre
from apps.cadres.resources import CadreResource
from apps.rosters.importing import GuardedXLSX
from apps.rosters.inflation import ROW_LIMIT
from apps.rosters.registry import format_named, formats, offered
from apps.rosters.resources import COMPUTED, ListResource, RosterResource, workbook_of
from apps.rosters.values import Refused, RefusedError
from tests.conftest import DAY

HEADERS = ["Họ và tên", "Giới tính", "Ngày sinh", "Số CCCD", "Dân tộc", "Chức vụ", "Chuyên môn", "LLCT"]
HANH = ["Bùi Văn Hạnh", "Nam", "12/5/1976", "017076000123", "Mường", "VP-TK", "ĐH", "TC"]


@pytest.fixture
def resource(officer: User) -> RosterResource:
    return RosterResource(unit="05356", day=DAY, by=officer)


def test_a_dry_run_tells_what_is_new_and_writes_nothing(resource: RosterResource) -> None:
    result = resource.import_data(Dataset(HANH, headers=HEADERS), dry_run=True)
    assert not result.has_errors()
    assert result.totals["new"] == 1
    assert not Cadre.objects.exists()


def test_an_import_writes_and_a_second_one_skips(resource: RosterResource) -> None:
    resource.import_data(Dataset(HANH, headers=HEADERS))
    assert Cadre.objects.get().citizen_id == "017076000123"
    assert resource.import_data(Dataset(HANH, headers=HEADERS)).totals["skip"] == 1


def test_the_preview_shows_the_row_and_what_a_value_was_before(resource: RosterResource) -> None:
    first = resource.import_data(Dataset(HANH, headers=HEADERS), dry_run=True)
    assert first.rows[0].diff == [str(cell) for cell in HANH]
    resource.import_data(Dataset(HANH, headers=HEADERS))
    place = HEADERS.index("Dân tộc")
    other = [*HANH[:place], "Kinh", *HANH[place + 1 :]]
    again = resource.import_data(Dataset(other, headers=HEADERS), dry_run=True)
    assert again.rows[0].diff[place] == "Mường → Kinh"
    assert again.rows[0].diff[0] == str(HANH[0])


def test_mistakes_are_errors_of_their_rows_and_nothing_is_written(resource: RosterResource) -> None:
    result = resource.import_data(Dataset(HANH, HANH, headers=HEADERS))
    assert [number for number, _errors in result.row_errors()] == [1, 2]
    assert not Cadre.objects.exists()


def test_a_dataset_without_known_columns_is_an_error_of_the_whole(resource: RosterResource) -> None:
    result = resource.import_data(Dataset(["a", "b"], headers=["x", "y"]), dry_run=True)
    assert len(result.base_errors) == 1


def test_the_administration_checks_and_imports(client: Client, administrator: User) -> None:
    administrator.is_staff = True
    administrator.save()
    client.force_login(administrator)
    file = SimpleUploadedFile("a.xlsx", workbook_of(Dataset(HANH, headers=HEADERS)))
    stated = {"unit": "05356", "day": "28/02/2025", "layout": "people", "format": "0", "resource": "0"}
    page = client.post("/admin/cadres/cadre/import/", stated | {"import_file": file})
    assert not Cadre.objects.exists()
    client.post("/admin/cadres/cadre/process_import/", stated | page.context["confirm_form"].initial)
    assert Cadre.objects.get().full_name == "Bùi Văn Hạnh"


def test_the_administration_refuses_a_workbook_that_would_not_fit_before_it_is_opened() -> None:
    held = BytesIO()
    with xlsxwriter.Workbook(held) as book:
        book.add_worksheet().write_string(ROW_LIMIT + 1, 0, "far below")
    with pytest.raises(RefusedError):
        GuardedXLSX().create_dataset(held.getvalue())


def test_the_administration_offers_the_layouts_that_the_user_may_send(client: Client, administrator: User) -> None:
    administrator.is_staff = True
    administrator.save()
    client.force_login(administrator)
    form = client.get("/admin/cadres/cadre/import/").context["form"]
    codes = [code for code, _label in form.fields["layout"].choices]
    assert codes[0] == "people"
    assert set(codes) == {each.code for each in offered(administrator)}


def import_pages() -> list[ImportMixin]:
    """The registered administration pages of which the library can import."""
    return [page for page in site._registry.values() if isinstance(page, ImportMixin)]


@pytest.mark.parametrize("page", import_pages(), ids=str)
def test_every_import_page_is_answered_by_the_engine(page: ImportMixin, client: Client, administrator: User) -> None:
    administrator.is_staff = True
    administrator.save()
    client.force_login(administrator)
    about = page.model._meta
    assert client.get(f"/admin/{about.app_label}/{about.model_name}/import/").status_code == 200
    assert page.resource_classes == [RosterResource]


@pytest.mark.parametrize("page", import_pages(), ids=str)
def test_an_import_page_names_the_columns_that_it_reads(page: ImportMixin, client: Client, administrator: User) -> None:
    administrator.is_staff = True
    administrator.save()
    client.force_login(administrator)
    about = page.model._meta
    shown = client.get(f"/admin/{about.app_label}/{about.model_name}/import/").context["fields_list"]
    declared = format_named(page.layout)
    assert declared
    assert [names for _title, names in shown] == [[str(each.label) for each in declared.columns if each.in_template]]


def test_who_may_not_upload_may_not_import(client: Client, analyst: User) -> None:
    analyst.is_staff = True
    analyst.save()
    client.force_login(analyst)
    assert client.get("/admin/cadres/cadre/import/").status_code == 403


def resources_of(base: type) -> list[type]:
    children: list[type] = base.__subclasses__()
    return [each for child in children for each in (child, *resources_of(child))]


def own_modules() -> list[ModuleType]:
    """All of the apps, with what exports their lists."""
    found = (info for app in apps.get_app_configs() if app.name.startswith("apps.") for info in modules_of(app))
    return [import_module(info.name) for info in found if not {"migrations", "management"} & {*info.name.split(".")}]


def modules_of(app: AppConfig) -> Iterator[ModuleInfo]:
    return walk_packages([app.path], f"{app.name}.")


def test_no_resource_of_the_registry_imports_row_by_row() -> None:
    assert own_modules()
    own = [each for each in resources_of(Resource) if each.__module__.startswith("apps.")]
    assert CadreResource in own
    assert [each for each in own if not issubclass(each, (RosterResource, ListResource))] == []


def test_whatever_gives_a_file_its_rows_is_a_resource_of_the_library() -> None:
    named = {
        each
        for module in own_modules()
        for name, each in vars(module).items()
        if isinstance(each, type) and each.__module__.startswith("apps.") and hasattr(each, "get_export_headers")
    }
    assert len(named) > 10
    assert [each for each in named if not issubclass(each, Resource)] == []


def test_a_list_that_goes_out_names_a_layout_that_comes_in_or_none() -> None:
    assert own_modules()
    lists = [each for each in resources_of(ListResource) if each.__module__.startswith("apps.")]
    assert {getattr(each, "layout", None) for each in lists} <= {"", *(declared.code for declared in formats())}


def test_a_list_that_is_computed_takes_nothing_in() -> None:
    result = LineResource((LineColumn("Tên", str),)).import_data(Dataset(["a"], headers=["Tên"]))
    assert [str(each.error) for each in result.base_errors] == [str([Refused(COMPUTED).message()])]


def test_the_library_exports_the_lines_of_a_list_as_its_file_has_them() -> None:
    resource = LineResource((LineColumn("Tên", lambda line: line[0]), LineColumn("Số", lambda line: line[1])))
    found = [("Bùi Văn Hạnh", 3), ("Đinh Thị Nguyệt", None)]
    exported = resource.export(queryset=found)
    assert exported.headers == ["Tên", "Số"]
    assert [list(row) for row in exported] == list(resource.rows(found)) == [list(line) for line in found]


def test_a_list_that_comes_in_is_read_by_the_engine(officer: User) -> None:
    result = ListResource().import_data(Dataset(HANH, headers=HEADERS), unit="05356", day=DAY, by=officer)
    assert result.totals["new"] == 1
    assert Cadre.objects.get().full_name == "Bùi Văn Hạnh"


@pytest.mark.django_db
def test_a_list_for_no_unit_is_an_error_of_the_whole() -> None:
    assert ListResource().import_data(Dataset(HANH, headers=HEADERS)).base_errors


def test_a_unit_out_of_scope_is_an_error_of_the_whole(neighbour: User) -> None:
    resource = RosterResource(unit="05356", day=DAY, by=neighbour)
    assert resource.import_data(Dataset(HANH, headers=HEADERS), dry_run=True).base_errors

"""What people would pick instead: django-import-export, by whose own admin a file is previewed, then imported.

The project around it is the least that one would write: a resource for people, whose records are saved with them.
"""

from datetime import date
from typing import Any

from django.contrib.admin import ModelAdmin, site
from django.contrib.messages.storage.cookie import CookieStorage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.backends.postgresql.psycopg_any import DateRange
from django.test import RequestFactory
from import_export.admin import ImportMixin
from import_export.fields import Field
from import_export.formats.base_formats import XLSX
from import_export.resources import ModelResource
from import_export.widgets import DateWidget, ForeignKeyWidget

from benchmarks.rosters_floor import LEVELS, TITLES

SEXES = {"Nam": "male", "Nữ": "female"}
LADDERS = ("GDPT", "Chuyên môn", "LLCT", "QLNN", "Tin học")


def stock_admin(content: bytes, unit: int, day: date, by: Any) -> None:
    """People with a post and five qualifications: the file is sent, its preview shown, and confirmed."""
    admin = _admin(unit, day)
    file = SimpleUploadedFile("roster.xlsx", content)
    preview = admin.import_action(_request({"format": "0", "import_file": file}, by))
    page = preview.render()
    confirm = preview.context_data["confirm_form"].initial
    if preview.context_data["result"].has_errors() or not page.content:
        raise RuntimeError("the preview found errors")
    if admin.process_import(_request(confirm, by)).status_code != 302:
        raise RuntimeError("the import was not confirmed")


def _request(told: dict[str, Any], by: Any) -> Any:
    request: Any = RequestFactory().post("/", told)
    request.user, request.session = by, {}
    request._messages = CookieStorage(request)
    return request


def _admin(unit: int, day: date) -> Any:
    from apps.cadres.codelists import EthnicGroup
    from apps.cadres.models import Cadre, Posting
    from apps.qualifications.models import Qualification

    class PersonResource(ModelResource):  # type: ignore[misc]  # import_export has no types
        full_name = Field("full_name", "Họ và tên")
        sex = Field("sex", "Giới tính")
        birth_date = Field("birth_date", "Ngày sinh", DateWidget("%d/%m/%Y"))
        citizen_id = Field("citizen_id", "Số CCCD")
        ethnic_group = Field("ethnic_group", "Dân tộc", ForeignKeyWidget(EthnicGroup, "label_vi"))
        home_town = Field("home_town", "Quê quán")

        def before_import_row(self, row: dict[str, Any], **kwargs: Any) -> None:
            row["Giới tính"] = SEXES[row["Giới tính"]]

        def after_save_instance(self, instance: Any, row: dict[str, Any], **kwargs: Any) -> None:
            """The records that belong to the person."""
            told = {"title_id": TITLES[row["Chức vụ"]], "duties": row["Vị trí việc làm"]}
            period = DateRange(day, None)
            Posting.objects.create(cadre=instance, unit_id=unit, category="civil_servant", period=period, **told)
            for ladder, known in zip(LADDERS, LEVELS, strict=True):
                specialty = row["Chuyên ngành"] if ladder == "Chuyên môn" else ""
                level = known[row[ladder]]
                Qualification.objects.create(cadre=instance, level_id=level, reported_on=day, specialty=specialty)

        class Meta:
            model = Cadre
            import_id_fields = ("citizen_id",)
            fields = ("full_name", "sex", "birth_date", "citizen_id", "ethnic_group", "home_town")

    class PersonAdmin(ImportMixin, ModelAdmin):  # type: ignore[misc,type-arg]  # import_export has no types
        resource_classes = (PersonResource,)
        formats = (XLSX,)

    return PersonAdmin(Cadre, site)

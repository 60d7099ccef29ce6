"""What people would pick instead: django-import-export's own loop, one resource for people, one for each record."""

from datetime import date
from io import BytesIO
from typing import Any

from django.db.backends.postgresql.psycopg_any import DateRange
from import_export.resources import ModelResource
from python_calamine import CalamineWorkbook
from tablib import Dataset

from benchmarks.rosters_floor import ETHNIC, LEVELS, TITLES


def stock_loop(content: bytes, unit: int, day: date) -> None:
    """People with a posting and five qualifications, row by row, preview and import as its admin does."""
    from apps.cadres.models import Cadre, Posting
    from apps.qualifications.models import Qualification

    class PersonResource(ModelResource):  # type: ignore[misc]  # import_export has no types
        def after_save_instance(self, instance: Any, row: dict[str, Any], **kwargs: Any) -> None:
            """The records that belong to the person."""
            period = DateRange(day, None)
            Posting.objects.create(
                cadre=instance, unit_id=unit, title_id=row["title"], category="civil_servant", period=period
            )
            for level in row["levels"].split():
                Qualification.objects.create(cadre=instance, level_id=level, reported_on=day)

        class Meta:
            model = Cadre
            import_id_fields = ("citizen_id",)
            fields = ("full_name", "sex", "birth_date", "citizen_id", "ethnic_group")

    rows = dataset(content)
    PersonResource().import_data(rows, dry_run=True, raise_errors=True)
    PersonResource().import_data(rows, dry_run=False, raise_errors=True)


def dataset(content: bytes) -> Dataset:
    headers = ("full_name", "sex", "birth_date", "citizen_id", "ethnic_group", "title", "levels")
    found = Dataset(headers=headers)
    rows: list[list[Any]] = CalamineWorkbook.from_filelike(BytesIO(content)).get_sheet_by_index(0).to_python()
    for row in rows[1:]:
        _number, name, sex, born, citizen_id, ethnic, title, *levels = row[:12]
        codes = " ".join(known[level] for known, level in zip(LEVELS, levels, strict=True))
        born = "-".join(reversed(born.split("/")))
        sex_code = "female" if sex == "Nữ" else "male"
        found.append((name, sex_code, born, citizen_id, ETHNIC[ethnic], TITLES[title], codes))
    return found

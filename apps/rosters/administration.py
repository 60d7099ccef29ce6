"""Import and export pages of django-import-export for the administration of what a layout brings in.

Both speak the layout: the export writes for a unit and a day what the template would be filled with, and what it wrote
is read back as unchanged. For layouts that name no person; people have their own page, where readings are noted.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from import_export.admin import ExportMixin
from import_export.fields import Field
from import_export.formats.base_formats import CSV, XLSX
from import_export.forms import ExportForm

from apps.core.spreadsheets import inert
from apps.rosters.formats import Column, Format, Writer
from apps.rosters.importing import RosterImportMixin
from apps.rosters.prefilling import known_people
from apps.rosters.registry import formats, offered
from apps.rosters.resources import NO_UNIT, ListResource
from apps.rosters.templates_out import UNIT
from apps.rosters.units import unit_by_code
from apps.rosters.values import Refused

PART = " > "
# A running number tells a row from a line between the rows, however little the row says.
COUNTER = "TT"
Values = Mapping[str, object]


class LayoutField(Field):  # type: ignore[misc]  # import_export has no types
    """A column of a layout as a field of a file; its heading is one that needs no other above it."""

    def __init__(self, column: Column, day: date) -> None:
        alone = next((each for each in column.headers if PART not in each), column.headers[0])
        super().__init__(attribute=column.key, column_name=alone, readonly=True)
        self.write: Writer = column.writer(day) if column.writer else lambda values: str(values.get(column.key) or "")

    def export(self, instance: Values, **kwargs: Any) -> str | None:
        """Words stay words, whatever they begin with, and what is unknown stays empty."""
        return inert(self.write(instance)) or None


class LayoutResource(ListResource):
    """What the registry knows in one layout, for a unit and a day; without a unit only the columns are known."""

    def __init__(self, *, layout: Format, unit: Any, day: date, by: Any) -> None:
        super().__init__()
        self.layout, self.unit, self.day, self.by = layout.code, unit, day, by
        columns = [each for each in layout.columns if each.in_template or each.key == UNIT]
        counter = Field(attribute=COUNTER, column_name=COUNTER, readonly=True)
        self.fields = {COUNTER: counter} | {column.key: LayoutField(column, day) for column in columns}

    @classmethod
    def get_display_name(cls) -> str:
        """What the library's form calls it."""
        return _("Rows of the layout")

    def get_export_order(self) -> list[str]:
        return list(self.fields)

    def filter_export(self, queryset: Any, **_kwargs: Any) -> list[dict[str, object]]:
        """A row of a layout is not one record, so that the whole of the unit is written, whatever was looked for."""
        return known_people(self.unit, self.day, self.by, self.layout)

    def iter_queryset(self, queryset: list[dict[str, object]]) -> Iterator[dict[str, object]]:
        yield from ({**values, COUNTER: number} for number, values in enumerate(queryset, 1))


class LayoutExportForm(ExportForm):  # type: ignore[misc]  # import_export has no types
    """Of which unit and as of which day."""

    unit = forms.CharField(
        label=gettext_lazy("Unit"),
        max_length=5,
        help_text=gettext_lazy("Its official code. Everything that it may send is exported, whatever the list shows."),
    )
    day = forms.DateField(label=gettext_lazy("As of"), initial=timezone.localdate)


class LayoutAdminMixin(RosterImportMixin, ExportMixin):  # type: ignore[misc]  # import_export has no types
    """Who may send a layout may import and export it, for the units for which they may send it."""

    layout = ""
    export_form_class = LayoutExportForm
    export_formats = [XLSX, CSV]
    # Excel needs the mark at the beginning to read Vietnamese letters.
    to_encoding = "utf-8-sig"
    import_export_change_list_template = "admin/import_export/change_list_import_export.html"

    def has_import_permission(self, request: Any) -> bool:
        return any(each.code == self.layout for each in offered(request.user))

    has_export_permission = has_import_permission

    def get_export_resource_classes(self, _request: Any) -> list[type]:
        """Another one than that of the import."""
        return [LayoutResource]

    def get_export_resource_kwargs(self, request: Any, **kwargs: Any) -> dict[str, Any]:
        """Unit and day as the form states them; the page that only lists the columns has none yet."""
        declared = next(each for each in formats() if each.code == self.layout)
        stated = getattr(kwargs.get("export_form"), "cleaned_data", {})
        day = stated.get("day") or timezone.localdate()
        unit = unit_by_code(stated["unit"], day) if stated else None
        if stated and (unit is None or declared not in offered(request.user, unit)):
            # The library's page shows the sentence of such an error.
            raise ValueError(Refused(NO_UNIT).message())
        return {"layout": declared, "unit": unit, "day": day, "by": request.user}

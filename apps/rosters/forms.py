"""The form by which a roster comes in: for which unit, as of which day, which file."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from apps.core.forms import RegistryForm
from apps.core.permissions import Permission
from apps.rosters.choosing import recognised
from apps.rosters.inflation import MEGABYTE, holds_much
from apps.rosters.reading import read
from apps.rosters.registry import offered
from apps.rosters.units import choosable_units, unit_by_code
from apps.rosters.values import RefusedError
from apps.rosters.workbooks import Workbook

FILE_LIMIT = 20 * MEGABYTE
# Above so many units nobody looks through a list; the official code is typed instead.
FULL_LIST = 400
# A roster of so many rows is read while the person waits; a longer one by a worker.
ROWS_AT_ONCE = 2_000
# What the window for choosing a file offers; the words beside the field name each of them.
ENDINGS = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".csv", ".txt")

UnitGroups = list[tuple[str, list[tuple[str, str]]]]


class UploadForm(RegistryForm):
    unit = forms.CharField(label=_("Unit"), max_length=40)
    as_of = forms.DateField(
        label=_("The roster stands as of"),
        help_text=_("Changes take effect on this day. Usually it stands in the heading: “Tính đến ngày …”."),
    )
    layout = forms.ChoiceField(
        label=_("What the workbook holds"),
        required=False,
        help_text=_("Leave it to the registry, unless it took the workbook for something else."),
    )
    file = forms.FileField(
        label=_("Roster file"),
        widget=forms.ClearableFileInput(attrs={"accept": ",".join(ENDINGS)}),
        help_text=_(
            "Excel workbook (.xlsx, .xlsm, .xlsb, .xls), .ods, .csv or .txt, at most 20 MB."
            " Send your own file as it is."
        ),
        error_messages={"empty": _("The file is empty. Check the file and upload it again.")},
    )

    def __init__(self, *args: Any, user: Any, day: date, is_read_now: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user, self.is_read_now = user, is_read_now
        # Both are unknown of a workbook whose reading is left to the worker.
        self.workbook: Workbook | None = None
        self.rows: int | None = None
        # The layout that headers tell, where none was chosen.
        self.recognised = ""
        self.layouts = offered(user)
        self._offer_layouts()
        self.fields["as_of"].initial = self.day = day

    def offer_units(self) -> UnitGroups:
        """The units to choose from, as the page shows them; to take a roster in nobody needs to look them up."""
        units = unit_choices(choosable_units(self.user, self.day))
        if units:
            self.fields["unit"].widget = forms.Select(choices=units if len(units) > 1 else units[0][1])
        else:
            self.fields["unit"].help_text = _("The unit's official code, for instance 05356.")
        return units

    def _offer_layouts(self) -> None:
        """What the workbook may hold; there is nothing to choose from one."""
        if len(self.layouts) < 2:
            del self.fields["layout"]
            return
        choices = [(each.code, str(each.label)) for each in self.layouts]
        field = self.fields["layout"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101  # declared above
        field.choices = [("", _("The registry tells by its headers")), *choices]

    def clean_file(self) -> UploadedFile[Any]:
        """Refuse at once what cannot be read at all; of what is left to the worker, the worker says so."""
        file: UploadedFile[Any] = self.cleaned_data["file"]
        if (file.size or 0) > FILE_LIMIT:
            raise ValidationError(
                _("The file has %(size)s MB; a roster may have 20 MB. Copy only the roster into a new workbook."),
                params={"size": (file.size or 0) // MEGABYTE},
            )
        self.content = file.read()
        if self.is_read_now and not holds_much(self.content):
            self._read(file.name or "")
        return file

    def _read(self, filename: str) -> None:
        try:
            self.workbook = read(self.content, filename)
        except RefusedError as refusal:
            raise ValidationError(refusal.refused.message()) from refusal
        self.rows = sum(len(sheet.rows) for sheet in self.workbook.sheets)

    def clean(self) -> dict[str, Any]:
        """The unit must exist on the roster's day and be one for which this user may upload."""
        cleaned = super().clean() or {}
        code, day = cleaned.get("unit"), cleaned.get("as_of")
        if not code or not day:
            return cleaned
        unit = unit_by_code(code, day, among=self.user)
        if unit is None:
            self.add_error("unit", _("This unit does not exist on the day of the roster. Check the unit and the day."))
        elif not self.user.can(Permission.UPLOAD_ROSTERS, unit):
            self.add_error("unit", _("You may not upload rosters for this unit. Choose your own unit."))
        cleaned["unit"] = unit
        if not self.errors:
            self._settle_layout(cleaned)
        return cleaned

    def _settle_layout(self, cleaned: dict[str, Any]) -> None:
        """The layout that was chosen, if it is one for this unit; else that which headers tell, if they are read."""
        among = offered(self.user, cleaned["unit"])
        chosen = cleaned.get("layout")
        if chosen and chosen not in {each.code for each in among}:
            self.add_error("layout", _("You may not send this for the unit. Choose another unit or another layout."))
        if self.workbook and not chosen:
            self.recognised = recognised(self.workbook, among)


def unit_choices(periods: QuerySet[Any]) -> UnitGroups:
    """Units as a list offers them, each below the name of its parent; empty when there are too many."""
    found = list(periods.select_related("parent")[: FULL_LIST + 1])
    if len(found) > FULL_LIST:
        return []
    titles = {period.unit_id: period.title for period in found}
    groups: dict[str, list[tuple[str, str]]] = {}
    for period in found:
        name = titles.get(period.parent_id, _("Your unit"))
        groups.setdefault(str(name), []).append((period.code, f"{period.title} ({period.code})"))
    return list(groups.items())

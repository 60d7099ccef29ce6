"""The import pages of django-import-export in the administration, for a unit and a day, answered by the engine."""

from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from import_export.admin import ImportMixin
from import_export.formats.base_formats import CSV, XLSX
from import_export.forms import ConfirmImportForm, ImportForm

from apps.core.permissions import Permission
from apps.rosters.inflation import check_zip
from apps.rosters.loading import PEOPLE
from apps.rosters.registry import offered
from apps.rosters.resources import RosterResource
from apps.rosters.values import Refused, RefusedError

STATED = ("unit", "day", "layout")


class GuardedXLSX(XLSX):  # type: ignore[misc]  # import_export has no types
    """The library opens whatever it is given; a workbook that would not fit into the memory is refused before."""

    def create_dataset(self, in_stream: bytes) -> Any:
        check_zip(in_stream, "")
        return super().create_dataset(in_stream)


class RosterImportForm(ImportForm):  # type: ignore[misc]  # import_export has no types
    unit = forms.CharField(label=_("Unit"), max_length=5, help_text=_("Its official code."))
    day = forms.DateField(label=_("The roster stands as of"))
    layout = forms.ChoiceField(label=_("Layout"))


class RosterConfirmForm(ConfirmImportForm):  # type: ignore[misc]  # import_export has no types
    unit = forms.CharField(max_length=5, widget=forms.HiddenInput)
    day = forms.DateField(widget=forms.HiddenInput)
    layout = forms.CharField(widget=forms.HiddenInput)


class RosterImportMixin(ImportMixin):  # type: ignore[misc]  # import_export has no types
    """Import for an administration page; who may upload rosters may import, for the units of their scope."""

    resource_classes = [RosterResource]
    import_form_class = RosterImportForm
    confirm_form_class = RosterConfirmForm
    formats = [GuardedXLSX, CSV]
    skip_admin_log = True  # history names every record
    # The layout whose facts this page shows.
    layout = PEOPLE

    def has_import_permission(self, request: Any) -> bool:
        return bool(request.user.can(Permission.UPLOAD_ROSTERS))

    def get_import_resource_kwargs(self, request: HttpRequest, **kwargs: Any) -> dict[str, Any]:
        """Unit, day and layout as the form states them; the page that only lists the fields has none yet."""
        stated = getattr(kwargs.get("form"), "cleaned_data", {})
        return {
            "unit": stated.get("unit", ""),
            "day": stated.get("day") or timezone.localdate(),
            "layout": stated.get("layout") or self.layout,
            "by": request.user,
        }

    def create_import_form(self, request: HttpRequest) -> Any:
        """The library's form with the layouts that the user may send, first the one of this page."""
        form = super().create_import_form(request)
        layouts = sorted(offered(request.user), key=lambda each: each.code != self.layout)
        form.fields["layout"].choices = [(each.code, each.label) for each in layouts]
        return form

    def add_data_read_fail_error_to_form(self, form: Any, e: Exception) -> None:
        """The engine's refusals are sentences already."""
        if not isinstance(e, RefusedError):
            super().add_data_read_fail_error_to_form(form, e)
            return
        name = form.cleaned_data["import_file"].name
        form.add_error("import_file", Refused(e.refused.code, {**e.refused.params, "filename": name}).message())

    def get_confirm_form_initial(self, request: HttpRequest, import_form: Any) -> dict[str, Any]:
        """What was stated goes along to the confirmation."""
        initial: dict[str, Any] = super().get_confirm_form_initial(request, import_form)
        stated = import_form.cleaned_data if import_form else {}
        return initial | {key: stated[key] for key in STATED if key in stated}

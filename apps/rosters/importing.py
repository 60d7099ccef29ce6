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
from apps.rosters.resources import RosterResource


class RosterImportForm(ImportForm):  # type: ignore[misc]  # import_export has no types
    unit = forms.CharField(label=_("Unit"), max_length=5)
    day = forms.DateField(label=_("The roster stands as of"))


class RosterConfirmForm(ConfirmImportForm):  # type: ignore[misc]  # import_export has no types
    unit = forms.CharField(max_length=5, widget=forms.HiddenInput)
    day = forms.DateField(widget=forms.HiddenInput)


class RosterImportMixin(ImportMixin):  # type: ignore[misc]  # import_export has no types
    """Import for an administration page; who may upload rosters may import, for the units of their scope."""

    resource_classes = [RosterResource]
    import_form_class = RosterImportForm
    confirm_form_class = RosterConfirmForm
    formats = [XLSX, CSV]
    skip_admin_log = True  # history names every record

    def has_import_permission(self, request: Any) -> bool:
        return bool(request.user.can(Permission.UPLOAD_ROSTERS))

    def get_import_resource_kwargs(self, request: HttpRequest, **kwargs: Any) -> dict[str, Any]:
        """Unit and day as the form states them; the page that only lists the fields has none yet."""
        stated = getattr(kwargs.get("form"), "cleaned_data", {})
        return {"unit": stated.get("unit", ""), "day": stated.get("day") or timezone.localdate(), "by": request.user}

    def get_confirm_form_initial(self, request: HttpRequest, import_form: Any) -> dict[str, Any]:
        """What was stated goes along to the confirmation."""
        initial: dict[str, Any] = super().get_confirm_form_initial(request, import_form)
        stated = import_form.cleaned_data if import_form else {}
        return initial | {key: stated[key] for key in ("unit", "day") if key in stated}

"""The export page of django-import-export in the administration: people in the columns of their list."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext as _
from import_export.admin import ExportMixin
from import_export.formats.base_formats import CSV, XLSX
from import_export.forms import ExportForm

from apps.accounts.requests import RegistryRequest
from apps.cadres.columns import CellValue, Row, chosen, columns_for
from apps.cadres.exports import NAME
from apps.cadres.filters import CadreFilterSet
from apps.cadres.listing import Listing
from apps.cadres.models import Cadre
from apps.cadres.resources import CadreResource
from apps.core.permissions import Permission
from apps.core.spreadsheets import inert


class PeopleResource(CadreResource):
    """The people of an administration page, as their list would show them to this user on the user's day."""

    def __init__(self, *, request: RegistryRequest) -> None:
        user = request.user
        people = Cadre.objects.visible_to(user)
        filters = CadreFilterSet(QueryDict("people=all"), queryset=people, request=request)
        columns = tuple(chosen(columns_for(user), None))
        super().__init__(Listing(user, request.day, columns, filters, sort=""), [NAME, *columns])
        self.address = request.get_full_path()

    @classmethod
    def get_display_name(cls) -> str:
        """What the library's form calls it."""
        return _("Cadres and civil servants")

    def filter_export(self, queryset: QuerySet[Cadre], **_kwargs: Any) -> QuerySet[Cadre]:
        """Of those looked for the ones whose names may leave; sensitive columns are noted as read."""
        mine = self.listing.user.unit_condition(Permission.EXPORT_NAMES, "home_unit")
        found = self.listing.fetched().filter(mine, pk__in=queryset.order_by().values("pk"))
        if self.listing.sensitive_groups:
            self.listing.note_reading(people=found.prefetch_related(None).order_by().count(), address=self.address)
        return found

    def export_resource(self, instance: Row, **kwargs: Any) -> list[CellValue]:
        """Words stay words, whatever they begin with, and what is unknown stays empty."""
        cells = super().export_resource(instance, **kwargs)
        return [(inert(cell) or None) if isinstance(cell, str) else cell for cell in cells]


class PeopleExportMixin(ExportMixin):  # type: ignore[misc]  # import_export has no types
    """Who may take names along may export, people of their scope."""

    export_form_class = ExportForm
    export_formats = [XLSX, CSV]
    # Excel needs the mark at the beginning to read Vietnamese letters.
    to_encoding = "utf-8-sig"
    skip_admin_log = True
    import_export_change_list_template = "admin/import_export/change_list_import_export.html"

    def has_export_permission(self, request: Any) -> bool:
        return bool(request.user.can(Permission.EXPORT_NAMES))

    def get_export_resource_classes(self, _request: Any) -> list[type]:
        """Another one than that of the import, which stands beside it."""
        return [PeopleResource]

    def get_export_resource_kwargs(self, request: Any, **_kwargs: Any) -> dict[str, Any]:
        """Who exports, and as of which day."""
        return {"request": request}

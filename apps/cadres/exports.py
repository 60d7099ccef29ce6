"""A list of people as a file: exactly the columns and people that the page shows."""

from __future__ import annotations

from django.http import HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from apps.cadres.columns import Column
from apps.cadres.files import FORMATS, file_response
from apps.cadres.listing import Chip, Listing
from apps.cadres.resources import CadreResource
from apps.core.permissions import Permission

__all__ = ["FORMATS", "NAME", "file_of", "origin_of"]

NAME = Column("full_name", gettext_lazy("Full name"), lambda row: row.cadre.full_name, position=1, width=28)
CODE = Column("person_code", gettext_lazy("Code in the registry"), lambda row: row.cadre.code, position=99, width=12)


def file_of(listing: Listing, form: str, *, origin: list[tuple[str, str]], address: str) -> HttpResponseBase:
    """The list as a file; sensitive columns in it are noted as read before the first row leaves."""
    resource = CadreResource(listing, [NAME, *listing.columns, CODE])
    people = resource.get_queryset().filter(listing.user.unit_condition(Permission.EXPORT_NAMES, "home_unit"))
    if listing.sensitive_groups:
        listing.note_reading(people=people.prefetch_related(None).order_by().count(), address=address)
    stem = f"can-bo-{listing.day.isoformat()}"
    return file_response(resource, people, form=form, stem=stem, title=_("Cadres and civil servants"), origin=origin)


def origin_of(listing: Listing, *, chosen: list[Chip]) -> list[tuple[str, str]]:
    """The lines that make a file explain itself."""
    searched = listing.filters.form.cleaned_data.get("q")
    filters = [(_("Name or code"), searched)] if searched else []
    filters += [(chip.label, chip.value) for chip in chosen]
    taken = timezone.localtime().strftime("%H:%M %d/%m/%Y")
    return [
        (_("As of"), listing.day.strftime("%d/%m/%Y")),
        *(filters or [(_("Filters"), _("none"))]),
        (_("Columns"), ", ".join(str(column.label) for column in [NAME, *listing.columns])),
        (_("Taken by"), str(listing.user)),
        (_("Taken at"), taken),
    ]

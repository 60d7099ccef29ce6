"""What qualifications add to the page of a unit: the areas in which it lies, as they let lower levels hold."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from apps.accounts.models import User
from apps.communes.models import Level, Unit
from apps.core.permissions import Permission
from apps.core.unit_panels import UnitPanel, unit_panel
from apps.qualifications.models import UnitArea


@dataclass(frozen=True)
class Areas:
    """The areas of the day, each with its decision, and where they are written for those who may."""

    held: list[UnitArea]
    writing_url: str = ""


@unit_panel
def areas(unit: Unit, day: date, user: User) -> UnitPanel | None:
    """None for units above the communes; like a unit's name, its areas are open to everyone who logs in."""
    if unit.level != Level.COMMUNE:
        return None
    held = list(UnitArea.objects.filter(unit=unit, period__contains=day).select_related("flag").order_by("flag"))
    may_write = user.is_staff and user.can(Permission.MANAGE_CODE_LISTS)
    url = f"{reverse('admin:qualifications_unitarea_add')}?unit={unit.pk}" if may_write else ""
    return UnitPanel(_("Areas"), "qualifications/unit_panel.html", Areas(held, url)) if held or url else None

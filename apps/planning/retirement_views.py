"""The page on which the retirements of several people are recorded."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext_lazy
from django.views.decorators.http import require_POST

from apps.accounts.requests import RegistryRequest
from apps.cadres.retirement import first_day_retired
from apps.cadres.work.bulk import BulkAct, bulk_page, ticked
from apps.cadres.work.lists import posts_through, title_of, unit_of
from apps.core.permissions import Permission
from apps.planning.forms import RetirementForm
from apps.planning.retirements import Retiring, left_out, own_last_day, record_retirements, to_retire


@require_POST
def record(request: RegistryRequest) -> HttpResponse:
    """Record that the ticked people retire, each on the own last day or all on one."""
    request.user.require(Permission.EDIT_CADRES)
    keys = ticked(request)
    rows = to_retire(request.user, request.day).prefetch_related(posts_through("", request.day))
    ready = list(rows.order_by().filter(pk__in=keys).values_list("pk", flat=True))

    def save(people: Sequence[Any], given: dict[str, Any]) -> None:
        record_retirements(people=people, retiring=Retiring(**given), by=request.user)

    act = BulkAct(
        question=_("Record that these people retire?"),
        action=_("Record the retirements"),
        done=ngettext_lazy(
            "The retirement of %(count)s person was recorded.",
            "The retirement of %(count)s people was recorded.",
            "count",
        ),
        save=save,
        name=lambda person: f"{person.full_name} ({person.code})",
        columns=(_("Title"), _("Unit"), _("Reaches the age on"), _("Own last day in post"), _("Retired from")),
        cells=_cells,
        text=_("Cause: retired at the age limit. With the last day all posts end; all are recorded, or nobody."),
        left_out=left_out(request.user, keys, ready, request.day),
    )
    return bulk_page(request, rows=rows, form_class=RetirementForm, act=act)


def _cells(person: Any) -> list[str]:
    days = (person.retires_on, own_last_day(person), first_day_retired(person.retires_on))
    return [title_of(person), unit_of(person), *(f"{day:%d/%m/%Y}" for day in days)]

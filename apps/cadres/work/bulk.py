"""Acting on several records of a work list: what was ticked is shown, a form asks, then all is done or nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from apps.accounts.requests import RegistryRequest
from apps.cadres.edit.pages import Words, say_done
from apps.core.answering import came_from

# A page is ticked at once, not a province.
MOST_RECORDS = 500


@dataclass(frozen=True)
class BulkAct:
    """What is to be done with the ticked records, and the words around it."""

    question: Words
    action: Words
    # With one form for one record and one for many: `ngettext_lazy` with its number under "count".
    done: Words
    save: Callable[[Sequence[Any], dict[str, Any]], object]
    # How one record is named in the question.
    name: Callable[[Any], str] = str
    # What else is said of a record beside its name, and what is said of all.
    columns: Sequence[Words] = ()
    cells: Callable[[Any], Sequence[str]] = lambda _record: ()
    text: Words = ""
    # Sentences about ticked records that cannot be acted on.
    left_out: Sequence[str] = ()


def ticked(request: RegistryRequest) -> list[int]:
    """Keys of the ticked records, whether there are such records or not."""
    sent = request.POST.getlist("records")[:MOST_RECORDS]
    return [int(key) for key in sent if key.isascii() and key.isdigit()]


def bulk_page(
    request: RegistryRequest, *, rows: QuerySet[Any], form_class: Callable[..., Form], act: BulkAct
) -> HttpResponse:
    """Ask what to do with the ticked records among `rows` (those that the user may act on), then do it in one act.

    The form stands in the page under the prefix `bulk`; the first POST only shows it.
    """
    records = list(rows.filter(pk__in=ticked(request)))
    back = came_from(request, otherwise=reverse("cadres:work"))
    if not records:
        messages.warning(request, " ".join(act.left_out) or _("Tick at least one person of the list first."))
        return redirect(back)
    asked = "asked" in request.POST
    form = form_class(request.POST if asked else None, prefix="bulk")
    if asked and form.is_valid() and _saved(form, records, act):
        say_done(request, act.done % {"count": len(records)})
        if act.left_out:
            messages.warning(request, " ".join(act.left_out))
        return redirect(back)
    context = {
        "act": act,
        "form": form,
        "records": records,
        "names": [act.name(record) for record in records],
        "lines": [(act.name(record), zip(act.columns, act.cells(record), strict=True)) for record in records],
        "back_url": back,
    }
    return render(request, "cadres/worklists/bulk.html", context)


def _saved(form: Form, records: Sequence[Any], act: BulkAct) -> bool:
    try:
        act.save(records, form.cleaned_data)
    except ValidationError as error:
        form.add_error(None, error)
        return False
    return True

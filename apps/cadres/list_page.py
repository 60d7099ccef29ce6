"""The page of the list in its parts, each drawn once for as long as nothing is written on which it depends."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass

from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from apps.accounts.requests import RegistryRequest
from apps.cadres.columns import Column, chosen, columns_for
from apps.cadres.filters import CadreFilterSet
from apps.cadres.holding import People
from apps.cadres.listing import Listing, chips
from apps.cadres.models import Cadre
from apps.cadres.pages import CadrePaginator
from apps.cadres.unitchoice import unit_choices
from apps.core.permissions import Permission
from apps.core.unchanged import Told, state_of_records

COLUMNS_KEY = "cadre_columns"
# A page of fifty people takes a tenth of a megabyte.
_told = Told(most=100)


@dataclass(frozen=True)
class ListPage:
    """The parts of a page that follow from the records, the reader and what was asked for."""

    results: SafeString
    filters: SafeString
    column_choices: SafeString


def list_page(request: RegistryRequest) -> ListPage:
    """Told again while nothing was written; of whom sensitive fields are shown, that is noted and nothing is kept."""
    state = state_of_records()
    question = _question(request)
    known: ListPage | None = _told.find(question, state)
    if known is not None:
        return known
    columns = columns_for(request.user)
    listing = listing_of(request, columns)
    drawn = _drawn(request, listing, columns)
    if not listing.sensitive_groups:
        _told.keep(question, state, drawn)
    return drawn


def _question(request: RegistryRequest) -> Hashable:
    """Who asks for what; what they may see follows from records as well."""
    return (
        request.user.pk,
        timezone.localdate(),
        request.day,
        get_language(),
        bool(request.htmx),
        request.GET.urlencode(),
        tuple(request.session.get(COLUMNS_KEY) or ()),
    )


def listing_of(request: RegistryRequest, columns: list[Column] | None = None) -> Listing:
    """What the query asks for, within what the user may see."""
    people = Cadre.objects.visible_to(request.user)
    return Listing(
        user=request.user,
        day=request.day,
        columns=tuple(chosen(columns or columns_for(request.user), request.session.get(COLUMNS_KEY))),
        filters=CadreFilterSet(
            request.GET,
            queryset=people,
            request=request,
            offered=lambda: unit_choices(request.user, request.day),
        ),
        sort=request.GET.get("sort", ""),
    )


def _drawn(request: RegistryRequest, listing: Listing, columns: list[Column]) -> ListPage:
    """A search asks for its results alone, without what surrounds them."""
    results = render_to_string("cadres/list_results.html", _found(request, listing), request)
    if request.htmx:
        return ListPage(results, SafeString(), SafeString())
    filters = render_to_string("cadres/list_filters.html", _offered(listing), request)
    ticked = {"all_columns": columns, "listing": listing}
    return ListPage(results, filters, render_to_string("cadres/list_column_choices.html", ticked, request))


def _found(request: RegistryRequest, listing: Listing) -> dict[str, object]:
    people = listing.fetched()
    page = CadrePaginator(people, listing.parts(people)).get_page(request.GET.get("page"))
    listing.note_reading(people=len(page), address=request.path)
    return {
        "filters": listing.filters,
        "page_obj": page,
        "rows": listing.lines(page.object_list),
        "heads": listing.heads(request.GET),
        "chips": chips(listing.filters, request.GET),
        "may_upload": request.user.can(Permission.UPLOAD_ROSTERS),
    }


def _offered(listing: Listing) -> dict[str, object]:
    return {
        "filters": listing.filters,
        "tick_fields": listing.filters.tick_fields,
        "pick_fields": listing.filters.pick_fields,
        "people_choices": People.choices,
    }

"""The page of the list in its parts, each drawn once for as long as nothing is written on which it depends."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import cached_property
from typing import TypeVar

from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from apps.accounts.requests import RegistryRequest
from apps.cadres.columns import Column, chosen, columns_for
from apps.cadres.elsewhere import is_of_others
from apps.cadres.filters import CadreFilterSet
from apps.cadres.holding import People
from apps.cadres.listing import Listing, chips
from apps.cadres.models import Cadre
from apps.cadres.pages import CadrePaginator
from apps.cadres.unitchoice import UnitChoice, unit_choices
from apps.core.permissions import Permission
from apps.core.unchanged import State, Told, histories_beside, state_of_records

Part = TypeVar("Part")
COLUMNS_KEY = "cadre_columns"
# A page of fifty people takes a tenth of a megabyte, its filters less.
_told = Told(most=200)
# How people are asked for takes more than what is shown of them.
_composed = Told(most=30)


class ListPage:
    """What a request for the list is shown; asked for again while nothing was written, it is told again."""

    def __init__(self, request: RegistryRequest) -> None:
        self.request = request

    @cached_property
    def state(self) -> State | None:
        return state_of_records()

    @cached_property
    def listing(self) -> Listing:
        """What the query asks for; not looked at where all that is shown of it was drawn before.

        Whom it finds is read each time; how they are asked for, which takes a quarter of the time, is composed once.
        """
        return self._told(
            ("listing", self._query_without("page"), self._chosen),
            lambda: listing_of(self.request, self._columns, self._units),
            histories_beside(Cadre),
            _composed,
        )

    def results(self) -> SafeString:
        """The people found; each look at sensitive fields is noted, and none of them is kept."""
        asked = ("results", self.request.GET.urlencode(), self._chosen)
        drawn: tuple[SafeString] | None = _told.find(self._question(asked), self.state, self._is_of_others)
        if drawn is not None:
            return drawn[0]
        results = render_to_string("cadres/list_results.html", self._found(), self.request)
        if not self.listing.sensitive_groups:
            _told.keep(self._question(asked), self.state, (results,))
        return results

    def total(self) -> int:
        """How many there are, however many; every page of a long list asks for it."""
        return self._told(
            ("total", self._query_without("page", "sort")), lambda: self.listing.people.order_by().count()
        )

    def filters(self) -> SafeString:
        return self._told(
            ("filters", self._query_without("page")),
            lambda: render_to_string("cadres/list_filters.html", self._offered(), self.request),
            histories_beside(Cadre),
        )

    def column_choices(self) -> SafeString:
        def draw() -> SafeString:
            offered = {"all_columns": self._columns, "listing": self.listing}
            return render_to_string("cadres/list_column_choices.html", offered, self.request)

        return self._told(("columns", self._chosen), draw, histories_beside(Cadre))

    @cached_property
    def _columns(self) -> list[Column]:
        return columns_for(self.request.user)

    def _units(self) -> list[UnitChoice]:
        return self._told("units", lambda: unit_choices(self.request.user, self.request.day), histories_beside(Cadre))

    @property
    def _chosen(self) -> tuple[str, ...]:
        return tuple(self.request.session.get(COLUMNS_KEY) or ())

    def _query_without(self, *names: str) -> str:
        query = self.request.GET.copy()
        for name in names:
            query.pop(name, None)
        return query.urlencode()

    def _question(self, asked: Hashable) -> Hashable:
        """Who asks for what; what they may see follows from records as well."""
        return (self.request.user.pk, timezone.localdate(), self.request.day, get_language(), asked)

    def _told(
        self,
        asked: Hashable,
        tell: Callable[[], Part],
        histories: frozenset[str] | None = None,
        memory: Told | None = None,
    ) -> Part:
        """What is offered beside the people lasts while these are written, and holds the histories of the rest."""
        memory, question = memory or _told, self._question(asked)
        known: tuple[Part] | None = memory.find(question, self.state, self._is_of_others)
        if known is None:
            known = (tell(),)
            memory.keep(question, self.state, known, histories)
        return known[0]

    def _is_of_others(self, before: State, now: State) -> bool:
        """Of one state after the other: results and their number were mostly told at the same one."""
        if before not in self._concerned:
            if is_of_others(self.request.user, before, now):
                return True
            self._concerned.append(before)
        return False

    @cached_property
    def _concerned(self) -> list[State]:
        """The states since which something was written that concerns this reader."""
        return []

    def _found(self) -> dict[str, object]:
        request, listing = self.request, self.listing
        people = listing.fetched()
        # The same people in another order, or on another page, are as many.
        same = self._query_without("page", "sort")
        pages = CadrePaginator(
            people,
            listing.parts(people),
            told=lambda most, count: self._told(("count", same, most), count),
            sections=listing.sections(people),
        )
        page = pages.get_page(request.GET.get("page"))
        listing.note_reading(people=len(page), address=request.path)
        return {
            "filters": listing.filters,
            "page_obj": page,
            "rows": listing.lines(page.object_list),
            "heads": listing.heads(request.GET),
            "chips": chips(listing.filters, request.GET),
            "may_upload": request.user.can(Permission.UPLOAD_ROSTERS),
        }

    def _offered(self) -> dict[str, object]:
        filters = self.listing.filters
        return {
            "filters": filters,
            "tick_fields": filters.tick_fields,
            "pick_fields": filters.pick_fields,
            "people_choices": People.choices,
        }


def listing_of(
    request: RegistryRequest,
    columns: list[Column] | None = None,
    units: Callable[[], list[UnitChoice]] | None = None,
) -> Listing:
    """What the query asks for, within what the user may see; `units` may know those that are offered already."""
    people = Cadre.objects.visible_to(request.user)
    return Listing(
        user=request.user,
        day=request.day,
        columns=tuple(chosen(columns or columns_for(request.user), request.session.get(COLUMNS_KEY))),
        filters=CadreFilterSet(
            request.GET,
            queryset=people,
            request=request,
            offered=units or (lambda: unit_choices(request.user, request.day)),
        ),
        sort=request.GET.get("sort", ""),
    )

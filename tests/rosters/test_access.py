"""Every address of rosters and reporting periods, asked for by those whom it does not concern, about what really is.

The addresses are those of the resolver: a new one is walked as soon as it is routed.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import URLPattern, get_resolver, reverse

from apps.accounts.models import User
from apps.cadres.models import Cadre
from apps.rosters.models import ColumnMapping, RowDecision, Upload, ValueMapping
from apps.submissions import services
from apps.submissions.models import Delivery, ReportingPeriod
from tests.conftest import Units
from tests.rosters.test_answers import ODD
from tests.rosters.workbooks import HANH
from tests.submissions.conftest import Sent, make_period, period, uploaded

__all__ = ["make_period", "period", "uploaded"]

APPS = ("rosters", "submissions")
# Of the pages of other apps those that are about one roster.
BESIDE = {"cadres": ("roster_people",)}
CLOSED = {403, 404, 405}


def patterns(app: str) -> list[URLPattern]:
    return [each for each in get_resolver().namespace_dict[app][1].url_patterns if isinstance(each, URLPattern)]


ROUTED = {
    **{f"{app}:{each.name}": set(each.pattern.converters) for app in APPS for each in patterns(app)},
    **{
        f"{app}:{each.name}": set(each.pattern.converters)
        for app, names in BESIDE.items()
        for each in patterns(app)
        if each.name in names
    },
}


@dataclass(frozen=True)
class Filled:
    """A unit's roster that waits for review and one that is open, with a meaning and a column that were kept."""

    rosters: tuple[Upload, Upload]
    period: ReportingPeriod
    meaning: ValueMapping
    column: ColumnMapping

    @property
    def secrets(self) -> list[str]:
        """What nobody else may read on any page."""
        return [*(each.code for each in self.rosters), "bi-mat", HANH[0], "Giá trị của xã"]

    def addresses(self, name: str) -> Iterator[str]:
        """The address filled in, once for each of the rosters where it is about one."""
        app, end = name.split(":")
        numbers = {"accept": self.meaning.pk, "revoke": self.meaning.pk, "revert_column": self.column.pk, "row": 8}
        number = numbers.get(end, 1) if app == "rosters" else 1
        facts = {"act": uuid4(), "form": "xlsx", "key": "c05356", "kind": "row", "number": number}
        is_of_roster = app != "submissions" or end == "send"
        for code in [each.code for each in self.rosters] if is_of_roster else [self.period.code]:
            known = facts | {"code": code}
            yield reverse(name, kwargs={key: known[key] for key in ROUTED[name]})

    def standing(self) -> list[object]:
        """All that a visitor might have changed."""
        return [
            list(Upload.objects.order_by("pk").values_list("pk", "state", "progress")),
            list(Delivery.objects.order_by("pk").values_list("pk", "verdict", "reopened_at")),
            list(RowDecision.objects.values_list("pk", "taken_back_at")),
            list(ValueMapping.objects.values_list("pk", "revoked_at")),
            list(ColumnMapping.objects.values_list("pk", "revoked_at")),
            list(ReportingPeriod.objects.values_list("pk", "closed_at", "name")),
            Cadre.objects.count(),
        ]


@pytest.fixture
def filled(period: ReportingPeriod, uploaded: Sent, officer: User, units: Units) -> Filled:
    sent = uploaded(HANH, name="bi-mat")
    services.deliver(upload=sent, by=officer)
    place = {"unit": units.lac_sy, "format": "people"}
    value = {"column": "titles", "written": "Giá trị của xã", "folded": "gia tri cua xa", "meaning": ""}
    return Filled(
        (sent, uploaded(ODD, name="bi-mat-2")),
        period,
        ValueMapping.objects.create(**place, **value, decided_by=officer),
        ColumnMapping.objects.create(**place, path="gia tri cua xa", header="Giá trị của xã", key="", by=officer),
    )


def test_who_is_not_concerned_by_a_roster_neither_reads_nor_changes_it_at_any_address(
    filled: Filled, client: Client, stranger: User, neighbour: User, analyst: User
) -> None:
    before = filled.standing()
    wrong = []
    for visitor in (None, stranger, neighbour, analyst):
        if visitor:
            client.force_login(visitor)
        for name in sorted(ROUTED):
            is_about_it = bool({"code", "number", "key"} & ROUTED[name])
            closed = CLOSED if visitor else {*CLOSED, 302}
            for address, method in product(filled.addresses(name), ("get", "post")):
                answer = getattr(client, method)(address)
                told = "" if answer.streaming else answer.content.decode(errors="replace")
                # A page that is not there names the address that was asked for.
                is_told = any(each in told for each in filled.secrets if each not in address)
                if is_told or (is_about_it and answer.status_code not in closed):
                    wrong.append((visitor, method, address, answer.status_code))
    # Who sends for a unit of the period may open it, and finds there the own unit alone.
    own = [(neighbour, "get", f"/submissions/{filled.period.code}/{end}", 200) for end in ("", "export/xlsx/")]
    assert [each for each in wrong if each not in own] == []
    assert filled.standing() == before

"""The pages that staff sit in all day, against an empty Django page through the same middleware and log-in."""

from django.conf import settings
from django.db import connection
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext

from apps.accounts.models import User
from apps.cadres.models import Cadre
from apps.demo.accounts import make_accounts

from .measurement import Measurement, median_seconds
from .province import built_province

TIMES = 15
PAGES = {
    "list of 4,751 people": "/cadres/",
    "search by part of a name": "/cadres/?q=bui+van",
    "one commune's people": "/cadres/?unit=05356",
    "report of the province": "/reports/quality/?unit=17",
}


def run() -> list[Measurement]:
    built_province()
    make_accounts()
    hosts = [*settings.ALLOWED_HOSTS, "testserver"]
    with override_settings(ROOT_URLCONF="benchmarks.empty_page", ALLOWED_HOSTS=hosts):
        client = Client()
        client.force_login(User.objects.get(username="chuyenvien"))
        floor = median_seconds(lambda: visit(client, "/empty/"), times=TIMES)
        person = Cadre.objects.filter(postings__title="CD_BT").order_by("pk").first()
        pages = PAGES | {"a person's page": person.get_absolute_url() if person else "/"}
        return [measure(client, name, address, floor) for name, address in pages.items()]


def measure(client: Client, name: str, address: str, floor: float) -> Measurement:
    """Statements and seconds of a page that was asked for before."""
    visit(client, address)
    with CaptureQueriesContext(connection) as statements:
        visit(client, address)
    queries = len(statements)  # the next request empties the log
    seconds = median_seconds(lambda: visit(client, address), times=TIMES)
    return Measurement(name, seconds, floor, "empty Django page", queries=queries)


def visit(client: Client, address: str) -> None:
    answer = client.get(address)
    if answer.status_code != 200:
        raise RuntimeError(f"{address} answered {answer.status_code}")

"""The cast: a small tree of units, the code lists, and one user of each kind."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.db.backends.postgresql.psycopg_any import DateRange
from django.test import TransactionTestCase
from django.utils import translation
from hypothesis import HealthCheck, settings

from apps.accounts.models import Membership, User
from apps.accounts.roles import Role
from apps.cadres.models import Cadre, Posting, Title
from apps.communes.models import Kind, Level, Unit, UnitPeriod
from apps.communes.services import rebuild_cover
from apps.core.dates import PartialDate
from apps.core.garbage import set_loaded_aside
from apps.core.reference import load_reference_data
from apps.qualifications.models import Qualification
from tests.contents import Contents
from tests.copies import Copies
from tests.database import COUNTRY, DEMONSTRATION, MIGRATED, REFORMED, is_made, made
from tests.order import copies_first

DAY = date(2025, 2, 28)
REFORM = date(2025, 7, 1)
PASSWORD = "a-password-for-tests-only"

# What is drawn shall be true, not quick: a pause of the machine within one example had failed what holds.
settings.register_profile("unhurried", settings.default, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("unhurried")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Function]) -> None:
    items[:] = copies_first(items)


def pytest_collection_finish() -> None:
    """Thousands of collected tests stay until the end: looking through them again took an eighth of the time."""
    set_loaded_aside()


def pytest_runtest_setup() -> None:
    """Every test begins in Vietnamese: whoever asked for an English page had left English to the next one."""
    translation.deactivate()


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings: None, django_db_keepdb: bool, django_db_createdb: bool, django_db_blocker: Any
) -> None:
    """A test database begins as a copy of one that is migrated and filled, unless it is there and shall be kept."""
    with django_db_blocker.unblock():
        is_kept = django_db_keepdb and not django_db_createdb and is_made()
        if not is_kept:
            connection.settings_dict["TEST"]["TEMPLATE"] = made(MIGRATED)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> Iterator[Contents]:
    """Every test database holds the code lists; a test with transactions of its own leaves nothing else behind."""
    with django_db_blocker.unblock():
        load_reference_data()
        contents = Contents.of_database()
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(TransactionTestCase, "_fixture_teardown", lambda _case: contents.restore())
        yield contents


@pytest.fixture(scope="session")
def copies(django_db_setup: None, django_db_blocker: Any) -> Iterator[Copies]:
    with ExitStack() as kept:
        yield Copies(kept)
        with django_db_blocker.unblock():
            kept.close()


@pytest.fixture(scope="module")
def country(copies: Copies, django_db_blocker: Any) -> Iterator[None]:
    """A database with the units of the whole country as the reference files tell them."""
    with django_db_blocker.unblock(), copies.connected(COUNTRY):
        yield


@pytest.fixture(scope="module")
def demonstration(copies: Copies, django_db_blocker: Any) -> Iterator[None]:
    """A database with Hòa Bình and its invented people."""
    with django_db_blocker.unblock(), copies.connected(DEMONSTRATION):
        yield


@pytest.fixture(scope="module")
def reformed(copies: Copies, django_db_blocker: Any) -> Iterator[None]:
    """The same after the first of July 2025: its people placed in 46 communes of Phú Thọ."""
    with django_db_blocker.unblock(), copies.connected(REFORMED):
        yield


@pytest.fixture
def code_lists(db: None) -> None:
    """The code lists, which every test database holds."""


@dataclass(frozen=True)
class Units:
    """Hòa Bình as a small tree, as it stood until the reform of 2025."""

    province: Unit
    yen_thuy: Unit
    cao_phong: Unit
    lac_sy: Unit
    bao_hieu: Unit
    thu_phong: Unit


LEVELS = {"p": Level.PROVINCE, "d": Level.DISTRICT, "c": Level.COMMUNE}
# Key, name, kind, key of the parent.
UNITS = (
    ("p17", "Hòa Bình", Kind.TINH, ""),
    ("d158", "Yên Thủy", Kind.HUYEN, "p17"),
    ("d154", "Cao Phong", Kind.HUYEN, "p17"),
    ("c05356", "Lạc Sỹ", Kind.XA, "d158"),
    ("c05365", "Bảo Hiệu", Kind.XA, "d158"),
    ("c05101", "Thu Phong", Kind.XA, "d154"),
)


def make_unit(key: str, *, name: str, kind: Kind, parent: Unit | None = None) -> Unit:
    unit = Unit.objects.create(key=key, level=LEVELS[key[0]])
    UnitPeriod.objects.create(
        unit=unit, code=key[1:], name=name, kind=kind, parent=parent, valid=DateRange(None, REFORM)
    )
    return unit


@pytest.fixture
def units(code_lists: None) -> Units:
    """All in two statements: nearly every test begins with them."""
    made = Unit.objects.bulk_create(Unit(key=key, level=LEVELS[key[0]]) for key, *_ in UNITS)
    by_key = {unit.key: unit for unit in made}
    UnitPeriod.objects.bulk_create(
        UnitPeriod(
            unit=by_key[key],
            code=key[1:],
            name=name,
            kind=kind,
            parent=by_key.get(parent),
            valid=DateRange(None, REFORM),
        )
        for key, name, kind, parent in UNITS
    )
    rebuild_cover()
    return Units(*made)


def make_user(username: str, *, role: Role | None = None, unit: Unit | None = None) -> User:
    """A user who looks at `DAY`; without a role a stranger."""
    user: User = User.objects.create_user(username, password=PASSWORD, full_name=username.capitalize(), working_day=DAY)
    if role and unit:
        Membership.objects.create(user=user, role=role, unit=unit, since=date(2020, 1, 1))
    return user


@pytest.fixture
def administrator(units: Units) -> User:
    return make_user("administrator", role=Role.PROVINCE_ADMINISTRATOR, unit=units.province)


@pytest.fixture
def editor(units: Units) -> User:
    return make_user("editor", role=Role.PROVINCE_EDITOR, unit=units.province)


@pytest.fixture
def analyst(units: Units) -> User:
    return make_user("analyst", role=Role.ANALYST, unit=units.province)


@pytest.fixture
def officer(units: Units) -> User:
    return make_user("officer", role=Role.COMMUNE_OFFICER, unit=units.lac_sy)


@pytest.fixture
def neighbour(units: Units) -> User:
    return make_user("neighbour", role=Role.COMMUNE_OFFICER, unit=units.bao_hieu)


@pytest.fixture
def stranger(units: Units) -> User:
    return make_user("stranger")


Person = Callable[..., Cadre]


@pytest.fixture
def person(units: Units) -> Person:
    """Make a person with a primary posting: `person("Bùi Văn Hạnh", title="CD_BT", qualifications={...})`."""

    def make(
        full_name: str,
        *,
        unit: Unit | None = None,
        title: str = "CD_VPTK",
        since: date = date(2020, 1, 1),
        until: date | None = None,
        birth: PartialDate | None = None,
        qualifications: dict[str, str] | None = None,
        **facts: Any,
    ) -> Cadre:
        if birth:
            facts |= {"birth_date": birth.first, "birth_precision": birth.precision}
        cadre = Cadre.objects.create(full_name=full_name, **facts)
        Posting.objects.create(
            cadre=cadre,
            unit=unit or units.lac_sy,
            title_id=title,
            category=Title.objects.get(pk=title).category,
            period=DateRange(since, until),
        )
        Qualification.objects.bulk_create(
            Qualification(cadre=cadre, level_id=level, reported_on=since) for level in (qualifications or {}).values()
        )
        cadre.refresh_from_db()
        return cadre

    return make

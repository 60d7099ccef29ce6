"""The gate: what a role at a unit opens, and nothing beyond."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.utils import timezone

from apps.accounts.models import Membership, User
from apps.accounts.roles import GRANTS, Role
from apps.cadres.models import Cadre
from apps.communes.models import Unit
from apps.core.permissions import FieldGroup, Permission
from tests.conftest import Units, make_user


def fresh(user: User) -> User:
    """The user as the next request sees them."""
    found: User = User.objects.get(pk=user.pk)
    return found


def test_an_officer_holds_rights_at_their_own_commune_only(units: Units, officer: User) -> None:
    assert officer.can(Permission.EDIT_CADRES, units.lac_sy)
    assert not officer.can(Permission.EDIT_CADRES, units.bao_hieu)
    assert not officer.can(Permission.EDIT_CADRES, units.yen_thuy)


def test_a_province_role_reaches_every_commune_below(units: Units, editor: User) -> None:
    assert all(editor.can(Permission.EDIT_CADRES, unit) for unit in Unit.objects.all())


@pytest.mark.parametrize("role", list(Role))
def test_a_role_gives_exactly_what_it_declares(units: Units, role: Role) -> None:
    user = make_user("someone", role=role, unit=units.lac_sy)
    for permission in Permission:
        granted = permission in GRANTS[role]
        assert user.can(permission) is granted, permission
        assert user.can(permission, units.lac_sy) is granted, permission
        assert Unit.objects.in_scope_of(user, permission).filter(pk=units.lac_sy.pk).exists() is granted, permission


def test_rights_of_two_roles_do_not_mix_between_their_units(units: Units) -> None:
    user = make_user("both", role=Role.ANALYST, unit=units.cao_phong)
    Membership.objects.create(user=user, role=Role.COMMUNE_OFFICER, unit=units.lac_sy, since=date(2020, 1, 1))
    assert user.can(Permission.VIEW_CADRES, units.thu_phong)
    assert not user.can(Permission.EDIT_CADRES, units.thu_phong)
    assert user.can(Permission.EDIT_CADRES, units.lac_sy)


@pytest.mark.parametrize(
    ("since", "until", "holds"), [(0, None, True), (-5, 0, False), (-5, 1, True), (1, None, False)]
)
def test_a_role_holds_from_its_first_day_until_the_day_before_its_end(
    units: Units, since: int, until: int | None, holds: bool
) -> None:
    today = timezone.localdate()
    user = make_user("someone")
    Membership.objects.create(
        user=user,
        role=Role.COMMUNE_OFFICER,
        unit=units.lac_sy,
        since=today + timedelta(days=since),
        until=today + timedelta(days=until) if until is not None else None,
    )
    assert user.can(Permission.EDIT_CADRES, units.lac_sy) is holds


def test_a_closed_account_may_do_nothing(units: Units, administrator: User) -> None:
    User.objects.update(is_active=False, is_superuser=True)
    closed = fresh(administrator)
    assert not closed.can(Permission.VIEW_CADRES)
    assert not closed.can(Permission.VIEW_CADRES, units.lac_sy)
    assert not Unit.objects.in_scope_of(closed).exists()


def test_a_superuser_may_do_everything_also_for_people_without_a_unit(units: Units) -> None:
    boss = User.objects.create_superuser("boss", password="a-password-for-tests-only")
    assert boss.can(Permission.DELETE_CADRES, units.lac_sy)
    assert boss.can(Permission.DELETE_CADRES, object())


def test_a_superuser_sees_all_where_another_condition_would_do(units: Units) -> None:
    boss = User.objects.create_superuser("boss", password="a-password-for-tests-only")
    everywhere = boss.unit_condition(Permission.VIEW_CADRES, "pk") | Q(pk=units.lac_sy.pk)
    assert Unit.objects.filter(everywhere).count() == Unit.objects.count()


def test_a_record_without_a_unit_is_nobodys(editor: User) -> None:
    assert not editor.can(Permission.EDIT_CADRES, object())


def test_require_names_the_missing_right(officer: User) -> None:
    with pytest.raises(PermissionDenied, match=str(Permission.MANAGE_ACCOUNTS.label)):
        officer.require(Permission.MANAGE_ACCOUNTS)


def test_asking_for_many_records_costs_one_query(
    units: Units, editor: User, person: Any, django_assert_num_queries: Any
) -> None:
    for letter in "ABCDE":
        person(f"Bùi Văn {letter}", unit=units.lac_sy)
    people = list(Cadre.objects.select_related("home_unit"))
    user = fresh(editor)
    # the memberships, and what became of a unit that has ended
    with django_assert_num_queries(2):
        assert all(user.can(group.permission, cadre) for cadre in people for group in [FieldGroup.CITIZEN_ID] * 3)


def test_the_gate_reads_rows_in_the_statement_itself(editor: User, django_assert_num_queries: Any) -> None:
    user = fresh(editor)
    with django_assert_num_queries(3):
        list(Unit.objects.in_scope_of(user))

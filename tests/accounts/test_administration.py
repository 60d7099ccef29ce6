"""Administrators give accounts and roles at their own units, and nowhere else."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.urls import reverse

from apps.accounts import services
from apps.accounts.models import Membership, User
from apps.accounts.roles import Role
from apps.communes.models import Kind, Unit
from apps.communes.services import rebuild_cover
from apps.core.history import event_model
from apps.core.permissions import Permission
from tests.conftest import Units, make_unit, make_user


@pytest.fixture
def elsewhere(units: Units) -> Unit:
    province = make_unit("p30", name="Hải Dương", kind=Kind.TINH)
    rebuild_cover()
    return province


def test_a_new_account_logs_in_with_a_password_that_must_be_changed(
    client: Client, units: Units, administrator: User
) -> None:
    given = services.create_account(
        username="hoa.bui", full_name="Bùi Thị Hoa", role=Role.COMMUNE_OFFICER, unit=units.lac_sy, by=administrator
    )
    answer = client.post("/accounts/login/", {"login": "hoa.bui", "password": given.password})
    assert answer.status_code == 302
    assert client.get("/communes/").headers["location"] == reverse("account_change_password")
    own = "quả-bưởi-mùa-thu-2025"
    page, old = reverse("account_change_password"), given.password
    same = client.post(page, {"oldpassword": old, "password1": old, "password2": old})
    assert "khác với mật khẩu đang dùng" in same.content.decode()
    assert client.get("/communes/").headers["location"] == page
    client.post(page, {"oldpassword": old, "password1": own, "password2": own})
    assert client.get("/communes/").status_code == 200


def test_a_role_cannot_be_given_beyond_ones_own_units(units: Units, administrator: User, elsewhere: Unit) -> None:
    with pytest.raises(PermissionDenied):
        services.create_account(
            username="x", full_name="X", role=Role.COMMUNE_OFFICER, unit=elsewhere, by=administrator
        )
    user = make_user("officer2", role=Role.COMMUNE_OFFICER, unit=units.lac_sy)
    with pytest.raises(PermissionDenied):
        services.grant(user=user, role=Role.ANALYST, unit=elsewhere, by=administrator)


def test_an_account_with_a_role_elsewhere_can_be_seen_but_not_changed(
    client: Client, units: Units, administrator: User, elsewhere: Unit
) -> None:
    user = make_user("both", role=Role.COMMUNE_OFFICER, unit=units.lac_sy)
    foreign = Membership.objects.create(user=user, role=Role.ANALYST, unit=elsewhere, since=date(2020, 1, 1))
    for act in (services.deactivate, services.reset_password):
        with pytest.raises(PermissionDenied):
            act(user=user, by=administrator)
    with pytest.raises(PermissionDenied):
        services.end_membership(membership=foreign, by=administrator)
    client.force_login(administrator)
    page = client.get(reverse("accounts:people")).content.decode()
    assert "both" in page
    assert "Hải Dương" not in page
    assert client.get(reverse("accounts:edit", args=["both"])).status_code == 403


def test_accounts_are_listed_as_people_are(client: Client, units: Units, administrator: User) -> None:
    for number, name in enumerate(("Bạch Văn Thủy", "Đinh Thị Ngọc", "Bùi Thị Điểm", "Hà Minh Tuệ"), 1):
        user = make_user(f"so{number}", role=Role.COMMUNE_OFFICER, unit=units.lac_sy)
        User.objects.filter(pk=user.pk).update(full_name=name, is_active=number != 3)
    client.force_login(administrator)
    page = client.get(reverse("accounts:people"), {"q": "so"})
    names = [account.user.full_name for account in page.context["accounts"]]
    assert names == ["Đinh Thị Ngọc", "Bạch Văn Thủy", "Hà Minh Tuệ", "Bùi Thị Điểm"]


def test_an_account_of_another_province_is_not_found(client: Client, administrator: User, elsewhere: Unit) -> None:
    make_user("foreign", role=Role.ANALYST, unit=elsewhere)
    client.force_login(administrator)
    assert "foreign" not in client.get(reverse("accounts:people")).content.decode()
    assert client.get(reverse("accounts:edit", args=["foreign"])).status_code == 404
    assert client.post(reverse("accounts:close", args=["foreign"])).status_code == 404


def test_an_account_without_any_role_here_is_not_changed(administrator: User, stranger: User) -> None:
    with pytest.raises(PermissionDenied):
        services.reset_password(user=stranger, by=administrator)


@pytest.mark.parametrize("mark", ["is_superuser", "is_staff"])
def test_a_province_does_not_change_accounts_of_the_whole_registry(
    units: Units, administrator: User, mark: str
) -> None:
    boss = make_user("boss", role=Role.ANALYST, unit=units.lac_sy)
    setattr(boss, mark, True)
    boss.save()
    with pytest.raises(PermissionDenied):
        services.reset_password(user=boss, by=administrator)


@pytest.mark.parametrize("act", [services.deactivate, services.reset_password])
def test_nobody_shuts_themselves_out(administrator: User, act: object) -> None:
    with pytest.raises(ValidationError):
        act(user=administrator, by=administrator)  # type: ignore[operator]  # one of several services


@pytest.mark.parametrize("name", ["editor", "analyst", "officer"])
def test_only_administrators_manage_accounts(
    client: Client, editor: User, analyst: User, officer: User, name: str
) -> None:
    client.force_login({"editor": editor, "analyst": analyst, "officer": officer}[name])
    for view in ("people", "create", "readings"):
        assert client.get(reverse(f"accounts:{view}")).status_code == 403


def test_a_role_that_ends_today_opens_nothing_any_more(units: Units, administrator: User, officer: User) -> None:
    services.end_membership(membership=officer.memberships.get(), by=administrator)
    assert not User.objects.get(pk=officer.pk).can(Permission.VIEW_CADRES)


def test_a_role_given_today_by_mistake_goes(units: Units, administrator: User, officer: User) -> None:
    membership = services.grant(user=officer, role=Role.ANALYST, unit=units.bao_hieu, by=administrator)
    services.end_membership(membership=membership, by=administrator)
    assert not Membership.objects.filter(pk=membership.pk).exists()


def test_the_same_role_is_not_given_twice(units: Units, administrator: User, officer: User) -> None:
    with pytest.raises(ValidationError, match=r"[Tt]ài khoản|already"):
        services.grant(user=officer, role=Role.COMMUNE_OFFICER, unit=units.lac_sy, by=administrator)


def test_of_two_who_create_the_same_account_at_once_the_second_is_told(
    units: Units, administrator: User, officer: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(User, "full_clean", lambda _user: None)  # for both, the name was still free
    with pytest.raises(ValidationError):
        services.create_account(
            username=officer.username, full_name="", role=Role.COMMUNE_OFFICER, unit=units.lac_sy, by=administrator
        )


def test_of_two_who_give_the_same_role_at_once_the_second_is_told(
    units: Units, administrator: User, officer: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Membership, "full_clean", lambda _membership: None)  # for both, it was not given yet
    with pytest.raises(ValidationError):
        services.grant(user=officer, role=Role.COMMUNE_OFFICER, unit=units.lac_sy, by=administrator)


def test_the_form_creates_an_account_and_shows_the_password_once(client: Client, administrator: User) -> None:
    client.force_login(administrator)
    facts = {"username": "hoa", "full_name": "Bùi Thị Hoa", "role": "commune_officer", "unit": "c05356"}
    answer = client.post(reverse("accounts:create"), facts)
    assert User.objects.get(username="hoa").check_password(answer.context["given"].password)
    assert "no-store" in answer.headers["cache-control"]
    assert answer.context["given"].password not in client.get(reverse("accounts:edit", args=["hoa"])).content.decode()


def test_no_role_is_offered_before_one_is_chosen(client: Client, administrator: User) -> None:
    client.force_login(administrator)
    assert client.get(reverse("accounts:create")).context["form"]["role"].subwidgets[0].data["value"] == ""


MISTAKES = [{}, {"username": "a b"}, {"username": "OFFICER"}, {"unit": "p99"}, {"role": "king"}, {"role": ""}]


@pytest.mark.parametrize("facts", MISTAKES)
def test_a_form_with_mistakes_creates_nothing(
    client: Client, administrator: User, officer: User, facts: dict[str, str]
) -> None:
    client.force_login(administrator)
    good = {"username": "hoa", "full_name": "Bùi Thị Hoa", "role": "commune_officer", "unit": "c05356"}
    before = User.objects.count()
    assert client.post(reverse("accounts:create"), good | facts if facts else {}).status_code == 422
    assert User.objects.count() == before


def test_history_tells_who_closed_an_account_and_holds_no_password(administrator: User, officer: User) -> None:
    services.deactivate(user=officer, by=administrator)
    services.reset_password(user=officer, by=administrator)
    events = event_model(User)
    closed = events._default_manager.filter(pgh_obj_id=officer.pk, is_active=False).latest("pgh_created_at")
    assert closed.pgh_context.metadata["user"] == administrator.pk  # type: ignore[attr-defined]  # every event has one
    assert "password" not in {field.name for field in events._meta.get_fields()}


def test_a_new_password_logs_other_devices_out(client: Client, administrator: User, officer: User) -> None:
    client.force_login(officer)
    services.reset_password(user=User.objects.get(pk=officer.pk), by=administrator)
    assert client.get("/communes/").headers["location"].startswith("/accounts/login/")


def test_the_list_leads_to_no_account_that_answers_with_a_refusal(administrator: User, officer: User) -> None:
    User.objects.filter(pk=administrator.pk).update(is_staff=True)
    client = Client()
    client.force_login(administrator)
    told = client.get("/me/accounts/").content.decode()
    for name in ("administrator", "officer"):
        address = f"/me/accounts/{name}/edit/"
        assert (f'href="{address}"' in told) == (client.get(address).status_code == 200), name
    assert 'href="/me/accounts/officer/edit/"' in told

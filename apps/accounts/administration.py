"""Pages of administrators: the accounts at their units, and the log of sensitive readings."""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from apps.accounts import services
from apps.accounts.forms import NameForm, NewAccountForm, RoleForm
from apps.accounts.models import Membership, SensitiveReading, User
from apps.accounts.requests import RegistryRequest
from apps.accounts.rights import RoleAtUnit, roles_named
from apps.core.permissions import Permission
from apps.core.text import name_sort_key, tidy

PAGE = 50


@dataclass(frozen=True)
class Account:
    """A row of the list: an account and its running roles that this administrator may know of."""

    user: User
    roles: list[RoleAtUnit]
    # Accounts of the machine's own administration are open to their like alone.
    is_closed_to_reader: bool = False


@require_safe
def people(request: RegistryRequest) -> HttpResponse:
    request.user.require(Permission.MANAGE_ACCOUNTS)
    words = tidy(request.GET.get("q", "")).replace("\x00", "")
    found = User.objects.visible_to(request.user).named_like(words)
    page = Paginator(_in_order(found), PAGE).get_page(request.GET.get("page"))
    context = {"accounts": _accounts(list(page.object_list), request), "page_obj": page, "q": words}
    return render(request, "accounts/people.html", context)


def _in_order(users: QuerySet[User]) -> list[int]:
    """Keys of the accounts, those in use first, by name as people are listed; a province has some hundreds of them."""
    rows = users.order_by("username").values_list("pk", "is_active", "full_name")
    return [pk for pk, _used, _name in sorted(rows, key=lambda row: (not row[1], name_sort_key(row[2])))]


def _accounts(keys: list[int], request: RegistryRequest) -> list[Account]:
    """The accounts of one page with their roles, in two queries for all of them."""
    known = User.objects.in_bulk(keys)
    chosen = [known[key] for key in keys]
    visible = Membership.objects.visible_to(request.user).running_on(timezone.localdate())
    roles = roles_named(list(visible.filter(user__in=chosen).select_related("unit")), request.day)
    return [
        Account(
            user,
            [role for role in roles if role.membership.user_id == user.pk],
            (user.is_staff or user.is_superuser) and not request.user.is_superuser,
        )
        for user in chosen
    ]


@never_cache
def create(request: RegistryRequest) -> HttpResponse:
    request.user.require(Permission.MANAGE_ACCOUNTS)
    sent = request.POST if request.method == "POST" else None
    form = NewAccountForm(by=request.user, day=request.day, data=sent)
    if request.method == "POST" and form.is_valid():
        try:
            given = services.create_account(**form.cleaned_data, by=request.user)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            return render(request, "accounts/password.html", {"given": given, "is_new": True})
    status = 422 if form.is_bound else 200
    return render(request, "accounts/create.html", {"form": form}, status=status)


def edit(request: RegistryRequest, username: str) -> HttpResponse:
    account = _account(request, username)
    sent = request.POST if request.method == "POST" else None
    form = NameForm(sent, initial={"full_name": account.full_name})
    if request.method == "POST" and form.is_valid():
        services.rename_account(user=account, full_name=form.cleaned_data["full_name"], by=request.user)
        messages.success(request, _("The name is saved."))
        return redirect("accounts:edit", username)
    return _edit_page(request, account, name_form=form, status=422 if form.is_bound else 200)


@require_POST
def grant(request: RegistryRequest, username: str) -> HttpResponse:
    account = _account(request, username)
    form = RoleForm(by=request.user, day=request.day, data=request.POST)
    if form.is_valid():
        try:
            services.grant(user=account, **form.cleaned_data, by=request.user)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("The role is given."))
            return redirect("accounts:edit", username)
    return _edit_page(request, account, role_form=form, status=422)


@require_POST
def end_role(request: RegistryRequest, username: str, pk: int) -> HttpResponse:
    account = _account(request, username)
    membership = get_object_or_404(account.memberships.visible_to(request.user), pk=pk)
    return _act(
        request,
        username,
        lambda: services.end_membership(membership=membership, by=request.user),
        _("The role has ended."),
    )


@require_POST
def close(request: RegistryRequest, username: str) -> HttpResponse:
    account = _account(request, username)
    done = _("The account is closed. Nobody can log in with it.")
    return _act(request, username, lambda: services.deactivate(user=account, by=request.user), done)


@require_POST
def reopen(request: RegistryRequest, username: str) -> HttpResponse:
    account = _account(request, username)
    done = _("The account is open again.")
    return _act(request, username, lambda: services.reactivate(user=account, by=request.user), done)


@require_POST
@never_cache
def reset_password(request: RegistryRequest, username: str) -> HttpResponse:
    account = _account(request, username)
    try:
        given = services.reset_password(user=account, by=request.user)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect("accounts:edit", username)
    return render(request, "accounts/password.html", {"given": given, "is_new": False})


@require_safe
def readings(request: RegistryRequest) -> HttpResponse:
    """Who read sensitive fields of whom."""
    request.user.require(Permission.MANAGE_ACCOUNTS)
    found = SensitiveReading.objects.visible_to(request.user).select_related("user")
    person = tidy(request.GET.get("person", "")).replace("\x00", "").upper()
    if person:
        found = found.filter(person=person)
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    return render(request, "accounts/readings.html", {"page_obj": page, "person": person})


def _account(request: RegistryRequest, username: str) -> User:
    """The account, if it may be known (else 404) and changed (else 403)."""
    request.user.require(Permission.MANAGE_ACCOUNTS)
    account: User = get_object_or_404(User.objects.visible_to(request.user), username=username)
    services.require_administration(user=account, by=request.user)
    return account


def _act(request: RegistryRequest, username: str, action: Callable[[], None], done: str) -> HttpResponse:
    """Do it and go back to the account, with a word on how it went."""
    try:
        action()
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        messages.success(request, done)
    return redirect("accounts:edit", username)


def _edit_page(
    request: RegistryRequest,
    account: User,
    *,
    name_form: NameForm | None = None,
    role_form: RoleForm | None = None,
    status: int,
) -> HttpResponse:
    roles = roles_named(list(account.memberships.visible_to(request.user).select_related("unit")), request.day)
    context = {
        "account": account,
        "roles": roles,
        "is_oneself": account.pk == request.user.pk,
        "name_form": name_form or NameForm(initial={"full_name": account.full_name}),
        "role_form": role_form or RoleForm(by=request.user, day=request.day),
    }
    return render(request, "accounts/edit.html", context, status=status)

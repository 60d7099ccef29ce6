"""Forms of one's own preferences and of the administration of accounts."""

from datetime import date

from django import forms
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.db.models import BLANK_CHOICE_DASH
from django.utils.translation import gettext_lazy as _

from apps.accounts.models import User
from apps.accounts.roles import Role
from apps.communes.fields import UnitField
from apps.core.forms import RegistryForm
from apps.core.permissions import Permission


class WorkingDayForm(RegistryForm):
    day = forms.DateField(
        label=_("Working day"),
        required=False,
        help_text=_("Pages show people and units as they were on this day. Leave it empty to see today."),
    )


class RoleForm(RegistryForm):
    """A role at a unit within the administrator's own."""

    # Begins empty: the first of the list may do everything.
    role = forms.ChoiceField(label=_("Role"), choices=[*BLANK_CHOICE_DASH, *Role.choices])
    unit = UnitField(label=_("Unit"))

    def __init__(self, *, by: User, day: date, data: object = None) -> None:
        super().__init__(data)
        # Django types every field of a form alike; this one is a UnitField.
        self.fields["unit"].limit(user=by, day=day, permission=Permission.MANAGE_ACCOUNTS)  # type: ignore[attr-defined]  # a UnitField

    def clean_role(self) -> Role:
        return Role(self.cleaned_data["role"])


class NewAccountForm(RoleForm):
    username = forms.CharField(
        label=_("User name"),
        max_length=150,
        validators=[UnicodeUsernameValidator()],
        help_text=_("Letters, digits and . _ - without blanks. It is typed at every log-in."),
    )
    full_name = forms.CharField(label=_("Full name"), max_length=120)
    field_order = ["full_name", "username", "role", "unit"]

    def clean_username(self) -> str:
        username: str = self.cleaned_data["username"]
        if User.objects.filter(username__iexact=username).exists():
            raise forms.ValidationError(_("This user name is taken. Choose another one."), code="taken")
        return username


class NameForm(RegistryForm):
    full_name = forms.CharField(label=_("Full name"), max_length=120)

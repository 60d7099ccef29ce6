"""A password of one's own: never the one that was given, and without it the JSON interface stays shut."""

from typing import TYPE_CHECKING

from django.contrib.auth.base_user import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as __
from django.utils.translation import gettext_lazy as _
from rest_framework.permissions import IsAuthenticated
from rest_framework.request import Request

if TYPE_CHECKING:
    # this module is read while rest_framework.views is, for its default permission
    from rest_framework.views import APIView


class HasOwnPassword(IsAuthenticated):
    """A password given by an administrator opens nothing before its holder has changed it."""

    message = _("Log in on the website first and choose a password of your own.")

    def has_permission(self, request: Request, view: "APIView") -> bool:
        return super().has_permission(request, view) and not getattr(request.user, "password_is_temporary", False)


class AnotherPassword:
    """Refuses as a new password the one in use: what an administrator gave would else become one's own."""

    def validate(self, password: str, user: AbstractBaseUser | None = None) -> None:
        """Raise ValidationError where this account logs in with that password already."""
        if user is not None and user.pk is not None and user.check_password(password):
            raise ValidationError(self.get_help_text(), code="password_in_use")

    def get_help_text(self) -> str:
        return __("Choose a password other than the one in use.")

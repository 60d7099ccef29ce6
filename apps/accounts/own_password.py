"""Who may use the JSON interface: someone who is logged in with a password of their own."""

from typing import TYPE_CHECKING

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

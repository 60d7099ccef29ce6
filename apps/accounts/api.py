"""Log-in to the JSON interface: a token for programs, and the gate of every endpoint."""

from __future__ import annotations

from typing import Any, cast

from allauth.account.adapter import get_adapter
from allauth.mfa.utils import is_mfa_enabled
from django.core.exceptions import ValidationError as DjangoValidationError
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework import serializers, status
from rest_framework.authtoken.models import Token
from rest_framework.exceptions import AuthenticationFailed, PermissionDenied, Throttled
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.throttling import SimpleRateThrottle

from apps.accounts.models import User
from apps.core.dated_api import DatedView
from apps.core.permissions import Permission


class GatedView(DatedView):
    """Asks for a permission before anything else is looked at."""

    needs: Permission | None = None

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)
        if self.needs:
            self.user.require(self.needs)

    @property
    def user(self) -> User:
        return cast(User, self.request.user)


class TokenThrottle(SimpleRateThrottle):
    """Ten tries a minute from one address: guessing passwords takes too long."""

    scope = "token"
    rate = "10/min"

    def get_cache_key(self, request: Request, view: object) -> str:
        return self.cache_format % {"scope": self.scope, "ident": self.get_ident(request)}


class CredentialsSerializer(serializers.Serializer[None]):
    username = serializers.CharField(required=False, help_text=_("Not needed in a session that is already logged in."))
    password = serializers.CharField(required=False, trim_whitespace=False)


class TokenSerializer(serializers.Serializer[None]):
    token = serializers.CharField()


class TokenView(DatedView):
    """Tokens by which programs log in; a new password ends them too."""

    permission_classes = [AllowAny]
    throttle_classes = [TokenThrottle]

    @extend_schema(request=CredentialsSerializer, responses=TokenSerializer)
    def post(self, request: Request) -> Response:
        """Give a token for the header `Authorization: Token …`."""
        user = request.user if isinstance(request.user, User) else by_password(request)
        token, _created = Token.objects.get_or_create(user=user)
        return Response({"token": token.key})

    @extend_schema(responses={204: OpenApiResponse(description=_("The token no longer opens anything."))})
    def delete(self, request: Request) -> Response:
        """Take the token back."""
        if not isinstance(request.user, User):
            raise AuthenticationFailed
        Token.objects.filter(user=request.user).delete()
        return Response(status=status.HTTP_204_NO_CONTENT)


def by_password(request: Request) -> User:
    """The account of a name and a password, tried no more often than on the website.

    A second factor cannot be asked for here, so it is not skipped.
    """
    given = CredentialsSerializer(data=request.data)
    given.is_valid(raise_exception=True)
    name, password = given.validated_data.get("username", ""), given.validated_data.get("password", "")
    try:
        user = get_adapter(request._request).authenticate(request._request, username=name, password=password)
    except DjangoValidationError as error:
        raise Throttled(detail=" ".join(error.messages)) from error
    if not isinstance(user, User):
        raise AuthenticationFailed(_("The user name or the password is wrong."))
    if user.password_is_temporary:
        raise PermissionDenied(_("Log in on the website first and choose a password of your own."))
    if is_mfa_enabled(user):
        raise PermissionDenied(
            _("This account logs in with a second factor. Log in on the website and ask for the token there.")
        )
    return user

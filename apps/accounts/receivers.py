"""What follows from events of allauth and of the engines."""

from collections.abc import Sequence
from typing import Any

from allauth.account.signals import password_changed
from django.dispatch import receiver
from django.http import HttpRequest
from rest_framework.authtoken.models import Token

from apps.accounts.models import User
from apps.accounts.readings import log_readings
from apps.core.permissions import FieldGroup
from apps.core.readings import sensitive_read


@receiver(password_changed)
def password_is_ones_own(request: HttpRequest, user: User, **kwargs: Any) -> None:
    """A password that its holder chose is no longer temporary; who got a token by the old one is shut out."""
    User.objects.filter(pk=user.pk, password_is_temporary=True).update(password_is_temporary=False)
    Token.objects.filter(user=user).delete()


@receiver(sensitive_read)
def keep_reading(
    user: User, groups: Sequence[FieldGroup], person: str, people: int, address: str, **kwargs: Any
) -> None:
    """What an engine shows of sensitive groups stands in the same log as the pages of people."""
    log_readings(user=user, groups=groups, person=person, people=people, address=address)

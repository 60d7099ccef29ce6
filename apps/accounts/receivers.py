"""What follows from events of allauth."""

from typing import Any

from allauth.account.signals import password_changed
from django.dispatch import receiver
from django.http import HttpRequest

from apps.accounts.models import User


@receiver(password_changed)
def password_is_ones_own(request: HttpRequest, user: User, **kwargs: Any) -> None:
    """A password that its holder chose is no longer temporary."""
    User.objects.filter(pk=user.pk, password_is_temporary=True).update(password_is_temporary=False)

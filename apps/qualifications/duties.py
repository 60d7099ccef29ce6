"""What there is to do about qualifications."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from apps.accounts.models import User
from apps.core.duties import Duty, duty
from apps.core.permissions import Actor, Permission
from apps.qualifications.verification import to_verify


@duty
def diplomas_to_verify(user: Actor, day: date) -> Duty | None:
    """For those who may confirm diplomas: how many wait."""
    if not isinstance(user, User) or not user.can(Permission.VERIFY_QUALIFICATIONS):
        return None
    count = to_verify(user).order_by().count()
    if not count:
        return None
    return Duty(
        title=_("Diplomas to check"),
        url=reverse("qualifications:to_verify"),
        text=_("Declared by the units, not yet compared with the diploma or its scan."),
        count=count,
        tone="info",
        action=_("Check"),
        icon="certificate",
    )

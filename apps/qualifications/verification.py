"""Which diplomas wait for a check."""

from apps.accounts.models import User
from apps.core.permissions import Permission
from apps.qualifications.models import Qualification, State, Verification
from apps.qualifications.querysets import QualificationQuerySet


def to_verify(user: User) -> QualificationQuerySet:
    """Held, with a number or an institution to check, declared only, and of people whom the user may check."""
    return (
        Qualification.objects.filter(user.unit_condition(Permission.VERIFY_QUALIFICATIONS, "cadre__home_unit"))
        .filter(state=State.HELD, verification=Verification.DECLARED, level__rank__gt=0)
        .exclude(diploma_number="", institution="")
        .select_related("cadre", "level__ladder")
        .order_by("cadre__sort_key", "cadre", "level__ladder__position", "-level__rank", "pk")
    )

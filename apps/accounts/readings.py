"""The log of readings of sensitive fields, which the law on personal data asks for."""

from collections.abc import Iterable

from apps.accounts.models import SensitiveReading, User
from apps.core.permissions import FieldGroup

ADDRESS_LENGTH: int = SensitiveReading._meta.get_field("address").max_length or 0


def log_reading(*, user: User, group: FieldGroup, person: str, people: int = 1, address: str = "") -> SensitiveReading:
    """Note that `user` saw a sensitive group: of one person by code, or of `people` persons in a list or file."""
    return SensitiveReading.objects.create(
        user=user, group=group, person=person, people=people, address=address[:ADDRESS_LENGTH]
    )


def log_readings(*, user: User, groups: Iterable[FieldGroup], person: str, people: int = 1, address: str = "") -> None:
    """Note at once that `user` saw several sensitive groups, of one person or of `people` persons."""
    address = address[:ADDRESS_LENGTH]
    SensitiveReading.objects.bulk_create(
        SensitiveReading(user=user, group=group, person=person, people=people, address=address) for group in groups
    )

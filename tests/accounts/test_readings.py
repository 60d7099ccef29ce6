"""The log of sensitive readings, which nobody writes anew."""

import pytest
from django.db import Error, transaction

from apps.accounts.models import SensitiveReading, User
from apps.accounts.readings import log_reading
from apps.core.permissions import FieldGroup


def test_what_was_read_stays_in_the_log_as_it_was(editor: User) -> None:
    reading = log_reading(user=editor, group=FieldGroup.CITIZEN_ID, person="CB-000001")
    kept = SensitiveReading.objects.filter(pk=reading.pk)
    with pytest.raises(Error, match="Cannot update or delete"), transaction.atomic():
        kept.update(person="CB-000002")
    with pytest.raises(Error, match="Cannot update or delete"), transaction.atomic():
        kept.delete()
    assert kept.get().person == "CB-000001"

"""What an undo left alone is told with who edited it and when, years later too."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.utils import translation

from apps.accounts.models import User
from apps.cadres.models import Cadre
from apps.core.undo import Kept, Why
from apps.rosters.models import Upload
from apps.rosters.stayed import Stayed, stayed_of, told_later
from tests.conftest import Person

NINE = datetime(2025, 3, 1, 9, 30, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))


@pytest.mark.django_db
def test_the_editor_and_the_hour_stay_with_the_upload(person: Person, officer: User) -> None:
    cadre = person("Bùi Văn Hạnh")
    upload = Upload(kept=[told_later(Kept(Cadre, cadre.pk, Why.EDITED, NINE, officer.pk))])
    Cadre.objects.filter(pk=cadre.pk).delete()
    with translation.override("en"):
        assert stayed_of(upload) == [
            Stayed(str(cadre), cadre.code, f"{officer} edited it at 09:30 01/03/2025."),
        ]
    assert stayed_of(upload)[0].url == f"/cadres/{cadre.code}/"


def test_records_kept_without_an_editor_are_told_too() -> None:
    upload = Upload(
        kept=[{"cadre": "", "record": "a post", "why": "referred"}, {"cadre": "", "record": "", "why": "edited"}]
    )
    with translation.override("en"):
        assert [each.why for each in stayed_of(upload)] == ["Newer records refer to it.", "It was edited since."]

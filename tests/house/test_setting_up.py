"""`manage.py serve --set-up`: everything the first time, nothing when nothing has changed."""

import pytest
from django.db.migrations.recorder import MigrationRecorder

from apps.core import setting_up

pytestmark = pytest.mark.django_db


@pytest.fixture
def called(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The commands that a set-up runs, in order."""
    names: list[str] = []
    monkeypatch.setattr(setting_up, "call_command", lambda name, **_options: names.append(name))
    return names


def test_a_second_set_up_has_nothing_to_do(called: list[str]) -> None:
    setting_up.set_up()
    setting_up.set_up()

    assert called == ["migrate", "load_reference"]


def test_other_reference_files_are_loaded(called: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    setting_up.set_up()
    monkeypatch.setattr(setting_up, "fingerprint", lambda: "other files")
    setting_up.set_up()

    assert called == ["migrate", "load_reference"] * 2


def test_a_migration_that_is_taken_back_is_applied_again(called: list[str]) -> None:
    setting_up.set_up()
    MigrationRecorder.Migration.objects.filter(app="cadres").latest("pk").delete()
    setting_up.set_up()

    assert called == ["migrate", "load_reference"] * 2


def test_a_load_that_fails_is_begun_again(called: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(name: str, **_options: object) -> None:
        raise RuntimeError(name)

    with monkeypatch.context() as broken:
        broken.setattr(setting_up, "call_command", fail)
        with pytest.raises(RuntimeError):
            setting_up.set_up()
    setting_up.set_up()

    assert called == ["migrate", "load_reference"]

"""Static files out of node_modules: what is declared is served and collected, the rest is not there."""

from pathlib import Path

import pytest
from django.conf import LazySettings
from django.contrib.staticfiles.finders import find
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command

from apps.core.packages import NodePackageFinder


def test_a_declared_file_is_found_and_an_undeclared_one_is_not() -> None:
    assert find("tabler/css/tabler.min.css")
    assert find("fonts/400.css")
    assert find("tabler/css/tabler-flags.css") is None
    assert find("tabler/../core/package.json") is None


def test_every_production_page_finds_its_files_after_collecting(tmp_path: Path, settings: LazySettings) -> None:
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"}
    }
    call_command("collectstatic", interactive=False, verbosity=0)

    assert (tmp_path / "staticfiles.json").exists()
    assert len(list((tmp_path / "fonts").rglob("*.woff2"))) >= 15
    assert not list(tmp_path.rglob("tabler-flags*"))


def test_missing_packages_are_a_warning_while_serving_and_an_error_while_collecting(
    tmp_path: Path, settings: LazySettings
) -> None:
    settings.NODE_MODULES = tmp_path
    finder = NodePackageFinder()

    assert [message.id for message in finder.check()] == ["core.W001"]
    with pytest.raises(ImproperlyConfigured, match="npm ci"):
        list(finder.list([]))


def test_a_server_with_collected_files_needs_no_packages(tmp_path: Path, settings: LazySettings) -> None:
    settings.NODE_MODULES = tmp_path
    settings.WHITENOISE_USE_FINDERS = False

    assert NodePackageFinder().check() == []

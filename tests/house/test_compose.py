"""docker-compose.yml and the Dockerfile, held to the facts of the project, for no machine here runs them."""

import re
import shlex
from functools import lru_cache
from typing import Any

import pytest
import yaml
from django.conf import settings
from django.core.management import get_commands

from apps.core.embedded.cluster import SUPERUSER
from apps.core.embedded.programs import MAJOR_VERSION

ROOT = settings.BASE_DIR
DOCKERFILE = (ROOT / "Dockerfile").read_text(encoding="utf-8")
COMPOSE = (ROOT / "docker-compose.yml").read_text(encoding="utf-8")
# ${NAME:?...} and ${NAME:-...} are what compose replaces; $$NAME is left to the shell.
VARIABLE = re.compile(r"(?<!\$)\$\{(\w+)")


@lru_cache
def services() -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = yaml.safe_load(COMPOSE)["services"]
    return found


def commands(service: dict[str, Any]) -> list[str]:
    """The names that a service gives to manage.py."""
    words = service.get("command", "")
    return re.findall(r"manage\.py (\w+)", words if isinstance(words, str) else " ".join(words))


def test_an_installation_has_a_database_a_web_server_a_worker_and_a_backup() -> None:
    assert set(services()) == {"database", "migrate", "web", "worker", "backup"}


@pytest.mark.parametrize("name", ["database", "backup"])
def test_postgresql_is_of_the_version_that_the_tests_run_on(name: str) -> None:
    assert services()[name]["image"] == f"postgres:{MAJOR_VERSION}"


def test_every_command_of_a_service_is_one_of_the_registry() -> None:
    asked = {command for service in services().values() for command in commands(service)}

    assert {"migrate", "load_reference"} <= asked
    assert asked <= set(get_commands())
    assert commands(services()["worker"]), "the worker's command is not manage.py"


def test_the_web_server_is_the_image_s_own_and_serves_the_application() -> None:
    command = re.search(r"^CMD (\[.*\])$", DOCKERFILE, flags=re.MULTILINE)
    assert command
    words = yaml.safe_load(command[1])
    assert words[0] == "granian"
    assert words[-1].replace(":", ".") == settings.WSGI_APPLICATION
    port = words[words.index("--port") + 1]
    assert services()["web"]["ports"] == [f"${{BIND:-127.0.0.1:8000}}:{port}"]


def test_every_service_waits_for_one_that_there_is() -> None:
    for name, service in services().items():
        waits_for = service.get("depends_on", {})
        assert set(waits_for) <= set(services()) - {name}
        if "condition" in str(waits_for.get("database", "")):
            assert "healthcheck" in services()["database"]


def test_every_volume_is_declared() -> None:
    used = {volume.split(":")[0] for service in services().values() for volume in service.get("volumes", [])}

    assert used == set(yaml.safe_load(COMPOSE)["volumes"])


def test_the_database_is_one_name_everywhere() -> None:
    place = services()["web"]["environment"]["DATABASE_URL"]
    server, backup = services()["database"]["environment"], services()["backup"]["environment"]

    assert place.endswith(f"@{backup['PGHOST']}:5432/{server['POSTGRES_DB']}")
    assert backup["PGDATABASE"] == server["POSTGRES_DB"]
    assert backup["PGUSER"] == server["POSTGRES_USER"] == SUPERUSER
    assert backup["PGHOST"] in services()


def test_what_an_operator_may_set_is_documented() -> None:
    words = (ROOT / "docs/operations.md").read_text(encoding="utf-8")
    asked = set(VARIABLE.findall(COMPOSE))

    assert {"SECRET_KEY", "ALLOWED_HOSTS"} <= asked
    assert {name for name in asked if not re.search(rf"\b{name}\b", words)} == set()


def test_what_the_registry_is_told_is_read_by_its_settings() -> None:
    read = (ROOT / "cadre_registry/settings.py").read_text(encoding="utf-8")

    assert {name for name in services()["web"]["environment"] if f'"{name}"' not in read} == set()


def test_what_the_image_copies_is_there() -> None:
    copied = re.findall(r"^COPY (?!--from)(.+)$", DOCKERFILE, flags=re.MULTILINE)
    sources = {path for line in copied for path in shlex.split(line)[:-1]}
    let_in = {line[1:] for line in (ROOT / ".dockerignore").read_text().splitlines() if line.startswith("!")}

    assert sources
    assert {path for path in sources if not (ROOT / path).exists()} == set()
    assert {path for path in sources if path.split("/")[0] not in let_in} == set()


def test_the_image_holds_every_folder_that_the_settings_name() -> None:
    assert {"apps", "templates", "static", "fixtures", "locale"} <= set(re.findall(r"^COPY (\w+) ", DOCKERFILE, re.M))

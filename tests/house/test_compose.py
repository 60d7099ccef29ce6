"""docker-compose.yml and the Dockerfile, held to the facts of the project, for no machine here runs them."""

import re
import shlex
from functools import lru_cache
from typing import Any

import pytest
import yaml
from django.conf import settings
from django.core.management import get_commands
from django.urls import reverse

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


def test_the_database_is_waited_for_until_it_answers() -> None:
    server = services()["database"]
    assert server["healthcheck"]["test"][-1] == f"pg_isready -U {SUPERUSER} -d {server['environment']['POSTGRES_DB']}"
    assert services()["migrate"]["depends_on"] == {"database": {"condition": "service_healthy"}}


@pytest.mark.parametrize("name", ["web", "worker"])
def test_who_serves_begins_when_the_migrations_are_done(name: str) -> None:
    assert services()[name]["depends_on"] == {"migrate": {"condition": "service_completed_successfully"}}


def test_the_web_server_is_well_when_its_page_of_health_answers() -> None:
    program, option, code = services()["web"]["healthcheck"]["test"][1:]
    asked = re.search(r'"GET", "(\S+)"', code)
    port = services()["web"]["ports"][0].rpartition(":")[2]

    assert (program, option) == ("python", "-c")
    assert asked
    assert asked[1] == reverse("health")
    assert f'HTTPConnection("127.0.0.1", {port},' in code
    compile(code, "healthcheck", "exec")


def test_no_secret_has_a_value_of_its_own() -> None:
    """Each comes from the operator: compose refuses to begin without it, or it is empty."""
    secrets = [
        (name, value)
        for service in services().values()
        for name, value in service.get("environment", {}).items()
        if re.search(r"PASSWORD|SECRET|KEY", name)
    ]
    assert [name for name, value in secrets if not re.fullmatch(r"\$\{\w+:(\?.+|-)\}", value)] == []
    needed = set(re.findall(r"\$\{(\w+):\?", COMPOSE))
    assert {"POSTGRES_PASSWORD", "SECRET_KEY", "ALLOWED_HOSTS"} == needed
    assert not re.search(r"\$\{(POSTGRES_PASSWORD|SECRET_KEY)(?!:\?)", COMPOSE)


def test_the_server_runs_as_nobody_in_particular() -> None:
    """The last USER counts; what comes after it needs no rights."""
    users = re.findall(r"^USER (.+)$", DOCKERFILE, flags=re.MULTILINE)
    assert users
    assert users[-1] not in {"root", "0"}
    assert f"useradd --uid 1000 --create-home {users[-1]}" in DOCKERFILE


@pytest.mark.parametrize("name", ["migrate", "web", "worker"])
def test_what_runs_our_code_has_no_right_of_the_system_and_writes_into_two_places(name: str) -> None:
    service = services()[name]

    assert (service["read_only"], service["cap_drop"]) == (True, ["ALL"])
    assert "no-new-privileges:true" in service["security_opt"]
    assert (len(service["tmpfs"]), service["volumes"]) == (1, ["files:/files"])


def test_a_backup_that_failed_is_seen_and_leaves_nothing_half_written() -> None:
    backup = services()["backup"]

    assert 'rm -f "$$name.part"' in backup["command"][-1]
    assert "BACKUP_EVERY_SECONDS" in backup["healthcheck"]["test"][-1]


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
    read = "".join((ROOT / "cadre_registry" / name).read_text("utf-8") for name in ("settings.py", "database.py"))

    assert {name for name in services()["web"]["environment"] if f'"{name}"' not in read} == set()


def test_what_the_image_copies_is_there() -> None:
    copied = re.findall(r"^COPY (?!--from)(.+)$", DOCKERFILE, flags=re.MULTILINE)
    sources = {path for line in copied for path in shlex.split(line)[:-1]}
    let_in = {line[1:] for line in (ROOT / ".dockerignore").read_text().splitlines() if line.startswith("!")}

    assert sources
    assert {path for path in sources if not (ROOT / path).exists()} == set()
    assert {path for path in sources if path.split("/")[0] not in let_in} == set()


def test_what_a_stage_copies_from_another_was_made_there() -> None:
    """A stage that is named, and a path that this stage or npm's lock has."""
    stages = set(re.findall(r"^FROM \S+ AS (\w+)$", DOCKERFILE, flags=re.MULTILINE))
    copied = re.findall(r"^COPY --from=(\w+) /registry/(\S+) (\S+)$", DOCKERFILE, flags=re.MULTILINE)

    assert {stage for stage, _source, _target in copied} == stages - {"registry"}
    assert all(source == target for _stage, source, target in copied)
    assert {source for _stage, source, _target in copied} == {
        "node_modules",
        "node_modules/@tabler/icons/icons/outline",
        settings.STATIC_ROOT.name,
    }


def test_every_command_while_building_is_one_of_the_registry() -> None:
    asked = set(re.findall(r"manage\.py (\w+)", DOCKERFILE))
    assert {"messages", "collectstatic"} <= asked <= set(get_commands())


def test_packages_are_installed_by_their_lock_files_alone() -> None:
    assert "npm ci --ignore-scripts" in DOCKERFILE
    assert "pip install --require-hashes -r requirements/runtime.txt" in DOCKERFILE
    assert not re.search(r"\b(npm install|pip install (?!--require-hashes)|curl|wget)\b", DOCKERFILE)


def test_the_image_holds_every_folder_that_the_settings_name() -> None:
    assert {"apps", "templates", "static", "fixtures", "locale"} <= set(re.findall(r"^COPY (\w+) ", DOCKERFILE, re.M))

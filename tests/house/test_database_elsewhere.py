"""A database that the environment names: what is wrong with it is a sentence, Vietnamese first, never a traceback."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError
from django.db import OperationalError, connection
from django.utils import translation

from apps.core.reaching import reach_database
from cadre_registry.database import database_at

ROOT = Path(__file__).resolve().parents[2]
NOBODY_THERE = "postgres://nobody:nothing@127.0.0.1:1/registry"


def run(tmp_path: Path, url: str, *command: str) -> subprocess.CompletedProcess[str]:
    surroundings = {
        "DATABASE_URL": url,
        "CADRE_REGISTRY_DATA": str(tmp_path),
        "CADRE_REGISTRY_DEMONSTRATION": "1",
        "DJANGO_SETTINGS_MODULE": "cadre_registry.settings",
    }
    asked = [sys.executable, "manage.py", *command]
    return subprocess.run(
        asked, env=os.environ | surroundings, capture_output=True, text=True, check=False, cwd=ROOT, timeout=100
    )


@pytest.mark.parametrize("command", ["check", "serve --port 0", "migrate", "report --list"])
def test_every_command_tells_that_the_database_does_not_answer(tmp_path: Path, command: str) -> None:
    ended = run(tmp_path, NOBODY_THERE, *command.split())
    assert ended.returncode == 1
    assert "Không có máy chủ nào trả lời tại địa chỉ nêu trong DATABASE_URL" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_an_address_that_is_none_ends_every_command_with_a_sentence(tmp_path: Path) -> None:
    ended = run(tmp_path, "mysql://registry:secret@host/registry", "check")
    assert ended.returncode == 1
    assert ended.stderr.startswith("DATABASE_URL không bắt đầu bằng postgres://")
    assert "DATABASE_URL does not begin with postgres://" in ended.stderr
    assert "secret" not in ended.stderr
    assert "Traceback" not in ended.stderr


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("nonsense", "does not begin with"),
        ("sqlite:///registry.db", "does not begin with"),
        ("postgres://a:b@host:port/name", "cannot be read"),
        ("postgres://a:b@[::1/name", "cannot be read"),
        ("postgres://a:se#cret@host/name", "cannot be read"),
        ("postgres://", "lacks the name"),
        ("postgres://host", "lacks the name"),
    ],
)
def test_what_is_wrong_with_an_address_is_told_without_its_password(url: str, why: str) -> None:
    with pytest.raises(ImproperlyConfigured, match=why) as told:
        database_at(url)
    assert "cret" not in str(told.value)


def test_a_good_address_is_taken_and_its_server_not_waited_for_without_end() -> None:
    found = database_at("postgres://a:p%23b@host:5433/name?connect_timeout=3&sslmode=require")
    assert (found["USER"], found["PASSWORD"], found["HOST"], found["PORT"]) == ("a", "p#b", "host", 5433)
    assert found["OPTIONS"]["sslmode"] == "require"
    assert str(found["OPTIONS"]["connect_timeout"]) == "3"
    assert database_at("postgres://a:b@host/name")["OPTIONS"]["connect_timeout"] == 10


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ('FATAL:  password authentication failed for user "a"', "từ chối tài khoản hoặc mật khẩu"),
        ('FATAL:  database "b" does not exist', "không có cơ sở dữ liệu hoặc tài khoản này"),
        ("failed to resolve host 'c': Name or service not known", "Không tìm thấy máy chủ"),
        ("connection timeout expired", "Không có máy chủ nào trả lời"),
        ("FATAL:  sorry, too many clients already", "Không kết nối được cơ sở dữ liệu"),
    ],
)
def test_each_refusal_of_a_server_has_its_remedy(monkeypatch: pytest.MonkeyPatch, said: str, told: str) -> None:
    def refuse() -> None:
        raise OperationalError(f"connection failed:\n\t{said}\n")

    monkeypatch.setattr(connection, "ensure_connection", refuse)
    with translation.override("vi"), pytest.raises(CommandError, match=told) as error:
        reach_database()
    assert " ".join(said.split()) in str(error.value)


@pytest.mark.parametrize(("told", "kept"), [({}, "600"), ({"DATABASE_CONNECTION_AGE": "0"}, "0")])
def test_behind_a_pooler_no_connection_is_kept(told: dict[str, str], kept: str) -> None:
    asked = (
        "from cadre_registry.database import database_at as at; print(at('postgres://a:b@host/name')['CONN_MAX_AGE'])"
    )
    told = {key: value for key, value in os.environ.items() if key != "DATABASE_CONNECTION_AGE"} | told
    ended = subprocess.run(
        [sys.executable, "-c", asked], env=told, capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert ended.stdout.strip() == kept

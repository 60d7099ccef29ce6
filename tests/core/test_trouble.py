"""What people read when a request cannot be answered."""

import json
from typing import Any

import psycopg
import pytest
from django.core.exceptions import RequestDataTooBig
from django.db import DataError, IntegrityError, OperationalError
from django.test import Client, RequestFactory

from apps.accounts.models import User
from apps.core import trouble


def fault(cause: Exception | None = None) -> OperationalError:
    error = OperationalError("the connection is lost")
    error.__cause__ = cause
    return error


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (fault(psycopg.OperationalError("server closed the connection unexpectedly")), True),
        (fault(psycopg.errors.AdminShutdown()), True),
        (fault(psycopg.errors.DeadlockDetected()), False),
        (IntegrityError("doubled"), False),
        (None, False),
    ],
)
def test_only_a_database_that_cannot_be_reached_is_away(error: Exception | None, *, expected: bool) -> None:
    assert trouble.is_away(error) is expected


def test_while_the_database_is_away_the_page_asks_to_come_back(rf: RequestFactory) -> None:
    try:
        raise fault()
    except OperationalError:
        answer = trouble.server_error(rf.get("/"))
    assert answer.status_code == 503
    assert answer.headers["Retry-After"] == "60"
    assert "Cơ sở dữ liệu đang bảo trì" in answer.text


def test_what_is_too_large_is_told_apart_from_what_cannot_be_read(rf: RequestFactory) -> None:
    assert trouble.bad_request(rf.get("/"), RequestDataTooBig()).status_code == 413
    assert trouble.bad_request(rf.get("/"), ValueError()).status_code == 400


def test_an_address_that_only_takes_forms_leads_to_the_page_above(client: Client, editor: User) -> None:
    client.force_login(editor)
    answer = client.get("/training/studies/complete/")
    assert answer.status_code == 405
    assert answer.headers["Allow"] == "POST"
    assert 'href="/training/"' in answer.text


def test_a_program_is_refused_without_a_page(client: Client, editor: User) -> None:
    client.force_login(editor)
    assert client.get("/training/studies/complete/", headers={"accept": "application/json"}).content == b""


def unheld(cause: Exception) -> DataError:
    error = DataError("refused")
    error.__cause__ = cause
    return error


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (unheld(psycopg.DataError("PostgreSQL text fields cannot contain NUL (0x00) bytes")), True),
        (unheld(psycopg.errors.StringDataRightTruncation()), True),
        (unheld(psycopg.errors.DivisionByZero()), False),
        (IntegrityError("doubled"), False),
    ],
)
def test_only_what_no_column_can_hold_is_a_mistake_of_the_request(error: Exception, *, expected: bool) -> None:
    assert trouble.is_unkeepable(error) is expected


@pytest.mark.parametrize(
    "address", ["/establishment/?block=%00", "/reports/composed/new/?saved=%00", "/reports/quality/?unit=%00"]
)
def test_an_address_with_a_character_that_no_text_holds_is_told(client: Client, analyst: User, address: str) -> None:
    client.force_login(analyst)
    assert client.get(address).status_code == 400


def test_a_program_is_told_so_too(client: Client, analyst: User) -> None:
    client.force_login(analyst)
    answer = client.get("/api/v1/units/%00/")
    assert (answer.status_code, answer.json()["code"]) == (400, "parse_error")


def test_a_program_is_told_of_a_wrong_address_as_json_and_a_reader_on_a_page(client: Client, editor: User) -> None:
    client.force_login(editor)
    answer = client.get("/api/v1/nothing/")
    assert (answer.status_code, answer.headers["Content-Type"]) == (404, "application/json")
    assert answer.json()["code"] == "not_found"
    assert "Không có địa chỉ này" in answer.json()["message"]
    assert "<h1" in client.get("/nothing/").text


@pytest.mark.django_db
def test_a_program_that_sends_far_too_much_is_told_as_json(client: Client, settings: Any) -> None:
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 100
    answer = client.post("/api/v1/token/", {"username": "a" * 200, "password": "b"}, "application/json")
    assert (answer.status_code, answer.json()["code"]) == (413, "too_large")


@pytest.mark.parametrize(
    ("error", "status", "code"), [(fault(), 503, "away"), (ValueError("a mistake of ours"), 500, "fault")]
)
def test_a_program_is_told_of_trouble_in_the_form_of_every_other_error(
    rf: RequestFactory, error: Exception, status: int, code: str
) -> None:
    try:
        raise error
    except type(error):
        answer = trouble.server_error(rf.get("/api/v1/units/"))
    told = json.loads(answer.content)
    assert (answer.status_code, told["code"]) == (status, code)
    assert told["message"]
    assert answer.headers.get("Retry-After") == ("60" if status == 503 else None)

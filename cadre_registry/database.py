"""The database that the environment names; what is wrong with its address is told before anything can be translated."""

import os
from typing import Any

import dj_database_url
from django.core.exceptions import ImproperlyConfigured

SCHEMES = ("postgres", "postgresql", "pgsql")
# Seconds; a machine that swallows every word would be waited for by minutes.
LONGEST_KNOCK = 10
# Seconds; with a connection end the plans of its statements (apps.core.preparing) and what it knows of the tables.
CONNECTION_AGE = int(os.environ.get("DATABASE_CONNECTION_AGE", "600"))


def database_at(url: str) -> dict[str, Any]:
    """The settings of Django for `url`, or ImproperlyConfigured that says in both languages what to write."""
    if url.partition("://")[0] not in SCHEMES:
        raise _wrong("không bắt đầu bằng postgres://", "does not begin with postgres://")
    try:
        found: dict[str, Any] = dict(dj_database_url.parse(url, conn_max_age=CONNECTION_AGE, conn_health_checks=True))
    except ValueError as error:
        # The address itself holds the password, so it is not repeated.
        raise _wrong(
            "không đọc được; ký tự đặc biệt trong mật khẩu phải viết dạng %XX",
            "cannot be read; special characters in the password are written as %XX",
        ) from error
    if not found["NAME"]:
        raise _wrong("thiếu tên cơ sở dữ liệu", "lacks the name of the database")
    found.setdefault("OPTIONS", {}).setdefault("connect_timeout", LONGEST_KNOCK)
    return found


def _wrong(vietnamese: str, english: str) -> ImproperlyConfigured:
    form = "postgres://user:password@host:5432/name"
    return ImproperlyConfigured(
        f"DATABASE_URL {vietnamese}. Hãy viết theo mẫu {form}.\nDATABASE_URL {english}. Write it as {form}."
    )

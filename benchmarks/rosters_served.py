"""The registry as `manage.py serve` serves it, and officers who send rosters to it through HTTP."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from importlib import import_module
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart

MANAGE = Path(__file__).parent.parent / "manage.py"
HOST, PATIENCE = "127.0.0.1", 600
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


@contextmanager
def served() -> Iterator[int]:
    """The port on which the web server and the worker stand ready, until the end."""
    port = _free_port()
    server = subprocess.Popen(
        [sys.executable, str(MANAGE), "serve", "--port", str(port)], stdout=subprocess.DEVNULL, env=os.environ
    )
    try:
        _wait_for(port, server)
        yield port
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait()


@dataclass
class Sender:
    """One officer with a log-in and the form of a roster before them."""

    port: int
    cookies: str
    code: str
    token: str = ""

    @classmethod
    def of(cls, user: Any, code: str, port: int) -> "Sender":
        sender = cls(port, f"{settings.SESSION_COOKIE_NAME}={_session(user)}", code)
        status, _headers, page = sender.ask("GET", "/rosters/upload/")
        found = TOKEN.search(page)
        if status != 200 or found is None:
            raise RuntimeError(f"the form answered {status}")
        sender.token = found[1]
        return sender

    def send(self, content: bytes, day: str) -> tuple[float, str]:
        """Seconds until the roster is answered, and the address of its page."""
        file = SimpleUploadedFile("roster.xlsx", content)
        told = {"unit": self.code, "as_of": day, "file": file, "csrfmiddlewaretoken": self.token}
        body = encode_multipart(BOUNDARY, told)
        begun = time.perf_counter()
        status, headers, _page = self.ask("POST", "/rosters/upload/", body)
        if status != 302:
            raise RuntimeError(f"the roster was answered with {status}")
        return time.perf_counter() - begun, headers["Location"]

    def ask(self, method: str, address: str, body: bytes | None = None) -> tuple[int, Any, str]:
        connection = HTTPConnection(HOST, self.port, timeout=PATIENCE)
        headers = {"Cookie": self.cookies, "Content-Type": MULTIPART_CONTENT}
        connection.request(method, address, body, headers)
        answer = connection.getresponse()
        page = answer.read().decode()
        if given := re.search(rf"{settings.CSRF_COOKIE_NAME}=[^;]+", answer.headers.get("Set-Cookie", "")):
            self.cookies = f"{self.cookies.split('; ')[0]}; {given[0]}"
        connection.close()
        return answer.status, answer.headers, page


def _session(user: Any) -> str:
    """A log-in without its page, whose attempts are throttled."""
    store = import_module(settings.SESSION_ENGINE).SessionStore()
    store[SESSION_KEY] = str(user.pk)
    store[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    store[HASH_SESSION_KEY] = user.get_session_auth_hash()
    store.save()
    return str(store.session_key)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


def _wait_for(port: int, server: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + PATIENCE
    while server.poll() is None and time.monotonic() < deadline:
        try:
            socket.create_connection((HOST, port), timeout=1).close()
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise RuntimeError("the server did not begin")

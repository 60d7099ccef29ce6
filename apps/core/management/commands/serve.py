"""`manage.py serve`: the web server and the worker in one command, for a trial or a small installation."""

import signal
import time
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from io import StringIO
from types import FrameType
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection, connections
from django.urls import get_resolver
from django.utils.translation import gettext as _

from apps.core import serving
from apps.core.embedded import server
from apps.core.embedded.place import data_folder
from apps.core.reaching import is_embedded, reach_database
from apps.core.setting_up import set_up as set_up_database

LONGEST_START = 60.0


class Command(BaseCommand):
    help = "Serve the registry: the web server and the worker, until Ctrl-C."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument(
            "--set-up",
            action="store_true",
            help="first migrate and load the reference data; in a demonstration also the province, the first time",
        )

    def handle(self, *args: Any, host: str, port: int, set_up: bool, **options: Any) -> None:
        _ask_for(host=host, port=port)
        signal.signal(signal.SIGTERM, _interrupt)
        with_own_server = is_embedded() and not server.status(data_folder()).is_running
        try:
            self._load()
            reach_database()
            if set_up:
                self._set_up()
            self._serve(host=host, port=port)
        except KeyboardInterrupt:
            self.stdout.write(_("Stopped."))
        finally:
            connections.close_all()
            if with_own_server:
                server.stop(data_folder())

    def _load(self) -> None:
        """The pages' modules, once for the web server and every one that replaces it; the database starts meanwhile."""
        with ThreadPoolExecutor(max_workers=1) as beside:
            beside.submit(_wake_database)
            get_resolver().url_patterns  # noqa: B018  # reading it imports them

    def _set_up(self) -> None:
        self.stdout.write(_("Preparing the database …"))
        self.stdout.flush()
        set_up_database()
        if not settings.DEMONSTRATION:
            return
        if not is_made():
            self.stdout.write(_("Making the demonstration province …"))
            self.stdout.flush()
            serving.apart(_make_demonstration)
        settings.DEMONSTRATION_MARK.mkdir(parents=True, exist_ok=True)
        self.stdout.write(_("Workbooks to upload are in {folder}").format(folder=settings.DEMONSTRATION_MARK))

    def _serve(self, *, host: str, port: int) -> None:
        # Setting up takes a while: another server may listen by now, and the two would answer in turn.
        _ask_for(host=host, port=port)
        connections.close_all()
        # whitenoise warns about a missing folder, though in a trial nothing is collected there
        settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)
        crew = serving.Crew()
        try:
            crew.hire(partial(serving.serve_web, host=host, port=port))
            crew.hire(serving.do_long_work)
            self._greet(crew, host=host, port=port)
            while crew.is_complete or crew.renew():
                time.sleep(0.2)
            raise CommandError(_("The web server or the worker ended unexpectedly; its words stand above."))
        finally:
            crew.end()

    def _greet(self, crew: serving.Crew, *, host: str, port: int) -> None:
        deadline = time.monotonic() + LONGEST_START
        while not serving.answers(host=host, port=port):
            if not crew.is_complete or time.monotonic() > deadline:
                return
            time.sleep(0.05)
        self.stdout.write("")
        self.stdout.write(_("The registry is at http://{host}:{port}/ (Ctrl-C stops it)").format(host=host, port=port))
        if settings.DEMONSTRATION:
            call_command("demo", "--accounts")
        self.stdout.flush()


def is_made() -> bool:
    """Whether the demonstration province is there: its people, and the workbooks to upload."""
    return settings.DEMONSTRATION_MARK.is_dir() and get_user_model()._default_manager.exists()


def _make_demonstration() -> None:
    call_command("demo", stdout=StringIO())


def _ask_for(*, host: str, port: int) -> None:
    if not serving.is_free(host=host, port=port):
        raise CommandError(
            _("Port {port} is taken by another program. Stop it, or choose another: make run PORT=8001").format(
                port=port
            )
        )


def _wake_database() -> None:
    """In a thread whose errors nobody hears: what is wrong with the database is told to who asks it next."""
    connection.ensure_connection()
    connection.close()


def _interrupt(number: int, frame: FrameType | None) -> None:
    """A polite end is the same as Ctrl-C."""
    raise KeyboardInterrupt

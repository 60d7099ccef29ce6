"""`manage.py postgres start|stop|status`: the embedded server by hand."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import connection
from django.utils.translation import gettext as _

from apps.core.embedded import server
from apps.core.embedded.place import data_folder


class Command(BaseCommand):
    help = "Start, stop or look at the embedded PostgreSQL server."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("action", choices=["start", "stop", "status"])

    def handle(self, *args: Any, action: str, **options: Any) -> None:
        if action == "start":
            connection.ensure_connection()
        if action == "stop":
            self.stdout.write(_("Stopped.") if server.stop(data_folder()) else _("PostgreSQL was not running."))
            return
        self._tell()

    def _tell(self) -> None:
        status = server.status(data_folder())
        if not status.is_running:
            self.stdout.write(_("PostgreSQL is not running. Its folder: {folder}").format(folder=status.folder))
            return
        self.stdout.write(
            _("PostgreSQL is running (process {pid}). Its folder: {folder}. Its socket: {socket}").format(
                pid=status.pid, folder=status.folder, socket=status.socket
            )
        )

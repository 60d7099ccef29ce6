"""`manage.py dbshell` on the embedded server, with the psql that comes with it."""

from collections.abc import Iterable
from typing import Any

from django.db.backends.postgresql import client as postgresql

from . import server, sockets
from .cluster import SUPERUSER
from .place import data_folder
from .programs import PROGRAMS


class DatabaseClient(postgresql.DatabaseClient):
    executable_name = str(PROGRAMS / "psql")

    @classmethod
    def settings_to_cmd_args_env(
        cls, settings_dict: dict[str, Any], parameters: Iterable[str]
    ) -> tuple[list[str], dict[str, str] | None]:
        folder = server.attach(data_folder())
        place = {"HOST": str(folder), "PORT": str(sockets.PORT), "USER": SUPERUSER}
        command: tuple[list[str], dict[str, str] | None] = super().settings_to_cmd_args_env(
            settings_dict | place, parameters
        )
        return command

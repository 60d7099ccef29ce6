"""The database backend: Django's own for PostgreSQL, with a server that is started on first use."""

from pathlib import Path
from typing import Any

import psycopg
from django.db.backends.postgresql import base as postgresql
from psycopg import sql

from . import server, sockets
from .client import DatabaseClient
from .cluster import SUPERUSER
from .place import data_folder

MAINTENANCE_DATABASE = "postgres"


class DatabaseWrapper(postgresql.DatabaseWrapper):
    """Connects to the embedded server of CADRE_REGISTRY_DATA; `"DURABLE": False` trades safety for speed in tests."""

    client_class = DatabaseClient

    def get_connection_params(self) -> dict[str, Any]:
        params: dict[str, Any] = super().get_connection_params()
        return params | {"host": str(self._socket_folder()), "port": sockets.PORT, "user": SUPERUSER}

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        """Connect; a missing database is made, and a server that died a moment ago is started again."""
        try:
            return super().get_new_connection(conn_params)
        except psycopg.OperationalError as error:
            is_missing = f'"{conn_params["dbname"]}" does not exist' in str(error)
            if not is_missing and server.running_socket(data_folder()):
                raise
        place = conn_params | {"host": str(self._socket_folder())}
        if is_missing:
            _create_database(place)
        return super().get_new_connection(place)

    def _socket_folder(self) -> Path:
        return server.attach(data_folder(), durable=self.settings_dict.get("DURABLE", True))


def _create_database(conn_params: dict[str, Any]) -> None:
    place = {name: conn_params[name] for name in ("host", "port", "user")}
    with psycopg.connect(**place, dbname=MAINTENANCE_DATABASE, autocommit=True) as connection:
        try:
            connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(conn_params["dbname"])))
        except (psycopg.errors.DuplicateDatabase, psycopg.errors.UniqueViolation):
            return  # another process was quicker

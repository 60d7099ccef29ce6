"""Whether the database answers, told in a sentence before a command begins; the embedded server tells its own."""

from typing import Any

from django.core.checks import CheckMessage
from django.core.management.base import CommandError
from django.db import OperationalError, connection
from django.utils.translation import gettext_lazy as _

# By what the server says, always in English.
REASONS = {
    "password authentication failed": _(
        "The database of DATABASE_URL refuses the account or its password. Correct them; a special character in the "
        "password is written as %XX."
    ),
    "does not exist": _(
        "The server of DATABASE_URL has no such database or no such account. Create it, or correct the address."
    ),
    "resolve host": _("The server named in DATABASE_URL is not known here. Correct its name."),
    "Connection refused": _("No server answers at the address in DATABASE_URL. Start it, or correct host and port."),
    "timeout": _("No server answers at the address in DATABASE_URL. Start it, or correct host and port."),
}
ANY_REASON = _("The database of DATABASE_URL cannot be reached. Check its address, account and password.")


def is_embedded() -> bool:
    return bool(connection.settings_dict["ENGINE"] == "apps.core.embedded")


def reach_database() -> None:
    """Connect, or raise CommandError that says what to correct."""
    try:
        connection.ensure_connection()
    except OperationalError as error:
        if isinstance(error, CommandError):
            raise
        said = " ".join(str(error).split())
        told = next((sentence for sign, sentence in REASONS.items() if sign in said), ANY_REASON)
        raise CommandError(_("{told} It said: {reason}").format(told=told, reason=said)) from error


def before_commands(**asked: Any) -> list[CheckMessage]:
    """As a check, every command that checks begins with it; a server of our own need not run for that."""
    if not is_embedded():
        reach_database()
    return []

"""Django's own `migrate`, which makes an empty database in seconds and leaves no superfluous index."""

from contextlib import nullcontext
from typing import Any

from django.core.management.commands.migrate import Command as MigrateCommand

from apps.core.fresh_migrations import drawing_little, is_fresh
from apps.core.indexes import drop_superfluous_indexes
from apps.core.reaching import reach_database


class Command(MigrateCommand):
    def execute(self, *args: Any, **options: Any) -> str | None:
        """Before Django's own checks of the database, whose order is any."""
        reach_database()
        said: str | None = super().execute(*args, **options)
        return said

    def handle(self, *args: Any, **options: Any) -> None:
        with drawing_little() if is_fresh(options["database"]) else nullcontext():
            super().handle(*args, **options)
        if not options["plan"]:
            drop_superfluous_indexes()

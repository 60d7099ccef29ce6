"""Django's own `migrate`, which makes an empty database in seconds."""

from contextlib import nullcontext
from typing import Any

from django.core.management.commands.migrate import Command as MigrateCommand

from apps.core.fresh_migrations import drawing_little, is_fresh


class Command(MigrateCommand):
    def handle(self, *args: Any, **options: Any) -> None:
        with drawing_little() if is_fresh(options["database"]) else nullcontext():
            super().handle(*args, **options)

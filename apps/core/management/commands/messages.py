"""`manage.py messages extract|merge|check|compile`: the words in both languages, without gettext on the machine."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from apps.core.catalogues import catalogue
from apps.core.catalogues.extraction import extract

LANGUAGES = ("vi", "en")


class Command(BaseCommand):
    help = "Keep the catalogues of words: list what is marked, merge, check that all is translated, compile."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("action", choices=["extract", "merge", "check", "compile"])

    def handle(self, *args: Any, action: str, **options: Any) -> None:
        {"extract": self._extract, "merge": self._merge, "check": self._check, "compile": self._compile}[action]()

    def _extract(self) -> None:
        for message, files in extract(settings.BASE_DIR).items():
            self.stdout.write(f"{message.msgid!r} {' '.join(files)}")

    def _merge(self) -> None:
        found = extract(settings.BASE_DIR)
        for language in LANGUAGES:
            catalogue.merge(_locale(), language, found)
            left = catalogue.faults(_locale(), language, found)
            self.stdout.write(f"{language}: {len(found)} messages, {len(left)} need work.")

    def _check(self) -> None:
        found = extract(settings.BASE_DIR)
        faults = [f"{lang}: {fault}" for lang in LANGUAGES for fault in catalogue.faults(_locale(), lang, found)]
        if faults:
            lines = "\n".join(faults)
            raise CommandError(f"{lines}\n{len(faults)} faults. `manage.py messages merge`, then translate.")
        self.stdout.write(f"All {len(found)} messages are translated into {' and '.join(LANGUAGES)}.")

    def _compile(self) -> None:
        catalogue.compile_all(_locale())


def _locale() -> Path:
    return Path(settings.LOCALE_PATHS[0])

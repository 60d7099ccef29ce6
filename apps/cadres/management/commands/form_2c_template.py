"""`manage.py form_2c_template FILE`: the Word template of form 2C, for an office that wants to change it."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils.translation import gettext as _
from django.utils.translation import override

from apps.cadres.printing.docx import own_template
from apps.cadres.printing.docx_template import template
from apps.cadres.printing.paper import LANGUAGE


class Command(BaseCommand):
    help = "Write the Word template of form 2C to a file; changed and put into the data folder, it is used instead."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)

    def handle(self, *args: Any, file: Path, **options: Any) -> None:
        with override(LANGUAGE):
            file.write_bytes(template())
        self.stdout.write(_("Change it and put it at {place}; then it is used.").format(place=own_template()))

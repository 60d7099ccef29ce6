"""Load the reference data: administrative units and code lists; a second run writes nothing."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from apps.communes.services import load_units
from apps.core.reference import load_reference_data


class Command(BaseCommand):
    help = "Load administrative units and code lists from fixtures/; only rows that differ are written."

    def handle(self, *args: Any, **options: Any) -> None:
        units = load_units(settings.BASE_DIR / "fixtures" / "units")
        self.stdout.write(
            f"Units: {units.units} units, {units.periods} periods, {units.reorganisations} reorganisations, "
            f"{units.successions} successions, {units.cover} covers written."
        )
        lists = load_reference_data()
        self.stdout.write(f"Code lists: {lists.added} added, {lists.changed} changed, {lists.kept} kept as edited.")

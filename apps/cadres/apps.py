"""Configuration of the cadres app."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _


class CadresConfig(AppConfig):
    name = "apps.cadres"
    verbose_name = _("Cadres")

    def ready(self) -> None:
        """Let every app add its columns and filters to the list, its part to a person's page and to form 2C."""
        autodiscover_modules("lists", "dossier", "worklists", "form_2c")

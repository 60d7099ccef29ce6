"""Configuration of the ground floor: no domain, only text, dates, history and the gate."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _


class CoreConfig(AppConfig):
    name = "apps.core"
    verbose_name = _("Core")

    def ready(self) -> None:
        autodiscover_modules("reference", "duties", "unit_panels")

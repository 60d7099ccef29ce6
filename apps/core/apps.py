"""Configuration of the ground floor: no domain, only text, dates, history and the gate."""

from django.apps import AppConfig
from django.core.checks import register
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _

from apps.core.garbage import set_loaded_aside, wait_while_loading
from apps.core.reaching import before_commands
from apps.core.triggers import index_triggers


class CoreConfig(AppConfig):
    name = "apps.core"
    verbose_name = _("Core")

    def import_models(self) -> None:
        """The first app to do so, hence the moment before every trigger."""
        wait_while_loading()
        index_triggers()
        super().import_models()

    def ready(self) -> None:
        register(before_commands)
        autodiscover_modules("leaning", "reference", "duties", "unit_panels")
        set_loaded_aside()

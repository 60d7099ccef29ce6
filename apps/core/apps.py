"""Configuration of the ground floor: no domain, only text, dates, history and the gate."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _

from apps.core.indexes import drop_superfluous_indexes
from apps.core.triggers import index_triggers


class CoreConfig(AppConfig):
    name = "apps.core"
    verbose_name = _("Core")

    def import_models(self) -> None:
        """The first app to do so, hence the moment before every trigger."""
        index_triggers()
        super().import_models()

    def ready(self) -> None:
        post_migrate.connect(drop_superfluous_indexes, sender=self)
        autodiscover_modules("reference", "duties", "unit_panels")

"""Configuration of the discipline app."""

from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DisciplineConfig(AppConfig):
    name = "apps.discipline"
    verbose_name = _("Discipline")

    def ready(self) -> None:
        """Let guards of other apps ask who was disciplined."""
        import_module("apps.discipline.matters")

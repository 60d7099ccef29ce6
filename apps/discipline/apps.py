"""Configuration of the discipline app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DisciplineConfig(AppConfig):
    name = "apps.discipline"
    verbose_name = _("Discipline")

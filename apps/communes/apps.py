"""Configuration of the communes app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CommunesConfig(AppConfig):
    name = "apps.communes"
    verbose_name = _("Administrative units")

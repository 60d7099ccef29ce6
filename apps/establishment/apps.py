"""Configuration of the establishment app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EstablishmentConfig(AppConfig):
    name = "apps.establishment"
    verbose_name = _("Establishment")

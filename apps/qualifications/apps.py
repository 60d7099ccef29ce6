"""Configuration of the qualifications app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class QualificationsConfig(AppConfig):
    name = "apps.qualifications"
    verbose_name = _("Qualifications")

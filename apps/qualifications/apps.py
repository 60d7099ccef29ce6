"""Configuration of the qualifications app."""

from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

# The folders of standards and positions declare as apps of their own would.
STANDARDS = ("reference", "measures", "reports", "duties", "dossier", "admin")


class QualificationsConfig(AppConfig):
    name = "apps.qualifications"
    verbose_name = _("Qualifications")

    def ready(self) -> None:
        for name in STANDARDS:
            import_module(f"apps.qualifications.standards.{name}")
        import_module("apps.qualifications.positions.dossier")

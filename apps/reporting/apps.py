"""Configuration of the reporting app: finds what the other apps declare."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _


class ReportingConfig(AppConfig):
    name = "apps.reporting"
    verbose_name = _("Reports")

    def ready(self) -> None:
        # Definitions need the models, which are there by now.
        from apps.reporting.memberships import declare_memberships

        autodiscover_modules(
            "measures",
            "dimensions",
            "place_dimensions",
            "place_amounts",
            "reports",
            "official_forms",
            "seal_traces",
            "consistency",
            "indicators",
        )
        declare_memberships()

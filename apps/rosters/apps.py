"""Configuration of the rosters app."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _

from apps.rosters.postponed import postpone_workbooks


class RostersConfig(AppConfig):
    name = "apps.rosters"
    verbose_name = _("Rosters")

    def ready(self) -> None:
        postpone_workbooks()
        # A page shows remarks that another process wrote down, so their words must be known from the start.
        autodiscover_modules("rosters", "roster_loading", "roster_hooks")

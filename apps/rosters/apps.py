"""Configuration of the rosters app."""

from django.apps import AppConfig
from django.db.backends.signals import connection_created
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _

from apps.rosters.kept_tables import give_room
from apps.rosters.postponed import postpone_workbooks


class RostersConfig(AppConfig):
    name = "apps.rosters"
    verbose_name = _("Rosters")

    def ready(self) -> None:
        postpone_workbooks()
        connection_created.connect(give_room)
        # A page shows remarks that another process wrote down, so their words must be known from the start.
        autodiscover_modules("rosters", "roster_loading", "roster_hooks")

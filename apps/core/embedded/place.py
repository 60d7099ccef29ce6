"""The data folder that the settings name."""

from pathlib import Path

from django.conf import settings


def data_folder() -> Path:
    return Path(settings.CADRE_REGISTRY_DATA).absolute()

"""Workbooks to try the upload with: a clean one, a messy one as communes send them, one with errors."""

from pathlib import Path

from django.conf import settings

FOLDER = Path(settings.CADRE_REGISTRY_DATA) / "demonstration"


def write_workbooks() -> list[Path]:
    return []

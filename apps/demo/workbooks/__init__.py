"""Workbooks to try the upload with: a clean one, a messy one as communes send them, one with errors."""

from pathlib import Path

from django.conf import settings

from apps.cadres.models import Category
from apps.demo.workbooks.sheets import write_clean, write_messy, write_wrong
from apps.demo.workbooks.staff import Member, staff_of

COMMUNE, NEIGHBOUR = "c05356", "c05365"
FOLDER = Path(settings.CADRE_REGISTRY_DATA) / "demonstration"


def write_workbooks(folder: Path = FOLDER) -> list[Path]:
    """Write the three workbooks of the commune Lạc Sỹ; gives their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    staff = staff_of(COMMUNE)
    contents = {
        "lac-sy-1-sach.xlsx": write_clean(staff),
        "lac-sy-2-thuc-te.xlsx": write_messy(staff),
        "lac-sy-3-co-loi.xlsx": write_wrong(staff, stranger=_civil_servant_of(NEIGHBOUR)),
    }
    for name, content in contents.items():
        (folder / name).write_bytes(content)
    return [folder / name for name in contents]


def _civil_servant_of(unit_key: str) -> Member:
    return next(m for m in staff_of(unit_key) if m.category == Category.CIVIL_SERVANT and m.cadre.citizen_id)

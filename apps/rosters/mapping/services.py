"""Keeping what people say of columns and sheets, and finding it again for the next file."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone

from apps.core.permissions import Permission
from apps.rosters.deciding import open_to
from apps.rosters.mapping.values import Mappings
from apps.rosters.models import ColumnMapping, SheetChoice, Upload


def mappings_for(unit: Any) -> Mappings:
    """What a unit has said of the columns of its files."""
    columns: dict[str, dict[str, str]] = {}
    standing = ColumnMapping.objects.standing().filter(unit=unit)
    for code, path, key in standing.values_list("format", "path", "key"):
        columns.setdefault(code, {})[path] = key
    return Mappings(columns)


def mappings_of(upload: Upload) -> Mappings:
    """What was said of the columns of an upload's unit and of the upload's own sheets."""
    sheets = dict(SheetChoice.objects.filter(upload=upload).values_list("sheet", "is_used"))
    return Mappings(mappings_for(upload.unit).columns, sheets)


def say(
    *, upload: Upload, keys: Mapping[str, str], headers: Mapping[str, str], sheets: Mapping[str, bool], by: Any
) -> None:
    """Remember for the unit which column each header path is, and for the upload which sheets count."""
    with open_to(upload, by) as locked:
        place = {"unit": locked.unit, "format": locked.format}
        _revert(ColumnMapping.objects.standing().filter(**place, path__in=keys), by)
        ColumnMapping.objects.bulk_create(
            ColumnMapping(**place, path=path[:400], header=headers[path][:400], key=key, by=by)
            for path, key in keys.items()
        )
        SheetChoice.objects.filter(upload=locked, sheet__in=sheets).delete()
        SheetChoice.objects.bulk_create(
            SheetChoice(upload=locked, sheet=sheet, is_used=used, by=by) for sheet, used in sheets.items()
        )


@transaction.atomic
def revert(*, mapping: ColumnMapping, by: Any) -> None:
    """Let an answer hold no longer; rosters that were applied stay as they are."""
    by.require(Permission.UPLOAD_ROSTERS, mapping.unit)
    _revert(ColumnMapping.objects.standing().filter(pk=mapping.pk), by)


def _revert(standing: Any, by: Any) -> None:
    standing.update(revoked_at=timezone.now(), revoked_by=by)

"""An outcome as it is kept with its upload, and back again: codes and places, so that any language can tell."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from django.db import connection

from apps.rosters.following import since
from apps.rosters.models import MappingUse, StagedRow, Upload, UploadState
from apps.rosters.outcome import Outcome, Person
from apps.rosters.parting import to_part
from apps.rosters.staging import dumps, plain, stated
from apps.rosters.values import Place, Remark

COLUMNS = "upload_id, sheet, row, full_name, status, cadre, values, raw, changes, issues, notices"


def plain_remark(remark: Remark) -> dict[str, Any]:
    place = remark.place
    return {
        "sheet": place.sheet,
        "row": place.row,
        "column": place.column,
        "code": remark.code,
        "value": remark.value,
        "params": dict(remark.params),
        "before": plain(remark.before),
        "after": plain(remark.after),
        "key": remark.key,
    }


def remark_of(kept: Mapping[str, Any]) -> Remark:
    place = Place(kept["sheet"], kept["row"], kept["column"])
    rest = {key: kept[key] for key in ("code", "value", "params", "before", "after", "key")}
    return Remark(place, **rest)


def keep(upload: Upload, outcome: Outcome) -> None:
    """Put an outcome beside its upload, in the place of an earlier one."""
    upload.format = outcome.understood.format
    upload.understood = {"sheets": [plain(asdict(sheet)) for sheet in outcome.understood.sheets]}
    upload.understood["since"] = since(upload, outcome)
    upload.refusal = None
    upload.issues = [plain_remark(remark) for remark in outcome.file_issues]
    upload.notices = [plain_remark(remark) for remark in outcome.file_notices]
    upload.absent = [{"cadre": code, "full_name": name} for code, name in outcome.absent]
    upload.summary = outcome.summary | {"partings": len(to_part(upload))}
    upload.effect = outcome.effect
    upload.state = UploadState.FAULTY if outcome.issues else UploadState.CHECKED
    upload.progress = 100
    upload.save()
    _replace_rows(upload, outcome)
    _count_meanings(upload, outcome)


def _replace_rows(upload: Upload, outcome: Outcome) -> None:
    StagedRow.objects.filter(upload=upload)._raw_delete(using="default")
    with connection.cursor() as cursor, cursor.copy(f"COPY rosters_stagedrow ({COLUMNS}) FROM STDIN") as copy:
        for person in outcome.people:
            copy.write_row(_row(upload.pk, person))


def _count_meanings(upload: Upload, outcome: Outcome) -> None:
    """In how many rows each entry of the dictionary was read."""
    entries = Counter(int(notice.params["entry"]) for notice in outcome.notices if "entry" in notice.params)
    MappingUse.objects.filter(upload=upload).delete()
    MappingUse.objects.bulk_create(
        MappingUse(upload=upload, mapping_id=entry, rows=rows) for entry, rows in entries.items()
    )


def _row(upload: int, person: Person) -> tuple[object, ...]:
    row, verdict = person.row, person.verdict
    return (
        upload,
        row.place.sheet,
        row.place.row,
        str(row.values.get("full_name") or "")[:200],
        verdict.status,
        verdict.cadre or "",
        dumps(stated(row)),
        dumps(dict(row.raw)),
        dumps(verdict.changes),
        dumps([plain_remark(remark) for remark in person.issues]),
        dumps([plain_remark(remark) for remark in person.notices]),
    )

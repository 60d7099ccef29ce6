"""An outcome as it is kept with its upload, and back again: codes and places, so that any language can tell."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from django.db import connection

from apps.rosters.following import since
from apps.rosters.jsontext import dumps, plain
from apps.rosters.kept_answers import forget_present
from apps.rosters.kept_tables import Plain, make_ready
from apps.rosters.models import MappingUse, StagedRow, Upload, UploadState
from apps.rosters.outcome import Outcome
from apps.rosters.parting import to_part
from apps.rosters.values import Place, Remark

# The rows are in the database already; only what is remarked on them is not.
TOLD = Plain("staged_told", "id integer PRIMARY KEY, issues jsonb, notices jsonb")
KEEP = """
INSERT INTO rosters_stagedrow (
  upload_id, sheet, row, full_name, status, cadre, values, raw, changes, issues, notices)
SELECT %s, sheet, line, left(coalesce(stated->>'full_name', ''), 200), status, coalesce(code, ''), stated, raw, changes,
  coalesce(issues, '[]'), coalesce(notices, '[]')
FROM (
  SELECT id, sheet, line, stated, status, code, raw, changes FROM staged
  UNION ALL SELECT id, sheet, line, stated, 'skipped', code, raw, '{}' FROM staged_left_out
) AS read LEFT JOIN staged_told USING (id)
ORDER BY id
"""


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
    """Put an outcome into its upload, which the caller saves, and its rows, staged before, in the place of others."""
    upload.format = outcome.understood.format
    sheets = [plain(asdict(sheet)) for sheet in outcome.understood.sheets]
    upload.understood = {"sheets": sheets, "since": since(upload, outcome)}
    upload.refusal = None
    upload.issues = [plain_remark(remark) for remark in outcome.file_issues]
    upload.notices = [plain_remark(remark) for remark in outcome.file_notices]
    upload.absent = [{"cadre": code, "full_name": name} for code, name in outcome.absent]
    forget_present(upload)
    upload.summary = outcome.summary | {"partings": len(to_part(upload))}
    upload.effect = outcome.effect
    upload.state = UploadState.FAULTY if outcome.issues else UploadState.CHECKED
    upload.progress = 100
    _replace_rows(upload, outcome)
    _count_meanings(upload, outcome)


def _replace_rows(upload: Upload, outcome: Outcome) -> None:
    StagedRow.objects.filter(upload=upload)._raw_delete(using="default")
    make_ready([TOLD], [], {}, rows=len(outcome.understood.rows))
    with connection.cursor() as cursor:
        with cursor.copy("COPY staged_told FROM STDIN") as copy:
            for number, told in outcome.people.told.items():
                copy.write_row((number, *(dumps([plain_remark(each) for each in remarks]) for remarks in told)))
        cursor.execute(KEEP, [upload.pk])


def _count_meanings(upload: Upload, outcome: Outcome) -> None:
    """In how many rows each entry of the dictionary was read."""
    entries = Counter(int(notice.params["entry"]) for notice in outcome.notices if "entry" in notice.params)
    MappingUse.objects.filter(upload=upload).delete()
    MappingUse.objects.bulk_create(
        MappingUse(upload=upload, mapping_id=entry, rows=rows) for entry, rows in entries.items()
    )

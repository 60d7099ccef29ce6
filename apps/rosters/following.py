"""The workbook that went back to the officer and comes in again: recognised, linked, and told what changed in it."""

import re
import zlib
from collections.abc import Iterable, Mapping
from io import BytesIO
from typing import Any
from zipfile import BadZipFile, ZipFile

from lxml import etree

from apps.rosters.marked.package import ROOT, Package, parsed, written
from apps.rosters.models import StagedRow, Upload, UploadState
from apps.rosters.outcome import Outcome
from apps.rosters.workbooks import Sheet, letter_of, text_of

# A property of the document, which Excel and LibreOffice keep when they save it.
PROPERTY = "Mã danh sách"
MARK = re.compile(rb"so-can-bo:([A-Z]{2}-\d{1,9})")
PROPERTIES = ("docProps/custom.xml", "meta.xml")
PROPERTIES_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
PROPERTIES_NAME = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
PROPERTIES_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties"
VALUE_NAME = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
PROPERTY_SET = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"  # that of properties which people define
PROPERTIES_SIZE = 1 << 20
# Above so many the page names only how many rows there are.
ROWS_TOLD = 500


def stamp(package: Package, code: str) -> None:
    """Write the upload's code where nobody sees it and every office program keeps it."""
    part = next(iter(package.related(ROOT, "/custom-properties")), "")
    properties = parsed(package.parts[part]) if part else etree.Element(f"{{{PROPERTIES_NAME}}}Properties")
    for each in [each for each in properties if each.get("name") == PROPERTY]:
        properties.remove(each)
    taken = [int(each.get("pid", "1")) for each in properties]
    told = {"fmtid": PROPERTY_SET, "pid": str(max(taken, default=1) + 1), "name": PROPERTY}
    own = etree.SubElement(properties, f"{{{PROPERTIES_NAME}}}property", told)
    etree.SubElement(own, f"{{{VALUE_NAME}}}lpwstr", nsmap={"vt": VALUE_NAME}).text = f"so-can-bo:{code}"
    if not part:
        part = PROPERTIES[0]
        package.add(part, b"", PROPERTIES_TYPE)
        package.relate(ROOT, PROPERTIES_KIND, part)
    package.parts[part] = written(properties)


def stamped(content: bytes) -> str:
    """The code of the upload that a workbook was marked for, empty when it was not."""
    if not content.startswith(b"PK"):
        found = MARK.search(content)
        return found[1].decode() if found else ""
    try:
        with ZipFile(BytesIO(content)) as parts:
            texts = [_part(parts, name) for name in PROPERTIES if name in parts.namelist()]
    except (BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError, zlib.error, EOFError):
        return ""
    found = next((match for text in texts if (match := MARK.search(text))), None)
    return found[1].decode() if found else ""


def _part(parts: ZipFile, name: str) -> bytes:
    with parts.open(name) as part:
        return part.read(PROPERTIES_SIZE)


def earlier_version(content: bytes, unit: Any, by: Any) -> Upload | None:
    """The upload that this workbook was marked for, if it is of the same unit and its sender may see it."""
    code = stamped(content)
    if not code:
        return None
    return Upload.objects.visible_to(by).described().filter(code=code, unit=unit).first()


def said_in(sheet: Sheet, row: int) -> dict[str, str]:
    """What the cells of a row say, by their letters; empty ones are left out."""
    cells = sheet.rows[row - 1] if 0 < row <= len(sheet.rows) else []
    return {letter_of(place): text for place, value in enumerate(cells) if (text := text_of(value))}


def since(upload: Upload, outcome: Outcome) -> dict[str, Any]:
    """What changed since the version before: rows that read differently, new ones, gone ones, as plain data."""
    if upload.follows is None or upload.follows.state == UploadState.REFUSED:
        return {}
    before = StagedRow.objects.filter(upload=upload.follows).values("sheet", "row", "full_name", "raw", "issues")
    known, by_name = _indexed([dict(row) for row in before])
    rows, same, met = [], 0, set()
    for person in outcome.people:
        place, name = person.row.place, str(person.row.values.get("full_name") or "")
        old = known.get((place.sheet, place.row))
        if old is None or old["full_name"] != name:
            old = by_name.get(name, old)
        met.add((old["sheet"], old["row"]) if old else None)
        unread = {issue.key: issue.value for issue in person.issues if issue.key}
        changes = _changes(_written(old), unread | dict(person.row.raw)) if old else {}
        if old and not changes:
            same += 1
        else:
            rows.append(
                {"sheet": place.sheet, "row": place.row, "full_name": name, "is_new": not old, "changes": changes}
            )
    gone = [each["full_name"] for place, each in known.items() if place not in met]
    return {
        **upload.understood.get("since", {}),
        "code": upload.follows.code,
        "same": same,
        "count": len(rows),
        "rows": rows[:ROWS_TOLD],
        "gone": gone[:ROWS_TOLD],
    }


def _indexed(rows: Iterable[dict[str, Any]]) -> tuple[dict[tuple[str, int], dict[str, Any]], dict[str, dict[str, Any]]]:
    """Rows by place, and by name where only one has it."""
    known = {(row["sheet"], row["row"]): row for row in rows}
    names: dict[str, list[dict[str, Any]]] = {}
    for row in known.values():
        names.setdefault(row["full_name"], []).append(row)
    return known, {name: found[0] for name, found in names.items() if len(found) == 1}


def _written(row: Mapping[str, Any]) -> dict[str, str]:
    """What a row said by value, what could not be read included."""
    raw: dict[str, str] = row["raw"]
    return {issue["key"]: issue["value"] for issue in row["issues"] if issue["key"]} | raw


def _changes(before: Mapping[str, str], after: Mapping[str, str]) -> dict[str, list[str]]:
    keys = dict.fromkeys((*before, *after))
    return {key: [before.get(key, ""), after.get(key, "")] for key in keys if before.get(key, "") != after.get(key, "")}

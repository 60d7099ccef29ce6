"""An .xlsx as its parts, so that shapes, pictures, macros and whatever nobody here knows come back as they were."""

from __future__ import annotations

import posixpath
import re
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from lxml import etree

from apps.rosters.marked.strict import usual

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
TYPES_PART, ROOT = "[Content_Types].xml", ""
SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml"
# What a workbook is sent as, and those kinds of it that an office program would not open under its name.
BOOK_TYPE, TEMPLATE_TYPE = f"{SPREADSHEET}.sheet.main+xml", f"{SPREADSHEET}.template.main+xml"
MACROS = "macroEnabled"
UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


class UnfitError(ValueError):
    """The workbook is built in a way that cannot be changed in place."""


def parsed(content: bytes) -> Any:
    """A part as a tree; nothing is fetched and no entity is followed."""
    root = etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))
    if root.getroottree().docinfo.internalDTD is not None:
        raise UnfitError("a part defines entities")
    return root


def written(root: Any) -> bytes:
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def main(name: str) -> str:
    """A tag of the language of spreadsheets."""
    return f"{{{MAIN}}}{name}"


def clean(text: str) -> str:
    """The text without what XML cannot hold."""
    return UNFIT.sub("", text)


class Package:
    """The parts of a workbook, how they refer to each other, and what kind each is."""

    def __init__(self, content: bytes) -> None:
        with ZipFile(BytesIO(content)) as archive:
            parts = {each.filename: archive.read(each) for each in archive.infolist() if not each.is_dir()}
        self.parts = usual(parts)
        self.types = parsed(self.parts[TYPES_PART])
        self._relations: dict[str, Any] = {}
        self.book_part = self.related(ROOT, "/officeDocument")[0]
        self.book = parsed(self.parts[self.book_part])
        if self.book.tag != main("workbook"):
            raise UnfitError("the workbook is of another kind")

    @property
    def has_macros(self) -> bool:
        return any(MACROS in each.get("ContentType", "") for each in self.types)

    def related(self, part: str, kind: str) -> list[str]:
        """The parts of a kind that a part refers to."""
        return [self._target(part, each) for each in self.relations(part) if each.get("Type", "").endswith(kind)]

    def part_of(self, part: str, relation: str) -> str:
        """The part behind one reference."""
        return next(self._target(part, each) for each in self.relations(part) if each.get("Id") == relation)

    def relation_to(self, part: str, target: str) -> str:
        """The reference to a part."""
        return next(str(each.get("Id")) for each in self.relations(part) if self._target(part, each) == target)

    def relations(self, part: str) -> Any:
        if part not in self._relations:
            known = self.parts.get(_relations_part(part))
            self._relations[part] = parsed(known) if known else etree.Element(f"{{{RELATIONS}}}Relationships")
        return self._relations[part]

    def _target(self, part: str, relation: Any) -> str:
        target = relation.get("Target", "")
        if target.startswith("/"):
            return str(target[1:])
        return posixpath.normpath(posixpath.join(posixpath.dirname(part), target))

    def relate(self, part: str, kind: str, target: str) -> str:
        """Refer to another part; gives the name of the reference."""
        relations = self.relations(part)
        taken = {each.get("Id") for each in relations}
        name = next(f"rId{number}" for number in range(1, len(taken) + 2) if f"rId{number}" not in taken)
        told = {"Id": name, "Type": kind, "Target": f"/{target}" if part else target}
        etree.SubElement(relations, f"{{{RELATIONS}}}Relationship", told)
        return name

    def unrelate(self, part: str, relation: str) -> None:
        relations = self.relations(part)
        for each in [each for each in relations if each.get("Id") == relation]:
            relations.remove(each)

    def add(self, name: str, content: bytes, kind: str) -> None:
        """A new part of a kind."""
        self.parts[name] = content
        etree.SubElement(self.types, f"{{{TYPES}}}Override", {"PartName": f"/{name}", "ContentType": kind})

    def remove(self, name: str) -> None:
        """Take a part away with what it refers to by itself."""
        self.parts.pop(name, None)
        self.parts.pop(_relations_part(name), None)
        self._relations.pop(name, None)
        for each in [each for each in self.types if each.get("PartName") == f"/{name}"]:
            self.types.remove(each)

    def know_ending(self, ending: str, kind: str) -> None:
        """What files with an ending are."""
        if not any(each.get("Extension", "").lower() == ending for each in self.types):
            known = etree.Element(f"{{{TYPES}}}Default", {"Extension": ending, "ContentType": kind})
            self.types.insert(0, known)

    def free_name(self, pattern: str) -> str:
        """A name for a new part, its number put into the pattern."""
        return next(
            name for number in range(1, len(self.parts) + 2) if (name := pattern.format(number)) not in self.parts
        )

    def saved(self) -> bytes:
        """The workbook as a file."""
        for each in self.types:
            if each.get("ContentType") == TEMPLATE_TYPE:
                each.set("ContentType", BOOK_TYPE)
        self.parts[self.book_part] = written(self.book)
        self.parts[TYPES_PART] = written(self.types)
        for part, relations in self._relations.items():
            if len(relations):
                self.parts[_relations_part(part)] = written(relations)
        target = BytesIO()
        with ZipFile(target, "w", ZIP_DEFLATED) as archive:
            for name in sorted(self.parts, key=lambda name: name != TYPES_PART):
                archive.writestr(name, self.parts[name])
        return target.getvalue()


def _relations_part(part: str) -> str:
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")

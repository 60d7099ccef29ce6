"""What an .xlsx must hold to open without a word about repair: ECMA-376 as far as our workbooks go, and Excel's limits.

Excel says only that it repaired something, so each fault is named here: the part, and what is wrong in it.
"""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from lxml import etree

from apps.rosters.marked.notes import VML
from apps.rosters.marked.package import OFFICE, TYPES, TYPES_PART, main
from tests.rosters import package_sheets
from tests.rosters.package_sheets import IN_BOOK, IN_SHEET, LONGEST_NAME, MOST_LINKS, NAMED, STAYING

# Elements that hold a formula: of a cell, a rule for entries, a condition, a name, a chart.
FORMULAS = frozenset({"f", "formula", "formula1", "formula2", "definedName"})


def faults(content: bytes) -> list[str]:
    """Everything that would make an office program repair the workbook; empty for a sound one."""
    return list(_Package(content).faults())


class _Package:
    def __init__(self, content: bytes) -> None:
        with ZipFile(BytesIO(content)) as archive:
            self.names = archive.namelist()
            self.parts = {name: archive.read(name) for name in self.names}
        self.trees: dict[str, Any] = {}
        self.book = ""

    def faults(self) -> Iterator[str]:
        yield from (f"{name}: twice in the file" for name, times in Counter(self.names).items() if times > 1)
        for name in self.names:
            if name.endswith((".xml", ".rels", ".vml")):
                try:
                    self.trees[name] = etree.fromstring(self.parts[name], etree.XMLParser(huge_tree=True))
                except etree.XMLSyntaxError as error:
                    yield f"{name}: no XML: {error}"
        yield from self._types()
        yield from self._relations()
        self.book = self.related("", "/officeDocument")[0]
        yield from self._book()
        yield from package_sheets.style_faults(self.trees[self.related(self.book, "/styles")[0]])
        for name in set(self.related(self.book, "/worksheet")) & set(self.trees):
            yield from (f"{name}: {fault}" for fault in self._sheet(name))
        for name in self.trees:
            yield from (f"{name}: {fault}" for fault in self._referred(name))
        yield from self._named_once()
        yield from self._properties()

    def _types(self) -> Iterator[str]:
        root = self.trees[TYPES_PART]
        endings = [each.get("Extension").lower() for each in root.iterfind(f"{{{TYPES}}}Default")]
        named = [each.get("PartName").lstrip("/") for each in root.iterfind(f"{{{TYPES}}}Override")]
        yield from (f"type of {each} twice" for each, times in Counter([*endings, *named]).items() if times > 1)
        yield from (f"type of a part that is not there: {each}" for each in named if each not in self.parts)
        for name in self.parts:
            if name != TYPES_PART and name not in named and name.rsplit(".", 1)[-1].lower() not in endings:
                yield f"{name}: no type"

    def _relations(self) -> Iterator[str]:
        for name in [each for each in self.parts if each.endswith(".rels")]:
            source = _source(name)
            if source and source not in self.parts:
                yield f"{name}: of a part that is not there"
            ids = Counter(each.get("Id") for each in self.trees[name])
            yield from (f"{name}: {each} twice" for each, times in ids.items() if times > 1)
            for each in self.trees[name]:
                if each.get("TargetMode") not in STAYING and _target(source, each) not in self.parts:
                    yield f"{name}: {each.get('Target')} is not there"

    def related(self, part: str, kind: str) -> list[str]:
        return [target for _, target in self._by_kind(part, kind)]

    def _by_kind(self, part: str, kind: str) -> list[tuple[str, str]]:
        relations = self.trees.get(_relations_of(part), ())
        return [(each.get("Id"), _target(part, each)) for each in relations if each.get("Type").endswith(kind)]

    def _book(self) -> Iterator[str]:
        root = self.trees[self.book]
        yield from package_sheets.order_faults(root, IN_BOOK)
        sheets = root.findall(f"{main('sheets')}/{main('sheet')}")
        names = [each.get("name") for each in sheets]
        pages = {
            relation
            for kind in ("/worksheet", "/chartsheet", "/dialogsheet")
            for relation, _ in self._by_kind(self.book, kind)
        }
        yield from (f"sheet {each} twice" for each, times in Counter(map(str.lower, names)).items() if times > 1)
        yield from (
            f"sheet id {each} twice" for each, times in Counter(s.get("sheetId") for s in sheets).items() if times > 1
        )
        for sheet in sheets:
            name = sheet.get("name")
            if not 0 < len(name) <= LONGEST_NAME or set(name) & set("[]:*?/\\") or name.strip("'") != name:
                yield f"no name for a sheet: {name}"
            if sheet.get(f"{{{OFFICE}}}id") not in pages:
                yield f"sheet {name} has no part"
        shown = [place for place, each in enumerate(sheets) if each.get("state", "visible") == "visible"]
        view = root.find(f"{main('bookViews')}/{main('workbookView')}")
        if not shown or (view is not None and int(view.get("activeTab", "0")) not in shown):
            yield "the sheet that opens is hidden or not there"
        defined = root.findall(f"{main('definedNames')}/{main('definedName')}")
        local = Counter((each.get("name").lower(), each.get("localSheetId")) for each in defined)
        yield from (f"name {each} twice" for each, times in local.items() if times > 1)
        yield from (f"no name: {each.get('name')}" for each in defined if not NAMED.fullmatch(each.get("name")))
        yield from (f"name {each.get('name')} of no sheet" for each in defined
                    if int(each.get("localSheetId", "0")) >= len(sheets))  # fmt: skip
        self.sheet_names = set(names)

    def _sheet(self, name: str) -> Iterator[str]:
        root = self.trees[name]
        yield from package_sheets.order_faults(root, IN_SHEET, repeated=("conditionalFormatting",))
        styles = self.trees[self.related(self.book, "/styles")[0]]
        formats = len(styles.find(main("cellXfs")))
        strings = self.related(self.book, "/sharedStrings")
        texts = len(self.trees[strings[0]].findall(main("si"))) if strings else 0
        yield from package_sheets.row_faults(root.find(main("sheetData")), formats, texts)
        yield from package_sheets.column_faults(root, formats)
        yield from package_sheets.span_faults(root)
        yield from package_sheets.rule_faults(root)
        yield from self._links(root)
        yield from self._notes(name, root)
        for part in self.related(name, "/table"):
            yield from package_sheets.table_faults(self.trees[part], self._texts(root))
        yield from package_sheets.day_faults(root, styles)
        yield from package_sheets.size_faults(root)
        looks = styles.find(main("dxfs"))
        for each in root.iter(main("cfRule")):
            if int(each.get("dxfId", "0")) >= max(1, len(looks) if looks is not None else 0):
                yield "a condition with a look that is not there"

    def _texts(self, root: Any) -> dict[str, str]:
        """What stands in the cells of words."""
        strings = self.related(self.book, "/sharedStrings")
        shared = ["".join(each.itertext()) for each in self.trees[strings[0]]] if strings else []
        return {
            cell.get("r"): shared[int(cell.findtext(main("v")))] if cell.get("t") == "s" else "".join(cell.itertext())
            for cell in root.iter(main("c"))
            if cell.get("t") in ("s", "inlineStr", "str")
        }

    def _referred(self, name: str) -> Iterator[str]:
        """What a part refers to by number is among its relations, and each sheet that a formula names is there."""
        known = {number for number, _ in self._by_kind(name, "")}
        for each in self.trees[name].iter(etree.Element):
            for relation in (each.get(f"{{{OFFICE}}}{kind}") for kind in ("id", "embed", "link")):
                if relation and relation not in known:
                    yield f"{etree.QName(each).localname} refers to nothing: {relation}"
            if etree.QName(each).localname in FORMULAS:
                absent = package_sheets.named_sheets(each.text or "") - self.sheet_names
                yield from (f"a formula names no sheet: {sheet}" for sheet in absent)

    def _named_once(self) -> Iterator[str]:
        """Tables and defined names share one list of names."""
        tables = [root for root in self.trees.values() if root.tag == main("table")]
        names = [each.get("name") for each in self.trees[self.book].iter(main("definedName")) if not each.attrib.get(
            "localSheetId")]  # fmt: skip
        told = Counter(name.lower() for name in (*names, *(each.get("displayName") for each in tables)))
        yield from (f"{name} names two things" for name, times in told.items() if times > 1)
        ids = Counter(each.get("id") for each in tables)
        yield from (f"two tables of number {each}" for each, times in ids.items() if times > 1)

    def _links(self, root: Any) -> Iterator[str]:
        links = root.findall(f"{main('hyperlinks')}/{main('hyperlink')}")
        if len(links) > MOST_LINKS:
            yield f"{len(links)} links"
        for link in links:
            if package_sheets.named_sheets(link.get("location", "")) - self.sheet_names:
                yield f"a link to no sheet: {link.get('location')}"

    def _notes(self, name: str, root: Any) -> Iterator[str]:
        drawings = dict(self._by_kind(name, "/vmlDrawing"))
        legacy = root.find(main("legacyDrawing"))
        if legacy is not None and legacy.get(f"{{{OFFICE}}}id") not in drawings:
            yield "the boxes of comments are not there"
            return
        for part in self.related(name, "/comments"):
            if legacy is None:
                yield "comments without boxes"
                continue
            comments = self.trees[part]
            yield from package_sheets.comment_faults(comments)
            boxes = self.trees[drawings[legacy.get(f"{{{OFFICE}}}id")]]
            told = Counter(each.get("ref") for each in comments.iter(main("comment")))
            drawn = Counter(package_sheets.boxed_cells(boxes))
            if told != drawn:
                yield f"comments and their boxes differ: {sorted((told - drawn) + (drawn - told))[:5]}"
            ids = Counter(each.get("id") for each in boxes.iter(f"{{{VML}}}shape"))
            yield from (f"box {each} twice" for each, times in ids.items() if times > 1)

    def _properties(self) -> Iterator[str]:
        for part in self.related("", "/custom-properties"):
            ids = [int(each.get("pid")) for each in self.trees[part]]
            names = [each.get("name") for each in self.trees[part]]
            if len(set(ids)) < len(ids) or len(set(names)) < len(names) or min(ids, default=2) < 2:
                yield f"{part}: properties {ids}"


def _source(name: str) -> str:
    folder, file = posixpath.split(name)
    return posixpath.join(posixpath.dirname(folder), file.removesuffix(".rels"))


def _relations_of(part: str) -> str:
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _target(part: str, relation: Any) -> str:
    target = str(relation.get("Target"))
    return target[1:] if target.startswith("/") else posixpath.normpath(
        posixpath.join(posixpath.dirname(part), target)
    )  # fmt: skip

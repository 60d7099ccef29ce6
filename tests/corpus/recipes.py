"""What each workbook of the corpus is made of: a value for every dimension, from its number."""

from dataclasses import dataclass
from random import Random

from tests.corpus import opendocument
from tests.corpus.containers import WORKBOOKS
from tests.corpus.headers import STYLES
from tests.corpus.layouts import LAYOUTS

CONTAINERS = {**WORKBOOKS, ".ods": ("ods", opendocument.by_libreoffice)}
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "cp1258")
SEPARATORS = {",": "comma", ";": "semicolon", "\t": "tab"}
LETTERS = ("NFC",) * 8 + (
    *("NFD", "NFD in some cells", "TCVN3", "TCVN3, fonts lost", "TCVN3 in some cells"),
    *("VNI", "VNI, fonts lost", "VNI in some cells"),
)
# Text keeps no fonts, so that letters of one byte can be told only when all cells have them.
LETTERS_OF_TEXT = ("NFC", "NFC", "NFD", "NFD in some cells", "VNI, fonts lost")
SHEETS = ("one sheet",) * 5 + (
    *("a sheet for each commune", "a sheet for each year", "a hidden sheet", "a sheet of sums"),
    *("several communes in one sheet",),
)
MANNERS = ("plain", "plain", "plain", "capitals", "broken", "hinted")
GROUPINGS = ("groups", "groups, numbers begin again", "no groups", "capitals behind a letter", "groups by body")


@dataclass(frozen=True)
class Recipe:
    """What one workbook is made of; every dimension is also a kind that the measure counts by."""

    number: int
    layout: str
    container: str
    letters: str
    sheets: str
    header: str
    manner: str
    height: str
    grouping: str
    total: str

    @property
    def kinds(self) -> tuple[str, ...]:
        told = (self.layout, self.container, f"letters: {self.letters}", self.sheets)
        return (
            *told,
            f"header {self.header}",
            f"title block: {self.height}",
            self.grouping,
            f"total row: {self.total}",
        )


def recipe(number: int) -> Recipe:
    """The dimensions of a workbook; the first five turn at their own pace, so that each meets each other."""
    chance = Random(f"recipe {number}")
    names = list(LAYOUTS)
    containers = [*CONTAINERS, "text"]
    container = containers[(number // len(names) + number) % len(containers)]
    if container == "text":
        container = f".csv, {chance.choice(ENCODINGS)}, {chance.choice(list(SEPARATORS.values()))}"
    written = chance.choice(LETTERS_OF_TEXT if container.startswith(".csv") else LETTERS)
    if "cp1258" in container:
        written = "NFC"
    return Recipe(
        *(number, names[number % len(names)], container, written),
        sheets="one sheet" if container.startswith(".csv") else chance.choice(SHEETS),
        header=chance.choice(STYLES),
        manner=chance.choice(MANNERS),
        height=chance.choice(("none", "short", "tall", "tall")),
        grouping=chance.choice(GROUPINGS),
        total=chance.choice(("none", "none", "first", "last", "each")),
    )

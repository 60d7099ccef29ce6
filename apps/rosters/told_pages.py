"""What an upload's page says of issues and notices: by kind, each told once with all the places where it stands."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Q

from apps.rosters.keeping import remark_of
from apps.rosters.models import Upload
from apps.rosters.remarks import explanation
from apps.rosters.values import Place, Remark, Words
from apps.rosters.wording import Words as WordsOfLists

# So many remarks are read at once; more are folded by their kinds.
FEW = 6
# The clauses of a sentence with the signs that divide them; what it names.
CLAUSE = re.compile(r"([;:] )")
NAMED = re.compile(r"%\((\w+)\)s")


@dataclass(frozen=True)
class Told:
    """A remark in words."""

    remark: Remark
    full_name: str = ""
    # What stands in a header is settled on the page of columns; only rows below it can be corrected.
    is_correctable: bool = False

    @property
    def message(self) -> str:
        return self.remark.message()

    @property
    def remedy(self) -> str:
        return self.remark.remedy()

    @property
    def is_repair(self) -> bool:
        """Whether before and after stand beside the sentence: one that names both says itself which of them counts."""
        sentence = explanation(self.remark.code).message
        has_both = bool(self.remark.before and self.remark.after)
        return has_both and not all(part in sentence for part in ("%(before)s", "%(after)s"))


@dataclass(frozen=True)
class Kind:
    """The remarks with one code."""

    code: str
    told: Sequence[Told]
    is_open: bool

    @property
    def heading(self) -> str:
        """What all of them say, with gaps where they differ; what only closes with a gap is left out."""
        said = [each.remark.words() for each in self.told]
        shared = {key: word for key, word in said[0].items() if all(each.get(key) == word for each in said)}
        return _without_open_end(explanation(self.code).message, shared) % Words(shared)

    @property
    def says_each(self) -> bool:
        """Whether each says something that the heading does not."""
        return len({each.message for each in self.told}) > 1

    @property
    def has_findings(self) -> bool:
        """Whether there is anything to tell beside the single places."""
        return self.says_each or any(each.is_repair for each in self.told)

    @property
    def is_correctable(self) -> bool:
        return any(each.is_correctable for each in self.told)

    @property
    def remedy(self) -> str:
        """What to do, where it is the same for all of them."""
        remedies = {each.remedy for each in self.told}
        return remedies.pop() if len(remedies) == 1 else ""


def remarks_page(upload: Upload, key: str, number: str | None, size: int, *, may_correct: bool) -> Page[Any]:
    """Remarks on the file and those of the rows by their kinds, a page of rows at a time.

    Whoever may correct finds a way to the form of each row.
    """
    rows = upload.rows.filter(~Q(**{key: []})).order_by("pk")
    page: Page[Any] = Paginator(rows, size).get_page(number)
    words = WordsOfLists(upload.format)
    of_file = [remark_of(kept) for kept in getattr(upload, key)] if page.number == 1 else []
    of_rows = [(row.full_name, remark_of(kept)) for row in page.object_list for kept in getattr(row, key)]
    words.learn_remarks([*of_file, *(remark for _name, remark in of_rows)])
    page.object_list = kinds_of(
        [
            *(
                Told(words.told(each), is_correctable=may_correct and _is_below_header(upload, each.place))
                for each in of_file
            ),
            *(Told(words.told(remark), name, is_correctable=may_correct) for name, remark in of_rows),
        ]
    )
    return page


def kinds_of(told: Iterable[Told]) -> list[Kind]:
    """In the order in which each first occurs: what concerns the whole file stands first."""
    by_code: dict[str, list[Told]] = {}
    for each in told:
        by_code.setdefault(each.remark.code, []).append(each)
    is_open = sum(map(len, by_code.values())) <= FEW
    return [Kind(code, remarks, is_open) for code, remarks in by_code.items()]


def _without_open_end(sentence: str, words: Mapping[str, str]) -> str:
    """A sentence without the last of its clauses whose words are not there: “listed twice; also in row …”."""
    first, *clauses = CLAUSE.split(sentence)
    while clauses and not {*NAMED.findall(clauses[-1])} <= words.keys():
        clauses = clauses[:-2]
    whole = "".join((first, *clauses))
    return whole if whole == sentence else f"{whole}."


def _is_below_header(upload: Upload, place: Place) -> bool:
    sheets = upload.understood.get("sheets", ())
    last = max((row for sheet in sheets if sheet["name"] == place.sheet for row in sheet["header_rows"]), default=0)
    return place.row > last

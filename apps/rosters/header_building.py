"""What each column of a header stands for: the surest first, what is only near as a question."""

from collections.abc import Iterator

from apps.rosters.flat_marks import flat_groups
from apps.rosters.header import Header
from apps.rosters.header_cores import NUMBERS
from apps.rosters.header_dates import date_paths, undated
from apps.rosters.header_paths import Path, header_paths
from apps.rosters.header_spellings import COUNTER, IGNORED, bare, folded, path_words, spellings
from apps.rosters.header_text_columns import rather_meant
from apps.rosters.header_unnamed import numbered, unnamed, unnamed_counter
from apps.rosters.header_uppers import told_by_lower, with_years
from apps.rosters.header_values import HELD, ColumnValues
from apps.rosters.header_words import CERTAIN, HeaderWords, Resemblance
from apps.rosters.likely_columns import Fitting, likely_columns
from apps.rosters.sampling import AGREEING, Samples
from apps.rosters.turned import Pairs
from apps.rosters.workbooks import Sheet

# From this likeness on a header says a column as well as one of its own.
AS_NEAR = 0.95


def build_header(sheet: Sheet, rows: range, words: HeaderWords, samples: Samples | None = None) -> Header:
    """What each column of a header block stands for: answers and exact words first, then near ones."""
    return _Builder(sheet, rows, words, samples).build()


class _Builder:
    """Gives the columns of one header their keys, the surest first."""

    def __init__(self, sheet: Sheet, rows: range, words: HeaderWords, samples: Samples | None) -> None:
        self.sheet, self.rows, self.words, self.samples = sheet, rows, words, samples
        self.values, self.pairs = ColumnValues(words, samples, rows.stop), Pairs.of(sheet.name)
        self.paths = header_paths(sheet, rows)
        self.names = numbered({position: path_words(at.path) for position, at in self.paths.items()})
        self.columns: dict[int, str] = {}
        written = self.paths
        marked = with_years(written)
        self.paths = marked | date_paths(marked, words)
        if any(column.above for column in words.declared.columns):
            self.paths = undated(self.paths)
        self.paths = told_by_lower(self.paths, words)
        self.texts = {position: " > ".join(at.path) for position, at in written.items()}
        self.guessed: dict[int, str] = {}
        self.repeated: dict[int, str] = {}
        self.doubts: dict[int, Resemblance] = {}
        self.settled: set[int] = set()
        self.refused: set[int] = set()
        self.counter: int | None = None
        self.likened: set[int] = set()

    def build(self) -> Header:
        for position in range(len(self.sheet.rows[self.rows.start])):
            self._take_answer(position)
        for position in self.paths:
            self._take_exact(position)
        self._take_levels()
        self._take_pairs()
        for position in self.paths:
            if position not in self.settled:
                self._take_likely(position)
        for position in [position for position, key in self.columns.items() if self.words.declared.column(key).joins]:
            self._take_second_part(position + 1)
        if self.columns and not {*self.columns.values()} & {*self.words.declared.person}:
            self._take_names()
        self._take_by_likeness()
        self._take_rather()
        self._ask_by_values()
        if self.counter is None:
            self.counter = unnamed_counter(self.sheet, self.rows.stop, self.columns, self.paths)
        # Headers are compared without their tones, and told with them.
        guessed = {position: self.words.written.get(header, header) for position, header in self.guessed.items()}
        told = (guessed, self.repeated, self.doubts, self.names, frozenset(self.refused), frozenset(self.likened))
        return Header(self.rows, dict(sorted(self.columns.items())), self.texts, self.counter, *told)

    def _take_rather(self) -> None:
        """What words are read as some text and hold what only another column does."""
        own = {place: key for place, key in self.columns.items() if self.names.get(place) not in self.words.answers}
        for position, key in [*rather_meant(own, self.words, self.values)]:
            self.columns[position], self.guessed[position] = key, str(self.words.declared.column(key).headers[0])

    def _take_answer(self, position: int) -> None:
        answer = self.words.answers.get(self.names.setdefault(position, unnamed(position)))
        if answer is None:
            return
        self.settled.add(position)
        if answer:
            self.columns[position] = answer
        else:
            self.refused.add(position)

    def _take_exact(self, position: int) -> None:
        if position in self.settled:
            return
        path = self.paths[position].path
        if key := self._among_parts(path) or self.words.exact(path) or self.words.related(path):
            self._settle(position, self._rather_told(position, path, self._not_marked(position, path, key)))

    def _among_parts(self, path: Path) -> str | None:
        """What a header means below another one, where others stand beside it there: Sinh > Ngày, Tháng, Năm."""
        key = self.words.below(path) if len(path) > 1 else None
        beside = {at.path for at in self.paths.values() if at.path[:-1] == path[:-1]} - {path} if key else ()
        return key if any(map(self.words.below, beside)) else None

    def _rather_told(self, position: int, path: Path, key: str) -> str:
        """What a list tells that its header says as well as a column of which nothing comes: Chức vụ sau sắp xếp."""
        declared = self.words.declared
        if key not in declared.unheeded:
            return key
        near = (each for each in self.words.likely.ranked(path) if each.likeness >= AS_NEAR)
        found = next((each for each in near if each.key not in declared.whom), None)
        return found.key if found and self._may_be(found.key, position) else key

    def _not_marked(self, position: int, path: Path, key: str) -> str:
        """ "Tin học (chứng chỉ)" in one cell is the column of all levels, when its cells hold no marks."""
        if key in {COUNTER, IGNORED} or not self._is_mark(key) or not self.words.stands_by_itself(path):
            return key
        share = self.values.share(key, position)
        if share is None or share >= AGREEING:
            return key
        plain = self.words.exact((bare(path[-1]),))
        if plain is None or plain in {COUNTER, IGNORED} or self._is_mark(plain):
            explained = self.words.explained(path[-1:])
            plain = explained.key if explained else None
        return plain or key

    def _is_mark(self, key: str) -> bool:
        return self.words.declared.column(key).is_mark

    def _settle(self, position: int, key: str) -> None:
        self.settled.add(position)
        if key == COUNTER:
            self.counter = position if self.counter is None else self.counter
        elif key != IGNORED:
            self._claim(position, key)

    def _claim(self, position: int, key: str) -> None:
        """Give a column its key; a second claim is told, unless both stand under one header as parts of a name do."""
        beside = self.columns.get(position - 1) == key and self.texts[position - 1] == self.texts[position]
        first = next((place for place, known in self.columns.items() if known == key), None)
        if first is None or (beside and self.words.declared.column(key).joins) or self._is_above(position, first):
            self.columns[position] = key
        elif self.values.share(key, position) is None:
            return
        elif self.values.share(key, first) is None:
            del self.columns[first]
            self.columns[position] = key
        elif self._claim_otherwise(first, position, key) or self._claim_otherwise(position, first, key):
            return
        elif (second := self.words.declared.column(key).second) and self._may_be(second, position):
            self.columns[position] = second
        elif not self._claim_by_lower(position, first):
            self.repeated[position] = key

    def _is_above(self, position: int, other: int) -> bool:
        """Whether a column stands above another one, which someone said to be the same in the second rows of people."""
        return self.pairs is not None and other - position == self.pairs.width and other in self.settled

    def _claim_otherwise(self, place: int, other: int, key: str) -> bool:
        """Of two columns of one header the one whose values a neighbour of it holds: Loại bằng | Trình độ đào tạo."""
        among = (each.key for each in self.words.declared.columns if each.otherwise == key)
        found = next(
            (each for each in among if each not in self.columns.values() and self.values.are_held(each, place)), None
        )
        if found is None:
            return False
        self.columns |= {place: found, other: key}
        return True

    def _claim_by_lower(self, position: int, first: int) -> bool:
        """Of two columns under one header that says it all, the one whose own words say something else."""
        path = self.paths[position].path
        key = self.words.exact(path[-1:]) if path[:-1] and path[:-1] == self.paths[first].path[:-1] else None
        if key in {None, COUNTER, IGNORED} or not self._may_be(str(key), position):
            return False
        self.columns[position] = str(key)
        return True

    def _may_be(self, key: str, position: int) -> bool:
        share = self.values.share(key, position)
        return key not in self.columns.values() and share is not None and share >= AGREEING

    def _take_levels(self) -> None:
        """Take levels side by side, such as ĐH | CĐ | TC | SC, for a group whose name the file leaves out."""
        named = {place: self.words.marks(at.path) for place, at in self.paths.items() if place not in self.settled}
        taken = {value for key in self.columns.values() for value in self.words.declared.column(key).keys}
        for group in flat_groups(named, taken):
            shares = [self.values.share(mark.key, position) for position, mark in group.marks.items()]
            if not any(shares) or any(share is not None and share < HELD for share in shares):
                continue
            for position, mark in group.marks.items():
                self.settled.add(position)
                if group.is_certain:
                    self.columns[position], self.guessed[position] = mark.key, mark.header
                else:
                    self.doubts[position] = Resemblance(mark.key, mark.header, 1)

    def _take_pairs(self) -> None:
        """Take headers that mean a column only beside another one: Nam sinh beside Nữ sinh, else it is Năm sinh."""
        written = {position: spellings(at.path[-1])[1] for position, at in self.paths.items()}
        for position, words in written.items():
            if position in self.settled or words not in self.words.paired:
                continue
            key, other = self.words.paired[words]
            if other in written.values() and key not in self.columns.values():
                self._settle(position, key)

    def _take_by_likeness(self) -> None:
        """Take columns of facts whose headers share most of their words with one declared, where values agree."""
        if self.samples is None or not self.words.declared.telling:
            return
        open_ones = set(self.paths) - {*self.columns, *self.repeated} - self.settled - {self.counter}
        found = likely_columns(
            {position: self.paths[position].path for position in sorted(open_ones)},
            {key: position for position, key in self.columns.items()},
            self.words,
            Fitting(self.samples, self.rows.stop),
        )
        for position, resemblance in found.taken.items():
            self.columns[position], self.guessed[position] = resemblance.key, resemblance.header
            self.doubts.pop(position, None)
        self.likened |= found.taken.keys()
        asked = {found.key for found in self.doubts.values()}
        for position, resemblance in found.asked.items():
            if position not in self.doubts and resemblance.key not in asked:
                self.doubts[position] = resemblance

    def _ask_by_values(self) -> None:
        """Ask about columns of no known header whose values are those of one column that no header names."""
        if self.samples is None or not {*self.columns.values()} & {*self.words.declared.person}:
            return
        known = {*self.columns.values(), *(found.key for found in self.doubts.values())}
        free = [each.key for each in self.words.declared.columns if each.is_profiled and each.key not in known]
        open_ones = set(self.paths) - {*self.columns, *self.doubts, *self.repeated} - self.settled - {self.counter}
        asked: dict[str, list[int]] = {}
        for position in sorted(open_ones) if free else ():
            for key in free:
                if not self._says_otherwise(position) and self.samples.are_all(key, position, self.rows.stop):
                    asked.setdefault(key, []).append(position)
        for key, places in asked.items():
            if len(places) == 1 and places[0] not in self.doubts:
                header = str(self.words.declared.column(key).headers[0])
                self.doubts[places[0]] = Resemblance(key, header, 1)

    def _says_otherwise(self, position: int) -> bool:
        """Whether a header says that its values are those of another time or of other people; a number is none."""
        said = folded(" ".join(self.paths[position].path))
        return bool(self.words.cores.turns(said) - NUMBERS) or self.words.names_others(said.split())

    def _take_likely(self, position: int) -> None:
        """Take what a header probably means when its values agree; else keep it as a question."""
        at = self.paths[position]
        for path in at.others:
            if (key := self.words.exact(path)) and self._may_reach(position, path):
                self._take_other(position, key, path, own=path == at.others[0])
                return
        if any(self._take_by_words(position, path) for path in (at.path, *at.others[:1])):
            return
        found = next(filter(None, self._resemblances(at.path)), None)
        if found is None or found.key in {*self.columns.values(), COUNTER, IGNORED}:
            return
        if found.key in self.words.declared.unheeded or not self._is_same_kind(path=at.path, header=found.header):
            return
        if self.values.look_otherwise(found.key, position):
            return
        share = self.values.share(found.key, position)
        if found.likeness >= CERTAIN and (share is None or share >= AGREEING):
            self.columns[position], self.guessed[position] = found.key, found.header
        elif share is not None and (found.likeness >= CERTAIN or share >= AGREEING):
            self.doubts[position] = found

    def _may_reach(self, position: int, path: Path) -> bool:
        """Whether an upper header further right may reach so far left: not over a column that is another one's."""
        if path[0] in self.paths[position].path or len(path) == 1:
            return True
        right = next((each for each, at in self.paths.items() if each > position and at.path[0] == path[0]), position)
        return not any(each in self.columns and each in self.settled for each in range(position + 1, right))

    def _is_same_kind(self, path: Path, header: str) -> bool:
        """Whether a misspelt header of facts asks for the kind of value of the known one: no Mức for Cấp."""
        return not self.words.declared.telling or self.words.likely.is_same_kind(path, header)

    def _take_by_words(self, position: int, path: Path) -> bool:
        return any(take(position, path) for take in (self._take_abbreviated, self._take_longer, self._take_alone))

    def _take_abbreviated(self, position: int, path: Path) -> bool:
        """Take the one column that a header may abbreviate and whose values its cells hold."""
        taken = set(self.columns.values())
        short = {key: header for key, header in self.words.abbreviated(path).items() if key not in taken}
        held = {key: header for key, header in short.items() if self.values.are_held(key, position)}
        if len(held) != 1:
            return False
        ((self.columns[position], self.guessed[position]),) = held.items()
        return True

    def _take_longer(self, position: int, path: Path) -> bool:
        """Take a header that says more than a declared one, where its values agree with that."""
        found = self.words.explained(path)
        if found is None or not self.values.agree(found.key, position):
            found = next(filter(None, (self.words.enclosed(path), self.words.bracketed(path))), None)
            if found is None or not self.values.tell(found.key, position) or self.words.likely.names_another(path):
                return False
        if found.key in {COUNTER, IGNORED}:
            return True
        if not self._is_free(found.key):
            return False
        self.columns[position], self.guessed[position] = found.key, found.header
        return True

    def _take_alone(self, position: int, path: Path) -> bool:
        """Take a header that says too little by itself, such as Trình độ, where its values say the rest."""
        key = self._labelled(position, path) or self.words.by_itself(path)
        if key is None or not self.values.are_held(key, position) or not self._is_free(key):
            return False
        self.columns[position] = key
        self.guessed[position] = str(self.words.declared.column(key).headers[0])
        return True

    def _labelled(self, position: int, path: Path) -> str | None:
        """The column of cells that name what they state, below a header that does not: Trình độ (VH: 12/12; CM: ĐH)."""
        if not self.words.says_little(path):
            return None
        keys = (column.key for column in self.words.declared.columns if column.is_labelled)
        return next((key for key in keys if self._is_free(key) and self.values.are_held(key, position)), None)

    def _take_names(self) -> None:
        """Where no header names the people, the one column whose cells are all names, such as Cán bộ, does."""
        key = next((key for key in self.words.declared.person if self.words.declared.column(key).joins), None)
        if key is None or not self.words.declared.others:
            return
        open_ones = set(self.paths) - set(self.columns) - self.settled - {self.counter}
        named = [place for place in open_ones if not self._is_about_others(place) and self.values.are_names(key, place)]
        if len(named) == 1:
            self.columns[named[0]] = key
            self.guessed[named[0]] = str(self.words.declared.column(key).headers[0])

    def _is_about_others(self, position: int) -> bool:
        said = " ".join(map(folded, self.paths[position].path))
        return self.words.cores.turn(said.split()) or self.words.names_others(said.split())

    def _is_free(self, key: str) -> bool:
        """Whether no column has a key, or one whose values say something else: Chuyên môn (Luật) | Trình độ (ĐH)."""
        first = next((place for place, known in self.columns.items() if known == key), None)
        if first is None:
            return True
        otherwise = self.words.declared.column(key).otherwise
        if not otherwise or self.values.share(key, first) != 0 or not self._may_be(otherwise, first):
            return False
        self.columns[first], self.guessed[first] = otherwise, str(self.words.declared.column(otherwise).headers[0])
        return True

    def _take_second_part(self, position: int) -> None:
        """A column without a header, right of the family names, that holds a word in each row: the given names."""
        if position in self.paths or position in self.settled or position >= len(self.sheet.rows[self.rows.start]):
            return
        cells = self.samples.values(position, self.rows.stop) if self.samples else []
        if len(cells) > 1 and all(cell.text.isalpha() for cell in cells):
            self.columns[position] = self.columns[position - 1]
            self.texts[position] = self.guessed[position] = self.texts[position - 1]

    def _take_other(self, position: int, key: str, path: Path, *, own: bool) -> None:
        """What a header means by itself, where nothing tells whether the one above belongs to it."""
        share = None if key in {COUNTER, IGNORED} else self.values.share(key, position)
        if (share is not None and share < AGREEING) or (own and self._may_be_wished(position, key)):
            self.doubts[position] = Resemblance(key, " > ".join(path), 1)
            return
        self._settle(position, key)
        if not own and self.columns.get(position) == key:
            self.guessed[position] = " > ".join(path)

    def _may_be_wished(self, position: int, key: str) -> bool:
        """Whether an upper header, should it reach so far, makes a plan or a wish of a level or a title."""
        if key in {COUNTER, IGNORED}:
            return False
        column = self.words.declared.column(key)
        upper = [part for part in self.paths[position].path[:-1] if self.words.exact((part,)) is None]
        return bool(column.settles or column.second) and self.words.cores.turn(folded(" ".join(upper)).split())

    def _resemblances(self, path: Path) -> Iterator[Resemblance | None]:
        if self._stands_alone(path) and (key := self.words.without_lower(path)):
            yield Resemblance(key, path[0], 1)
        yield self.words.begun(path)
        yield self._misspelt(path)
        if key := self.words.without_upper(path):
            yield Resemblance(key, path[-1], 0)

    def _misspelt(self, path: Path) -> Resemblance | None:
        """The declared header that one of a list of facts is with slips in it, or one of people by its letters."""
        found = self.words.guess(path)
        is_other = found and self.words.declared.telling and not self.words.likely.is_misspelt(path, found.header)
        return None if is_other else found

    def _stands_alone(self, path: Path) -> bool:
        """Whether what stands below an upper header only explains it, since there is one column below it."""
        return sum(other.path[:1] == path[:1] for other in self.paths.values()) == 1

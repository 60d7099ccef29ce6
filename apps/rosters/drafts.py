"""One row whose values are more than those of its cells: columns that contradict each other, rules that conclude."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from apps.rosters import remarks
from apps.rosters.formats import Finding, Parsed
from apps.rosters.known import Known
from apps.rosters.lanes import Lane
from apps.rosters.values import Place, Remark


@dataclass(slots=True)
class Draft:
    """The values of a row while its cells are put together."""

    place: Place
    values: dict[str, object] = field(default_factory=dict)
    raw: dict[str, str] = field(default_factory=dict)
    letters: dict[str, str] = field(default_factory=dict)
    issues: list[Remark] = field(default_factory=list)
    notices: list[Remark] = field(default_factory=list)

    @classmethod
    def of(cls, place: Place, cells: Iterable[tuple[Lane, Known]]) -> Draft:
        """What the cells of a row state, from left to right."""
        draft = cls(place)
        open_still: list[tuple[Finding, Lane, Known]] = []
        for lane, known in cells:
            for key, value in known.values.items():
                if key in draft.values:
                    draft.state_again(key, value, lane, known.text)
                else:
                    draft.values[key], draft.letters[key], draft.raw[key] = value, lane.letter, known.text
            for finding in known.findings:
                if finding.moot:
                    open_still.append((finding, lane, known))
                else:
                    draft.remark(finding, lane.letter, known.text)
        for finding, lane, known in open_still:
            if not draft.settles(finding):
                draft.remark(finding, lane.letter, known.text)
        return draft

    def settles(self, finding: Finding) -> bool:
        """Whether the row states what a cell left open."""
        return finding.key in self.values and bool(finding.moot and finding.moot(self.values[finding.key]))

    def state_again(self, key: str, value: object, lane: Lane, text: str) -> None:
        """A value that another column has stated already: the same, a part of the same, or another one."""
        known = self.values[key]
        if isinstance(known, dict) and isinstance(value, dict):
            self.values[key] = {**value, **known}
        elif known != value:
            self._settle(key, known, value, lane, text)

    def _settle(self, key: str, known: object, value: object, lane: Lane, text: str) -> None:
        """Of two different values the one that counts where the column can tell, neither, or a contradiction."""
        if lane.column.unsettled:
            del self.values[key]
            self.remark(Finding(lane.column.unsettled, False, key), lane.letter, text)
            return
        told = {"other": self.raw[key], "column": self.letters[key]}
        settled = lane.settle(key, known, value) if lane.settle else None
        if settled is None:
            self.remark(Finding(remarks.CONTRADICTION, key=key, params=told), lane.letter, text)
            return
        counts, finding = settled
        if counts == value:
            self.values[key], self.letters[key], self.raw[key] = value, lane.letter, text
        self.remark(replace(finding, params={**told, **finding.params}), lane.letter, text)

    def apply(self, parsed: Parsed) -> None:
        """Take over what a rule concludes from the whole row."""
        self.values.update(parsed.values)
        for finding in parsed.findings:
            key = finding.key or ""
            self.remark(finding, self.letters.get(key), self.raw.get(key, ""))

    def remark(self, finding: Finding, letter: str | None, text: str) -> None:
        place = Place(self.place.sheet, self.place.row, letter)
        value = text if finding.value is None else finding.value
        told = Remark(place, finding.code, value, finding.params, finding.before, finding.after, finding.key)
        (self.issues if finding.is_issue else self.notices).append(told)

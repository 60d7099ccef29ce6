"""The form of one row or column: its words, where it stands, and what its cells hold."""

from dataclasses import dataclass, replace
from enum import Enum
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField
from django.forms.utils import ErrorDict
from django.utils.translation import gettext_lazy as _

from apps.reporting.official.checking import troubles_of
from apps.reporting.official.definitions import Condition, Formula, Kind, Line, OfficialForm, Operation, Test
from apps.reporting.official.drafts.head_forms import (
    IN_ENGLISH,
    PartForm,
    both,
    box,
    boxes,
    lines_of,
    require_as_many,
    words,
)
from apps.reporting.official.drafts.lines import Side, changed
from apps.reporting.official.drafts.offer import FormOffer
from apps.reporting.official.wording import name_of
from apps.reporting.official.words import NO_WORDS
from apps.reporting.papers.paper import Look

OUT, IN = "not", "is"
DEPTHS = [(str(steps), str(steps)) for steps in range(4)]
LOOKS = (
    (Look.PART.value, _("A line like others")),
    (Look.TOTAL.value, _("A total")),
    (Look.SUBTOTAL.value, _("A subtotal")),
    (Look.ROLL_UP.value, _("Several lines together")),
    (Look.UNTRAINED.value, _("Untrained")),
    (Look.UNKNOWN.value, _("Unknown")),
)


SHARED = _("One a line. Columns beside each other under the same heading share it.")
AMONG_NOTES = _("It stands among the notes below the form.")
IF_IT_ENDS = _("If the line ends on a day, as those of districts on 01/07/2025.")


class Stands(Enum):
    """What a line's cells hold."""

    COUNT = "count"
    FIELD = "field"
    SUM = "sum"
    PERCENT = "percent"
    EMPTY = "empty"
    HEADING = "heading"


TITLES = {
    Stands.COUNT: _("A number: whoever meets the conditions below"),
    Stands.FIELD: _("What the registry keeps"),
    Stands.SUM: _("The sum of other lines"),
    Stands.PERCENT: _("A percentage of two lines"),
    Stands.EMPTY: _("Nothing: it stays empty"),
    Stands.HEADING: _("Nothing: a heading over the lines below"),
}
MARKS = _("A mark for whoever meets the conditions below")


def possible(form: OfficialForm, side: Side) -> list[Stands]:
    """What lines of a side can hold in a form of this kind."""
    if side is Side.ROWS:
        return [each for each in Stands if each is not Stands.FIELD]
    if form.kind is Kind.PEOPLE:
        return [Stands.FIELD, Stands.COUNT, Stands.EMPTY]
    others = [Stands.COUNT, Stands.SUM, Stands.PERCENT, Stands.EMPTY]
    return [others[0], Stands.FIELD, *others[1:]] if form.kind is Kind.UNITS else others


def standing(line: Line) -> Stands:
    """What a line's cells hold."""
    if line.look is Look.HEADING:
        return Stands.HEADING
    if line.missing:
        return Stands.EMPTY
    if line.formula:
        return Stands(line.formula.operation.value)
    return Stands.FIELD if line.field else Stands.COUNT


@dataclass(frozen=True)
class TestBox:
    """The categories of one dimension that can be ticked."""

    code: str
    title: str
    is_excluded: bool
    field: BoundField


class LineForm(PartForm):
    """A row or a column; conditions are added one by one, each with the categories of its dimension."""

    title_vi = words(_("Title in Vietnamese"))
    title_en = words(_("Title in English"), required=False, help_text=IN_ENGLISH)
    ordinal = words(
        _("Number as printed"),
        required=False,
        longest=60,
        help_text=_("As: 4; I. A column with a formula gets it in print: 2 (=3+…+12)."),
    )
    above_vi = box(_("Headings above it, the uppermost first"), rows=2, help_text=SHARED)
    above_en = box(_("The same headings in English"), rows=2)
    depth = forms.ChoiceField(label=_("Indented by"), choices=DEPTHS, required=False)
    look = forms.ChoiceField(label=_("Printed as"), choices=LOOKS, required=False)
    stands = forms.ChoiceField(label=_("What stands in its cells"), widget=forms.RadioSelect)
    group = forms.ChoiceField(label=_("Of whom"), required=False)
    counted = forms.ChoiceField(label=_("What is counted"), required=False)
    field = forms.ChoiceField(label=_("Which of it"), required=False)
    sum = forms.MultipleChoiceField(label=_("Sum of"), required=False, widget=forms.CheckboxSelectMultiple)
    part = forms.ChoiceField(label=_("Part"), required=False)
    whole = forms.ChoiceField(label=_("As percent of"), required=False)
    missing_vi = words(_("Why it stays empty"), required=False, help_text=AMONG_NOTES)
    missing_en = words(_("Why it stays empty, in English"), required=False)
    until = forms.DateField(
        label=_("Empty from"),
        required=False,
        help_text=_("If the line ends on a day, as those of districts on 01/07/2025."),
    )
    dimension = forms.ChoiceField(label=_("One more condition"), required=False)
    how = forms.ChoiceField(
        label=_("It asks for"), choices=((IN, _("those ticked")), (OUT, _("all but those ticked"))), required=False
    )

    def __init__(self, *args: Any, form: OfficialForm, side: Side, line: Line, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.form, self.side, self.line = form, side, line
        self.offer = FormOffer(form, self.day)
        self._choose()
        self.initial.update(self._told())
        self.tests = self._add_tests()

    def _choose(self) -> None:
        """The choices of this form and side; what it never asks for is left out."""
        stands, form = possible(self.form, self.side), self.form
        marks = {Stands.COUNT: MARKS} if form.kind is Kind.PEOPLE else {}
        others = [(line.code, name_of(line)) for line in self.side.lines(form) if line.code != self.line.code]
        own = ("", _("Whom the form counts"))
        self._offer("stands", [(each.value, str({**TITLES, **marks}[each])) for each in stands], is_asked=True)
        self._offer("group", [own, *self.offer.groups], is_asked=form.kind in (Kind.PERSONS, Kind.UNITS))
        is_event_column = form.kind is Kind.EVENTS and self.side is Side.COLUMNS
        self._offer("counted", [("", _("What the form counts")), *self.offer.counts], is_asked=is_event_column)
        self._offer("field", self.offer.fields, is_asked=Stands.FIELD in stands)
        self._offer("sum", others, is_asked=Stands.SUM in stands)
        for name in ("part", "whole"):
            self._offer(name, [("", _("Choose…")), *others], is_asked=Stands.PERCENT in stands)
        topics: list[tuple[str, Any]] = [("", _("Choose…")), *self.offer.dimensions]
        self._offer("dimension", topics, is_asked=True)
        for name in ("depth", "look") if self.side is Side.COLUMNS else ("above_vi", "above_en"):
            del self.fields[name]

    def _offer(self, name: str, choices: list[Any], *, is_asked: bool) -> None:
        if not is_asked:
            del self.fields[name]
            return
        self.fields[name].choices = choices  # type: ignore[attr-defined]  # all of them are choices

    def _told(self) -> dict[str, Any]:
        line = self.line
        formula = line.formula.of if line.formula else ()
        told = {
            "title_vi": line.title.vi,
            "title_en": line.title.en,
            "ordinal": line.ordinal,
            "depth": str(line.depth),
            "look": line.look.value,
            "stands": standing(line).value if line.title else possible(self.form, self.side)[0].value,
            "group": line.condition.group,
            "counted": line.counted,
            "field": line.field,
            "sum": list(formula),
            "part": formula[0] if formula else "",
            "whole": formula[-1] if formula else "",
            "missing_vi": line.missing.vi,
            "missing_en": line.missing.en,
            "until": line.until,
            "how": IN,
        }
        return {**told, **boxes(line.under, "above")}

    def _add_tests(self) -> list[tuple[str, str, bool]]:
        """A field for each condition: those of the line, or those that the page had, and one that is asked for."""
        asked = [_name(test.dimension, is_excluded=test.is_excluded) for test in self.line.condition.tests]
        if self.is_bound:
            asked = [*self.data.getlist("test"), *self._one_more()]  # type: ignore[attr-defined]  # of a request
            asked = [name for name in asked if name != self.data.get("less")]
        titles, found = self.offer.titles, []
        for name in dict.fromkeys(asked):
            how, _hyphen, code = name.partition("-")
            if how not in (IN, OUT) or not (choices := self.offer.categories(code)):
                continue
            self.fields[name] = forms.MultipleChoiceField(
                label=titles.get(code, code), choices=choices, required=False, widget=forms.CheckboxSelectMultiple
            )
            self.initial[name] = self._ticked(code, is_excluded=how == OUT)
            found.append((name, code, how == OUT))
        return found

    def _one_more(self) -> list[str]:
        dimension = self.data.get("dimension", "")
        return [_name(dimension, is_excluded=self.data.get("how") == OUT)] if dimension else []

    def _ticked(self, dimension: str, *, is_excluded: bool) -> list[str]:
        tests = self.line.condition.tests
        return [c for t in tests if (t.dimension, t.is_excluded) == (dimension, is_excluded) for c in t.categories]

    @property
    def test_boxes(self) -> list[TestBox]:
        """The conditions, as the page shows them."""
        return [TestBox(name, str(self.fields[name].label), out, self[name]) for name, _code, out in self.tests]

    @property
    def has_headings(self) -> bool:
        """Columns stand under headings, rows are indented."""
        return self.side is Side.COLUMNS

    @property
    def of_whom(self) -> list[BoundField]:
        return [self[name] for name in ("group", "counted") if name in self.fields]

    @property
    def others(self) -> list[tuple[str, list[BoundField]]]:
        """What else a line can hold, each with its own fields."""
        asked = {
            Stands.FIELD: ("field",),
            Stands.SUM: ("sum",),
            Stands.PERCENT: ("part", "whole"),
            Stands.EMPTY: ("missing_vi", "missing_en"),
        }
        kinds = (each for each in possible(self.form, self.side) if each in asked)
        return [(each.value, [self[name] for name in asked[each]]) for each in kinds]

    @property
    def asks_for_more(self) -> bool:
        """Whether the page came back only to show one more condition, or one less."""
        return "more" in self.data or "less" in self.data

    def full_clean(self) -> None:
        """Nothing is wrong yet where the page only comes back with one more condition, or one less."""
        if self.is_bound and self.asks_for_more:
            self.data = self.data.copy()  # type: ignore[attr-defined]  # of a request
            self.data["dimension"] = ""  # type: ignore[index]  # the copy can be written
            self._errors, self.cleaned_data = ErrorDict(), {}
            return
        super().full_clean()

    def clean(self) -> dict[str, Any]:
        told: dict[str, Any] = super().clean() or self.cleaned_data
        require_as_many(self, told, "above")
        if told.get("stands"):
            self._require(Stands(told["stands"]), told)
        if not self.errors:
            self._require_possible()
        return told

    def _require(self, stands: Stands, told: dict[str, Any]) -> None:
        """What this kind of line cannot do without, told beside its field."""
        if stands is Stands.SUM and not told.get("sum"):
            self.add_error("sum", _("Tick the lines that are added up."))
        if stands is Stands.PERCENT:
            for name in ("part", "whole"):
                if not told.get(name):
                    self.add_error(name, _("Choose one of the list."))
        if stands is Stands.EMPTY and not told.get("missing_vi"):
            self.add_error("missing_vi", _("Say in a few words why it stays empty."))
        if stands is Stands.FIELD and not told.get("field"):
            self.add_error("field", _("Choose one of the list."))
        if stands is Stands.COUNT:
            for name, _code, _out in self.tests:
                if not told.get(name):
                    self.add_error(name, _("Tick at least one, or take the condition away."))

    def _require_possible(self) -> None:
        """What the form as a whole would no longer allow."""
        before = troubles_of(self.form)
        stands = Stands(self.cleaned_data["stands"])
        field = {Stands.SUM: "sum", Stands.PERCENT: "whole", Stands.COUNT: "group"}.get(stands, "stands")
        for trouble in troubles_of(self.written()):
            if trouble not in before:
                self.add_error(field if field in self.fields else None, ValidationError(trouble))

    def written(self) -> OfficialForm:
        """The form with this line."""
        return changed(self.form, self.side, self.as_line())

    def as_line(self) -> Line:
        told = self.cleaned_data
        stands = Stands(told["stands"])
        line = replace(
            self.line,
            title=both(told, "title"),
            ordinal=told["ordinal"],
            under=lines_of(told, "above") if self.side is Side.COLUMNS else (),
            depth=int(told.get("depth") or 0),
            look=Look(told.get("look") or Look.PART.value),
            until=told["until"],
            condition=self._condition() if stands is Stands.COUNT else Condition(),
            formula=self._formula(stands),
            missing=both(told, "missing") if stands is Stands.EMPTY else NO_WORDS,
            field=told["field"] if stands is Stands.FIELD else "",
            counted=told.get("counted", "") if stands is Stands.COUNT else "",
        )
        return replace(line, look=Look.HEADING) if stands is Stands.HEADING else line

    def _condition(self) -> Condition:
        told = self.cleaned_data
        tests = (Test(code, tuple(told[name]), is_excluded=out) for name, code, out in self.tests)
        return Condition(told.get("group", ""), tuple(tests))

    def _formula(self, stands: Stands) -> Formula | None:
        told = self.cleaned_data
        if stands is Stands.SUM:
            return Formula(Operation.SUM, tuple(told["sum"]))
        return Formula(Operation.PERCENT, (told["part"], told["whole"])) if stands is Stands.PERCENT else None


def _name(dimension: str, *, is_excluded: bool) -> str:
    return f"{OUT if is_excluded else IN}-{dimension}"


def new_line(code: str) -> Line:
    """A line of which nothing is said yet."""
    return Line(code, NO_WORDS)

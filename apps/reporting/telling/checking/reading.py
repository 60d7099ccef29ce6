"""From a text to readings: sentence by sentence, figure by figure, with what earlier sentences leave understood."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from django.utils.translation import gettext as __

from apps.core.narrowing import present
from apps.reporting.definitions import HEADCOUNT, TOTAL
from apps.reporting.registry import registry
from apps.reporting.telling.checking.addresses import Address, Cell, report_of
from apps.reporting.telling.checking.among import above_part, parts_compared, share_of_compared
from apps.reporting.telling.checking.answering import share_answering, stands_after_other
from apps.reporting.telling.checking.apart import Text, is_full
from apps.reporting.telling.checking.beyond import (
    beyond,
    doubted,
    goes_on_short,
    is_of_them,
    is_short,
    of_level_in_group,
    whole_of_part,
    within_untold,
)
from apps.reporting.telling.checking.changes import Changes
from apps.reporting.telling.checking.choosing import (
    aside_day,
    before_in_years,
    direct_day,
    foreign_to,
    groups_before,
    is_apposition,
    is_average,
    is_change_of,
    is_further_growth_of,
    is_growth_of,
    is_next_in_years,
    is_of_each,
    lined_up,
    narrower_in,
    topic_of,
    units_of,
)
from apps.reporting.telling.checking.comparing import (
    COMMUNES,
    answered_numbers,
    group_above,
    is_per_commune,
    unit_above,
)
from apps.reporting.telling.checking.composing import Composing
from apps.reporting.telling.checking.conditions import Conditions
from apps.reporting.telling.checking.events import event_cells
from apps.reporting.telling.checking.figures import Figure, Kind
from apps.reporting.telling.checking.holding import Holding
from apps.reporting.telling.checking.kinds import kind_counted
from apps.reporting.telling.checking.likely import Likely
from apps.reporting.telling.checking.persons import (
    OF_WHOM,
    group_beside,
    person_cells,
)
from apps.reporting.telling.checking.posts import is_more_than_all, is_of_posts, stands_before_posts
from apps.reporting.telling.checking.ratios import (
    goes_on_with_ages,
    is_age,
    is_mean_age,
    is_times,
)
from apps.reporting.telling.checking.reckoned import AGES, POSTS
from apps.reporting.telling.checking.scene import Context, Reading, Sentence, View
from apps.reporting.telling.checking.terms import Term
from apps.reporting.telling.checking.units import Gazetteer, Mention
from apps.reporting.telling.checking.untold import (
    doubt_parts_of_untold,
    number_behind_times,
    untold_before,
    untold_communes,
)
from apps.reporting.telling.words import PERSONS, words


class Reader:
    """Reads the figures of a text in order; what was chosen by hand for a figure counts for those that follow, too."""

    def __init__(self, gazetteer: Gazetteer, *, day: date, unit: str, chosen: Mapping[int, Address | None]) -> None:
        self.gazetteer = gazetteer
        self.unit = unit
        self.chosen = chosen
        self.main_day = day
        self.context = Context(day)
        self.shown = ""
        self.readings: list[Reading] = []
        self.holding = Holding(self)
        self.changes = Changes(self)
        self.likely = Likely(self)
        self.composing = Composing(self)
        self.conditions = Conditions(self)

    def read(self, text: Text) -> list[Reading]:
        self.shown = text.shown
        self.main_day = next((day.day for s in text.sentences for day in s.days if is_full(day)), self.main_day)
        self.context.day = self.main_day
        for sentence in text.sentences:
            self.holding.begin(sentence)
            in_line = lined_up(sentence)
            earlier: dict[Figure, Reading] = {}
            answered = answered_numbers(sentence)
            for figure in sentence.figures:
                view = sentence.view(figure)
                if figure in in_line:
                    own = (*groups_before(sentence, in_line[figure]), in_line[figure])
                    view = replace(view, before=own, after=(), pending=(), trailing=())
                if sentence.is_whole(figure):
                    groups = tuple(term for term in view.after if term.of(PERSONS, "group"))
                    view = replace(view, before=(), after=groups, pending=(), trailing=(), words_after="")
                usual = direct_day(sentence, figure, self.context.day, self.main_day)
                self.context.day = aside_day(sentence, figure) or usual
                if figure in answered and figure not in in_line:
                    reading: Reading | None = share_answering(
                        figure, tuple(answered.values()), answered[figure], earlier
                    )
                else:
                    reading = self._read(sentence, view, earlier)
                self.context.day = usual
                if reading is None:
                    continue
                reading.wider = self.likely.of_the_whole_text(sentence, reading.address)
                reading.is_far = reading.wider is not None and self.likely.is_far
                reading.alike += self.likely.of_other_groups(sentence, reading.address)
                reading.number = len(self.readings)
                if reading.number in self.chosen:
                    self._obey(reading)
                earlier[figure] = reading
                self.readings.append(reading)
            doubt_parts_of_untold(sentence, earlier)
            self.holding.end(sentence)
        return self.readings

    def _read(self, sentence: Sentence, view: View, earlier: dict[Figure, Reading]) -> Reading | None:
        figure = view.figure
        if figure.is_word and not any(term.topics & {PERSONS} for term in (*view.own, *view.pending)):
            return None
        previous = earlier.get(view.previous) if view.previous else None
        is_share = is_apposition(view) and figure.kind is Kind.PERCENT
        is_untold = previous is not None and previous.address is None
        if view.previous and sentence.is_whole(view.previous) and (is_share or is_untold):
            # 143 women of 641 members (22.3%): the share is that of the part.
            part = sentence.previous(view.previous)
            if is_share and previous and previous.address and previous.address.report in POSTS:
                return Reading(figure, previous.address, alike=previous.alike)
            if is_share and previous and is_untold:
                # 16 of the 151 posts (10.6%): of what was not understood no share is judged.
                return Reading(figure, missing=previous.missing, is_part=True)
            previous = earlier.get(part) if part else None
        if (told := before_in_years(sentence, view)) and (same := earlier.get(told)) and same.address:
            return self.changes.told(sentence, view, replace(same, figure=figure, address=same.address))
        return (
            self._apart(sentence, view, previous, earlier)
            or self._as_before(sentence, view, previous)
            or self._by_itself(sentence, view, earlier)
        )

    def _apart(
        self, sentence: Sentence, view: View, previous: Reading | None, earlier: dict[Figure, Reading]
    ) -> Reading | None:
        """Of a figure that says something else of units, or nothing that can be counted here."""
        figure = view.figure
        above = unit_above(sentence, view)
        if above is not None and previous and previous.address and previous.figure.kind is Kind.PERCENT:
            return self._above(figure, previous, *above)
        if (compared := parts_compared(sentence, view)) is not None:
            return above_part(self, sentence, view, compared)
        if (against := group_above(sentence, view)) is not None and above is None:
            return self.composing.above_group(sentence, view, previous, *against)
        if (of_communes := self.conditions.read(sentence, view, previous)) is not None:
            return of_communes
        if is_times(view):
            return self.composing.times(sentence, view, previous)
        if is_short(sentence, view) and figure.kind is Kind.COUNT:
            return self.composing.gap(sentence, view, previous)
        if previous and goes_on_short(sentence, view, previous):
            return replace(self.composing.gap(sentence, view, None), direction=previous.direction)
        is_of_ages = bool(previous and previous.address and previous.address.report == AGES)
        if is_mean_age(sentence, view) or (is_of_ages and goes_on_with_ages(sentence, view)):
            return self.composing.mean_age(sentence, view)
        if is_age(view):
            return Reading(figure, missing=__("It is not said whom or what of the registry this counts."))
        if is_of_posts(sentence, view) or is_more_than_all(sentence, view, previous):
            return self.composing.posts(sentence, view, previous)
        if (kind := kind_counted(sentence, view)) and not (previous and previous.is_part):
            return self.composing.units_of_kind(sentence, view, kind)
        if is_per_commune(sentence, view) and not beyond(sentence, view):
            # of communes that the text counts otherwise, as those of another day
            missing = untold_before(sentence, view, previous, self.readings) or untold_communes(sentence, earlier)
            return Reading(figure, missing=missing) if missing else self._per_commune(sentence, view)
        is_of_mean = previous and previous.address and previous.address.is_per_commune and figure.kind is Kind.COUNT
        if is_average(view) or is_of_mean:
            return Reading(figure, missing=__("An average or a ratio: only numbers and shares of persons are checked."))
        untold = untold_before(sentence, view, previous, self.readings)
        if untold:
            return Reading(figure, missing=untold, is_part=is_of_them(sentence, view))
        opens_part = OF_WHOM.match(sentence.text[sentence.stretch.start : view.figure.start].lstrip())
        continues = opens_part and sentence.stretch.opening == ";" and view.previous is None and self.readings
        if (whole := whole_of_part(sentence, view, self.readings[-1] if continues else previous)) is not None:
            return self.composing.part(sentence, view, whole, earlier)
        if (part := within_untold(sentence, view, self.readings[-1] if continues else previous)) is not None:
            return part
        if says_nothing := beyond(sentence, view):
            self.context.units = units_of(sentence, view, self.context).mentions
            return Reading(figure, missing=says_nothing)
        if is_of_each(sentence, view):
            return Reading(figure, missing=__("This is said of each commune: compose a table by commune to check it."))
        foreign = foreign_to(view)
        if foreign is not None and not stands_before_posts(sentence, view):
            written = self.shown[foreign.start : foreign.end]
            return Reading(figure, missing=__("The registry does not count this: %(what)s.") % {"what": written})
        return None

    def _as_before(self, sentence: Sentence, view: View, previous: Reading | None) -> Reading | None:
        """Of a figure that says once more, or goes on with, what the one before it said."""
        figure = view.figure
        if is_growth_of(view, previous):
            return replace(present(previous), figure=figure)
        if previous and previous.address and is_further_growth_of(view, previous.address.measure):
            return self.changes.told(sentence, view, replace(previous, figure=figure))
        if (part := of_level_in_group(sentence, view, previous)) is not None:
            return part
        if (number := number_behind_times(view, previous)) is not None:
            return number
        if (compared := share_of_compared(sentence, view, previous)) is not None:
            return compared
        says_again = is_apposition(view) or stands_after_other(sentence, view)
        says_again = says_again or is_next_in_years(sentence, view)
        if previous and previous.address and says_again and figure.kind is not Kind.POINTS:
            address = self._of_whole(view, previous.address)
            return self.changes.told(sentence, view, Reading(figure, address, previous.others, used=previous.used))
        if previous and previous.address is None and is_apposition(view) and figure.kind is Kind.PERCENT:
            return Reading(figure, missing=previous.missing, is_part=previous.is_part)
        if previous and previous.address and is_change_of(view, previous):
            return self.changes.told(
                sentence, view, Reading(figure, previous.address, previous.others, used=previous.used)
            )
        return self.changes.carried_on(sentence, view)

    def _by_itself(self, sentence: Sentence, view: View, earlier: dict[Figure, Reading]) -> Reading:
        """Of a figure whose own words and sentence say what it counts."""
        figure = view.figure
        narrower = narrower_in(view)
        if narrower is not None:
            written = self.shown[narrower.start : narrower.end]
            return Reading(
                figure,
                missing=__("This counts only some of the group (%(what)s): compose a table of them to check it.")
                % {"what": written},
                is_part=True,
            )
        places = units_of(sentence, view, self.context)
        self.context.units = places.mentions
        topic = topic_of(sentence, view, self.context)
        if topic not in (PERSONS, "units") and COMMUNES.match(view.words_after):
            return Reading(figure, missing=__("It is not said whom or what of the registry this counts."))
        cells = person_cells if topic == PERSONS else event_cells
        found = cells(sentence, view, self.context, topic, earlier)
        self.context.topic = topic
        if found.missing:
            return Reading(figure, missing=found.missing, used=found.used)
        if places.missing:
            return Reading(figure, missing=places.missing, used=found.used)
        addressed = self.addressed(figure, found.readings, places.mentions, places.is_sum, found.used)
        if found.whole and addressed.address:
            addressed = replace(addressed, address=replace(addressed.address, whole=found.whole))
        narrowed = self.composing.of_kind(sentence, view, self.composing.joined(sentence, view, addressed))
        return self.changes.told(sentence, view, doubted(sentence, view, narrowed))

    def _above(self, figure: Figure, previous: Reading, unit: Mention, way: int) -> Reading:
        """The share before it, by so many points above or below that of another unit."""
        address = present(previous.address)
        code = self.code_of(unit, address.day)
        if not code or code in address.units or address.is_sum:
            missing = __("The unit that this is compared with is not one that you may see.")
            return Reading(figure, missing=missing)
        return Reading(figure, replace(address, versus=code, than=None), used=previous.used, direction=way)

    def _per_commune(self, sentence: Sentence, view: View) -> Reading:
        """All of the group, by commune."""
        places = units_of(sentence, view, self.context)
        if places.missing:
            return Reading(view.figure, missing=places.missing)
        self.context.units = places.mentions
        group = group_beside(sentence, view, self.context)
        cells = ((report_of(HEADCOUNT.code, group), ((group, HEADCOUNT.code, TOTAL.code),)),)
        reading = self.addressed(view.figure, cells, places.mentions, places.is_sum, ())
        if reading.address is None:
            return reading
        of_kind = self.composing.of_kind(sentence, view, reading)
        return replace(of_kind, address=replace(present(of_kind.address), is_per_commune=True, is_sum=False), alike=())

    def addressed(
        self,
        figure: Figure,
        readings: tuple[tuple[str, tuple[Cell, ...]], ...],
        mentions: tuple[Mention, ...],
        is_sum: bool,
        used: tuple[Term, ...],
    ) -> Reading:
        day = self.context.day
        codes = tuple(self.code_of(mention, day) for mention in mentions) or (self.unit,)
        if "" in codes:
            written = next(m.written for m, code in zip(mentions, codes, strict=True) if not code)
            words_of = {"unit": written, "day": f"{day:%d/%m/%Y}"}
            return Reading(figure, missing=__("On %(day)s there is no unit “%(unit)s” that you may see.") % words_of)
        addresses = [
            Address(
                report,
                cells,
                codes,
                day,
                self.context.since if report in registry.tally_reports else None,
                is_sum=is_sum,
            )
            for report, cells in readings
        ]
        return Reading(figure, addresses[0], tuple(addresses[1:]), used=used)

    def code_of(self, mention: Mention, day: date) -> str:
        return next((code for name in mention.names if (code := self.gazetteer.code(name, day))), "")

    def _of_whole(self, view: View, address: Address) -> Address:
        """A share right behind all of a group is that of the group which it is a part of."""
        is_all = {measure for _group, measure, _category in address.cells} == {HEADCOUNT.code}
        if view.figure.kind is Kind.PERCENT and is_all and self.context.whole_group:
            return replace(address, whole=self.context.whole_group)
        return address

    def _obey(self, reading: Reading) -> None:
        """A reading chosen by hand; what follows takes its group and measure over."""
        address = self.chosen[reading.number]
        reading.address, reading.others, reading.missing = address, (), ""
        if address is None:
            reading.missing = __("Chosen as no figure of the registry.")
        elif address.report in words().reports:
            self.context.group, self.context.measure = address.group, address.measure

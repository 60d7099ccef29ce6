"""The words of a composed table: what it counts, of what its shares are, what a reader should know."""

from collections.abc import Iterable, Iterator

from django.utils.formats import number_format
from django.utils.translation import gettext as __

from apps.reporting.composed.addresses import span_of
from apps.reporting.composed.asking import OF_NUMBERS
from apps.reporting.composed.axes import BANDED, Axis
from apps.reporting.composed.bases import BASES, STEP_BASES
from apps.reporting.composed.checking import title_of
from apps.reporting.composed.definitions import THEN, UNIT, Composition, Filter
from apps.reporting.composed.flow_notes import flow_notes
from apps.reporting.composed.overlapping import may_overlap
from apps.reporting.composed.set_against import groups_without_posts
from apps.reporting.composed.shows import STEP_TITLES, Show
from apps.reporting.composed.sorting import sorted_by
from apps.reporting.composed.table import ComposedTable
from apps.reporting.definitions import HEADCOUNT
from apps.reporting.registry import registry
from apps.reporting.telling.words import within_sentence


def sentence(table: ComposedTable, names: dict[tuple[str, str], str]) -> str:
    """What the table counts, as one would say it; `names` has the words of the categories of filters."""
    parts = [
        (
            __("Increase and decrease of %(groups)s of %(unit)s %(days)s")
            if table.composition.has_flows
            else __("Number of %(groups)s of %(unit)s %(days)s")
        )
        % {
            "groups": _groups(table),
            "unit": lowered(table.unit.title),
            "days": days_words(table),
        }
    ]
    steps = steps_of(table)
    if steps:
        parts.append(__("by %(steps)s") % {"steps": listed(steps)})
    parts += filter_words(table.composition.filters, {**names, **table.filtered_units})
    return ", ".join(parts) + "."


def _groups(table: ComposedTable) -> str:
    """Between groups of which one has a comma in its name stands a semicolon."""
    names = [str(group.persons) or within_sentence(str(group.title)) for group in table.groups]
    if len(names) < 2 or not any("," in name for name in names):
        return listed(names)
    return "; ".join(names)


def title_of_table(table: ComposedTable) -> str:
    """The title that was given, or one made of what the table is divided by."""
    if table.composition.title:
        return table.composition.title
    groups = listed(str(group.title) for group in table.groups)
    if table.composition.has_flows:
        groups = __("%(groups)s: increase and decrease") % {"groups": groups}
    steps = steps_of(table)
    return __("%(groups)s by %(steps)s") % {"groups": groups, "steps": listed(steps)} if steps else groups


def steps_of(table: ComposedTable) -> list[str]:
    """What persons and units are divided by; groups and days are named by themselves."""
    axes = (axis for axis in (*table.rows.axes, *table.columns.axes) if axis.has_total)
    return list(dict.fromkeys(lowered(axis.title) for axis in axes))


def filter_words(filters: Iterable[Filter], names: dict[tuple[str, str], str]) -> list[str]:
    told = []
    for each in filters:
        span = span_of(each)
        if span:
            told.append(_span_words(each.dimension, *span))
            continue
        rows = listed((names.get((each.dimension, code), code) for code in each.categories), last=__(" or "))
        pattern = __("without %(name)s: %(rows)s") if each.is_excluded else __("only %(name)s: %(rows)s")
        told.append(pattern % {"name": lowered(title_of(each.dimension)), "rows": rows})
    return told


def _span_words(dimension: str, lowest: int, highest: int) -> str:
    """An end that was left open is not told."""
    first, last = OF_NUMBERS[dimension]
    name = lowered(str(BANDED.get(dimension, title_of(dimension))))
    if lowest <= first:
        return __("only %(name)s up to %(highest)s") % {"name": name, "highest": highest}
    if highest >= last:
        return __("only %(name)s from %(lowest)s up") % {"name": name, "lowest": lowest}
    return __("only %(name)s from %(lowest)s to %(highest)s") % {"name": name, "lowest": lowest, "highest": highest}


def days_words(table: ComposedTable) -> str:
    days = [f"{day:%d/%m/%Y}" for day in table.days]
    if table.composition.has_flows:
        return __("from %(first)s to %(last)s") % {"first": days[0], "last": days[-1]}
    return __("on %(days)s") % {"days": listed(days)}


def geography_words(table: ComposedTable) -> str:
    return __("boundaries of that day") if table.geography == THEN else __("units of %(day)s") % {"day": _day(table)}


def _day(table: ComposedTable) -> str:
    return "/".join(reversed(table.geography.split("-")))


def show_title(show: Show, composition: Composition) -> str:
    if show is Show.UNITS_WITH:
        least = number_format(composition.least)
        return __("Communes with at least %(least)s") % {"least": least}
    if show is Show.UNITS_WITH_SHARE:
        least = number_format(composition.least)
        return __("Share of communes with at least %(least)s, %%") % {"least": least}
    if show is Show.UNITS_BELOW:
        if composition.least == 1:
            return __("Communes without anyone")
        return __("Communes with fewer than %(least)s") % {"least": number_format(composition.least)}
    if show is Show.UNITS_SHARE:
        return __("Communes that reach %(share)s%%") % {"share": number_format(composition.least_share)}
    if show.compares and composition.is_stepwise:
        return str(STEP_TITLES[show])
    return str(show.title)


def short_title(show: Show, composition: Composition) -> str:
    """For the heading of a column; where one share stands alone, the notes say of what it is."""
    shares = [each for each in composition.shows if each.is_share]
    return __("Share, %") if show.is_share and len(shares) == 1 else show_title(show, composition)


def notes(table: ComposedTable) -> Iterator[str]:
    """What a reader of the figures should know, in whole sentences."""
    yield from table.remarks
    yield from (notice.text for notice in table.notices)
    yield from _order(table)
    yield from _bases(table)
    yield from table.amount_notes
    yield from groups_without_posts(table)
    axes = {axis.code: axis for axis in (*table.rows.axes, *table.columns.axes)}.values()
    partly = [axis.title for axis in axes if axis.has_total and axis.step.has_total and _shows_a_part(axis)]
    if partly:
        yield __("%(name)s: the total counts all persons, also those whose rows are not shown.") % {
            "name": ", ".join(partly)
        }
    for axis in axes:
        if axis.step.is_known_only:
            yield __("%(name)s: only persons of whom it is known are counted; this is the base of all shares.") % {
                "name": axis.title
            }
        yield from (f"{item.title}: {listed(item.joined_words)}." for item in axis.shown if item.joined_words)
        if any(set(item.parts) & {each.code for each in axis.shown} for item in axis.shown):
            yield __("%(name)s: joined rows repeat persons of other rows.") % {"name": axis.title}
    yield from _open_years(table)
    if table.composition.has_flows:
        yield from flow_notes(table)
    if len(table.groups) > 1 and may_overlap(table.groups):
        yield __("The groups overlap: a person may belong to several. They are never added.")
    if len(table.days) > 1 and table.geography == THEN and any(a.step.dimension == UNIT for a in table.spread.places):
        yield __("The units of each day stand as they were then; choose one geography to compare them.")
    if table.is_protected:
        yield __("* Hidden: so small a number could tell of single persons, or another number could be reckoned by it.")


def _order(table: ComposedTable) -> Iterator[str]:
    """By what the rows are sorted, and how many of how many are shown."""
    if (found := sorted_by(table)) is None:
        return
    sorting, column = found
    words = {"column": column.words, "figure": show_title(sorting.show, table.composition)}
    lowest, highest = (
        __("The rows stand by “%(column)s: %(figure)s”, lowest first."),
        __("The rows stand by “%(column)s: %(figure)s”, highest first."),
    )
    yield (lowest if sorting.is_lowest_first else highest) % words
    shown, everyone = (sum(leaf.among is not None for leaf in own) for own in (table.rows.leaves, table.rows.everyone))
    if shown < everyone:
        yield __("Shown are %(shown)s of %(all)s rows; totals and ranks count all of them.") % {
            "shown": number_format(shown, force_grouping=True),
            "all": number_format(everyone, force_grouping=True),
        }


def _open_years(table: ComposedTable) -> Iterator[str]:
    """Bands and spans of one's own are made of single years, which a date without its day may leave open."""
    banded = {step.dimension for step in table.composition.steps() if step.bands and step.dimension in BANDED}
    spanned = {each.dimension for each in table.composition.filters if span_of(each) and each.dimension in BANDED}
    for name in (str(BANDED[code]) for code in BANDED if code in banded):
        yield __("%(name)s: whose date leaves two years open, in different bands, stands under “No information”.") % {
            "name": name
        }
    for name in (str(BANDED[code]) for code in BANDED if code in spanned):
        yield __("%(name)s: whose date leaves it open whether the years pass the filter is not counted.") % {
            "name": name
        }


def _shows_a_part(axis: Axis) -> bool:
    return not (axis.is_whole or axis.step.is_known_only)


def _bases(table: ComposedTable) -> Iterator[str]:
    named = {"group": table.groups[0].title, "day": f"{table.days[0]:%d/%m/%Y}"}
    told = BASES | STEP_BASES if table.composition.is_stepwise else BASES
    words = (str(told[show]) for show in table.shows if show in told)
    yield from (each % named if "%(" in each else each for each in words)
    is_divided = table.composition.has_flows or any(axis.has_total for axis in table.columns.axes)
    if Show.ROW_SHARE in table.shows and not is_divided:
        yield __("No column divides the persons, so every share of the row is 100%: choose the share of the column.")


def definitions(table: ComposedTable) -> Iterator[tuple[str, str, str]]:
    """Title, words and legal basis of every group and axis."""
    for group in table.groups:
        yield str(group.title), str(group.denominator), group.legal_basis
    axes = list({axis.code: axis for axis in (*table.rows.axes, *table.columns.axes)}.values())
    for axis in axes:
        if axis.words:
            yield axis.title, axis.words, axis.legal_basis
    named = {axis.step.dimension for axis in axes} | {HEADCOUNT.code}
    for dimension in dict.fromkeys(each.dimension for each in table.composition.filters):
        found = registry.dimensions.get(dimension)
        if found and dimension not in named:
            yield str(found.title), str(found.numerator), found.legal_basis


def lowered(words: str) -> str:
    """For the middle of a sentence; abbreviations stay."""
    return words if words[1:2].isupper() else words[:1].lower() + words[1:]


def listed(words: Iterable[str], last: str = "") -> str:
    """“a, b and c”."""
    found = list(words)
    if len(found) < 2:
        return "".join(found)
    return ", ".join(found[:-1]) + (last or __(" and ")) + found[-1]

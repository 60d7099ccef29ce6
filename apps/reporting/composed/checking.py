"""Whether a composition can be counted: contradictions get sentences, what the registry no longer knows is left out."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from django.utils.translation import gettext as __

from apps.core.permissions import Actor, Permission
from apps.reporting.composed.definitions import (
    DAY,
    FLOW,
    GROUP,
    LEADING,
    MOST_GROUPS,
    MOST_NESTED,
    MOST_STEPS,
    UNIT,
    Chosen,
    Composition,
    blocks_of,
)
from apps.reporting.composed.shows import Show
from apps.reporting.definitions import HEADCOUNT
from apps.reporting.errors import ReportError
from apps.reporting.registry import registry

SPECIAL = (UNIT, GROUP, DAY, FLOW)
# What can be told of those who came and left.
OF_FLOWS = (Show.PERSONS, Show.COLUMN_SHARE, Show.OPENING_SHARE)


def is_known(dimension: str) -> bool:
    known = dimension in registry.dimensions or dimension in registry.place_dimensions or dimension in SPECIAL
    return known and dimension != HEADCOUNT.code


def can_filter(dimension: str) -> bool:
    return is_known(dimension) and dimension not in LEADING


def title_of(dimension: str) -> str:
    """The name of anything that can stand in rows, columns or filters."""
    found = registry.dimensions.get(dimension) or registry.place_dimensions.get(dimension)
    if found:
        title = str(found.title)
        return __("%(title)s, against the standard") % {"title": title} if _is_second(dimension, title) else title
    special = {UNIT: __("Unit"), GROUP: __("Group"), DAY: __("Day"), FLOW: __("Increase and decrease")}
    return special.get(dimension, dimension)


def _is_second(dimension: str, title: str) -> bool:
    """Whether a standard bears the title of what it is held against: political theory that meets it or does not."""
    others = (each for code, each in registry.dimensions.items() if code != dimension)
    return dimension.startswith("standard_") and any(str(each.title) == title for each in others)


def rights_of(composition: Composition) -> tuple[Permission, ...]:
    """What the sensitive dimensions of rows, columns and filters ask for."""
    found = (registry.dimensions[name].opened_by for name in _named(composition) if name in registry.dimensions)
    return tuple(dict.fromkeys(right for right in found if right is not None))


def _named(composition: Composition) -> tuple[str, ...]:
    """The dimensions of rows, columns and filters."""
    return (*(step.dimension for step in composition.steps()), *(each.dimension for each in composition.filters))


def closed_to(user: Actor) -> frozenset[str]:
    """The dimensions that the builder does not offer: the user nowhere has the right to them."""
    known = registry.dimensions.values()
    return frozenset(d.code for d in known if d.is_closed and d.opened_by is not None and not user.can(d.opened_by))


def require_opened(composition: Composition, rights: Collection[Permission]) -> None:
    """Raises ReportError where a dimension is closed to who lacks its right at the units of the table."""
    closed = [registry.dimensions[name] for name in _named(composition) if name in registry.dimensions]
    for each in closed:
        if each.is_closed and each.opened_by is not None and each.opened_by not in rights:
            raise ReportError(
                __("“%(name)s” is not shown: you do not have the right for this: %(right)s.")
                % {"name": each.title, "right": each.opened_by.label}
            )


def known_part(composition: Composition) -> tuple[Composition, tuple[str, ...]]:
    """The composition without what the registry does not know (any more), and sentences on what was left out."""
    lines = dict.fromkeys(step.dimension for step in composition.steps())
    strange = [name for name in lines if not is_known(name)]
    sieves = dict.fromkeys(each.dimension for each in composition.filters)
    strange += [name for name in sieves if not can_filter(name) and name not in strange]
    lost = [group for group in composition.groups if group not in registry.populations]
    kept = replace(
        composition,
        groups=tuple(group for group in composition.groups if group not in lost),
        rows=tuple(step for step in composition.rows if is_known(step.dimension)),
        columns=tuple(step for step in composition.columns if is_known(step.dimension)),
        filters=tuple(each for each in composition.filters if can_filter(each.dimension)),
    )
    sentence = __("The registry knows no “%(name)s” (any more); the table is shown without it.")
    return kept, tuple(sentence % {"name": name} for name in (*strange, *lost))


def with_figures_of_flows(composition: Composition) -> tuple[Composition, tuple[str, ...]]:
    """Of those who came and left not all figures can be told: the others are left out, and a sentence says so."""
    strange = [show for show in composition.shows if show not in OF_FLOWS]
    if not composition.has_flows or not strange:
        return composition, ()
    kept = tuple(show for show in composition.shows if show in OF_FLOWS) or (Show.PERSONS,)
    titles = "; ".join(str(show.title) for show in strange)
    sentence = __("Of increase and decrease these figures are not told: %(figures)s.") % {"figures": titles}
    return replace(composition, shows=kept), (sentence,)


def normalised(composition: Composition, days: int) -> Composition:
    """Several groups or days always stand apart: where they were not placed, as the outermost columns."""
    placed = {step.dimension for step in composition.steps()}
    added = [Chosen(GROUP)] if len(composition.groups) > 1 and GROUP not in placed else []
    # Two days make one period of those who came and left.
    added += [Chosen(DAY)] if days > 1 + composition.has_flows and DAY not in placed else []
    filters = tuple(each for each in composition.filters if each.categories)
    return replace(composition, columns=(*added, *composition.columns), filters=filters)


def require_sense(composition: Composition) -> None:
    """Raises ReportError with all that is wrong, in sentences."""
    problems = list(_problems(composition))
    if problems:
        raise ReportError(" ".join(problems))


def _problems(composition: Composition) -> Iterator[str]:
    steps = list(composition.steps())
    sides = (blocks_of(composition.rows), blocks_of(composition.columns))
    if not composition.groups:
        yield __("Choose who is counted.")
    if len(composition.groups) > MOST_GROUPS:
        yield __("Choose at most %(most)s groups.") % {"most": MOST_GROUPS}
    for group in composition.groups:
        if group not in registry.populations:
            yield __("There is no group %(code)s.") % {"code": group}
    for name in dict.fromkeys([*(s.dimension for s in steps), *(f.dimension for f in composition.filters)]):
        if not is_known(name):
            yield __("The registry knows nothing called “%(name)s”.") % {"name": name}
    yield from _twice([*row, *column] for row in sides[0] for column in sides[1])
    if any(sum(step.dimension not in LEADING for step in block) > MOST_NESTED for side in sides for block in side):
        yield __("Rows and columns can each be divided by at most three things, one inside the other.")
    if any(len(side) > MOST_STEPS + 2 for side in (composition.rows, composition.columns)):
        yield __("Rows and columns can each have at most %(most)s divisions.") % {"most": MOST_STEPS + 2}
    if any(show.compares for show in composition.shows) and len(composition.days) < 2:
        yield __("To show differences, choose several days.")
    if Show.FIRST_SHARE in composition.shows and len(composition.groups) < 2:
        yield __("To compare with the first group, choose several groups.")
    if Show.OPENING_SHARE in composition.shows and not composition.has_flows:
        yield __("To compare with the beginning of a period, divide rows or columns by “%(name)s”.") % {
            "name": title_of(FLOW)
        }
    yield from _contradictions(composition)


def _twice(crossed: Iterable[Sequence[Chosen]]) -> Iterator[str]:
    """What divides a cell twice; blocks beside each other may be divided by the same."""
    codes = ([step.code for step in steps] for steps in crossed)
    for code in dict.fromkeys(code for own in codes for code in own if own.count(code) > 1):
        words = {"name": title_of(code.split(".")[0])}
        yield __("“%(name)s” stands twice in rows and columns. Keep it in one place.") % words


def _contradictions(composition: Composition) -> Iterator[str]:
    """Filters of one dimension that leave nobody."""
    for dimension in dict.fromkeys(each.dimension for each in composition.filters):
        own = [each for each in composition.filters if each.dimension == dimension and each.categories]
        within = [set(each.categories) for each in own if not each.is_excluded]
        without = {code for each in own if each.is_excluded for code in each.categories}
        if within and not set.intersection(*within) - without:
            yield __("The filters by “%(name)s” exclude each other, so nobody is left.") % {"name": title_of(dimension)}

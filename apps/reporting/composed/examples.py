"""Ready examples to start from: what provinces publish most."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from django.utils.translation import gettext as __

from apps.reporting.composed.definitions import FLOW, GROUP, THEN, UNIT, Chosen, Composition, Filter, Order
from apps.reporting.composed.shows import Show
from apps.reporting.composed.side_groups import OF_WHOM
from apps.reporting.places import UnitChoice
from apps.reporting.registry import registry

STAFF = "cadres_and_civil_servants"
SHARES = (Show.PERSONS, Show.ROW_SHARE)
WIDE = ("professional", "political_theory", "state_management", "informatics", "language", "age")
DISTRICT = Chosen(UNIT, level="district")


def levels_below(units: Sequence[UnitChoice]) -> tuple[str, ...]:
    """The levels of units below the widest that the user may ask for."""
    depth = max((unit.depth for unit in units), default=0)
    levels = [level.code for level in registry.geographies[THEN].levels]
    return tuple(levels[len(levels) - depth :]) if depth else ()


def offered(levels: Sequence[str]) -> Iterator[Composition]:
    """Those whose levels of units stand below the user's."""
    return (each for each in examples() if {step.level for step in each.steps()} <= {"", *levels})


def examples() -> Iterator[Composition]:
    """Those whose dimensions are declared."""
    for each in (*_wide(), *_of_levels(), *_of_persons()):
        named = [step.dimension for step in each.steps()] + [one.dimension for one in each.filters]
        known = {*registry.dimensions, *registry.place_dimensions, UNIT, GROUP, FLOW, "day"}
        if set(named) <= known and set(each.groups) <= set(registry.populations):
            yield each


def _wide() -> Iterator[Composition]:
    """The table of numbers and quality as nearly every province prints it: all columns of one wide form."""
    rows = {
        __("Numbers and quality by title"): (Chosen("category"), Chosen("title")),
        __("Numbers and quality by district"): (DISTRICT,),
        __("Numbers and quality by commune"): (Chosen(UNIT, level="commune"),),
    }
    for title, steps in rows.items():
        yield Composition(title, (STAFF,), rows=steps, columns=_wide_columns(), is_without_empty=True)


def _wide_columns() -> tuple[Chosen, ...]:
    whole = (code for code in WIDE if code in registry.dimensions)
    steps = [*(Chosen(code, (row,), hides_unknown=True) for code, row, _words in OF_WHOM), *map(Chosen, whole)]
    return tuple(replace(step, is_beside=number > 0) for number, step in enumerate(steps))


def _of_levels() -> Iterator[Composition]:
    """What people have learnt, by place, title and year."""
    yield Composition(
        __("Professional qualification by district"),
        (STAFF,),
        rows=(DISTRICT,),
        columns=(Chosen("professional"),),
        shows=SHARES,
    )
    yield Composition(
        __("Political theory by title"),
        (STAFF,),
        rows=(Chosen("title"),),
        columns=(Chosen("political_theory"),),
        shows=SHARES,
        is_without_empty=True,
    )
    yield Composition(
        __("Qualification at the last year ends"),
        (STAFF,),
        rows=(Chosen("professional"),),
        columns=(Chosen("day"),),
        shows=(Show.PERSONS, Show.COLUMN_SHARE),
        days=("year_end-2", "year_end-1", "year_end-0", "asked"),
    )
    yield Composition(
        __("Increase and decrease in the year, by title"),
        (STAFF,),
        rows=(Chosen("category"), Chosen("title")),
        columns=(Chosen(FLOW),),
        days=("asked-1y", "asked"),
        is_without_empty=True,
    )
    yield Composition(
        __("Communes with at least one master"),
        (STAFF,),
        rows=(DISTRICT,),
        filters=(Filter("professional", ("CM_THS", "CM_TS")),),
        shows=(Show.PERSONS, Show.UNITS_WITH, Show.MEAN_UNITS),
    )


def _of_persons() -> Iterator[Composition]:
    """Who they are: age, sex, ethnicity."""
    yield Composition(
        __("Age and sex of cadres and of civil servants"),
        ("cadres", "civil_servants"),
        rows=(Chosen("age"),),
        columns=(Chosen(GROUP), Chosen("sex", is_known_only=True)),
        shows=(Show.PERSONS, Show.COLUMN_SHARE),
    )
    yield Composition(
        __("Communes with most women"),
        (STAFF,),
        rows=(Chosen(UNIT, level="commune", order=Order.BY_SIZE),),
        filters=(Filter("sex", ("female",)),),
        shows=(Show.PERSONS, Show.GROUP_SHARE),
    )
    yield Composition(
        __("Executive committee by ethnicity, sex and age"),
        ("party_executive_committee",),
        rows=(Chosen("age"),),
        columns=(Chosen("ethnicity"), Chosen("sex", is_known_only=True)),
        shows=(Show.PERSONS,),
    )
    yield Composition(
        __("Mean age by kind of unit"),
        ("cadres", "civil_servants"),
        rows=(Chosen("unit_kind"),),
        columns=(Chosen(GROUP),),
        shows=(Show.PERSONS, Show.MEAN_AGE, Show.MEAN_UNITS),
    )

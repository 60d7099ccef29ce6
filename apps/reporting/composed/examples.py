"""Ready examples to start from: what provinces publish most."""

from collections.abc import Iterator

from django.utils.translation import gettext as __

from apps.reporting.composed.definitions import GROUP, UNIT, Chosen, Composition, Filter, Order, Show
from apps.reporting.registry import registry

STAFF = "cadres_and_civil_servants"
SHARES = (Show.PERSONS, Show.ROW_SHARE)
DISTRICT = Chosen(UNIT, level="district")


def examples() -> Iterator[Composition]:
    """Those whose dimensions are declared."""
    for each in _examples():
        named = [step.dimension for step in each.steps()] + [one.dimension for one in each.filters]
        known = {*registry.dimensions, *registry.place_dimensions, UNIT, GROUP, "day"}
        if set(named) <= known and set(each.groups) <= set(registry.populations):
            yield each


def _examples() -> Iterator[Composition]:
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
        __("Age and sex of cadres and of civil servants"),
        ("cadres", "civil_servants"),
        rows=(Chosen("age"),),
        columns=(Chosen(GROUP), Chosen("sex", is_known_only=True)),
        shows=(Show.PERSONS, Show.COLUMN_SHARE),
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
        __("Communes with at least one master"),
        (STAFF,),
        rows=(DISTRICT,),
        filters=(Filter("professional", ("CM_THS", "CM_TS")),),
        shows=(Show.PERSONS, Show.UNITS_WITH, Show.MEAN_UNITS),
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

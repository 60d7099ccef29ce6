"""Stated figures that contradict each other, whatever the registry says: a part that exceeds its whole."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from django.utils.translation import gettext as __
from django.utils.translation import gettext_lazy as _

from apps.reporting.consistency.definitions import SUBSETS, Check, Finding, Ground, Number, declare_check
from apps.reporting.definitions import HEADCOUNT
from apps.reporting.models import Claim, ClaimForm
from apps.reporting.registry import registry

# Half a step of rounding, in persons per hundred.
HUNDRED = Decimal(100)
Cell = tuple[str, str, int, object, str]


def parts_of_documents(ground: Ground) -> Iterator[Finding]:
    units = [place.pk for place in ground.by_unit("quality").places]
    claims = list(Claim.objects.visible_to(ground.user).filter(unit__in=units))
    sizes = {_cell(claim, claim.group): claim.value for claim in claims if claim.measure == HEADCOUNT.code}
    stated = {(_cell(claim, claim.group), claim.category): claim for claim in claims}
    for claim in claims:
        for subset in SUBSETS:
            whole = stated.get((_cell(claim, subset.whole), claim.category)) if claim.group == subset.part else None
            exceeds = _exceeds(claim, whole, sizes) if whole is not None else None
            ground.compared += exceeds is not None
            if whole is not None and exceeds:
                yield _finding(claim, whole)


def _cell(claim: Claim, group: str) -> Cell:
    """Where a claim stands but for its row; headcounts stand beside every measure of the same source."""
    measure = "" if claim.measure == HEADCOUNT.code else claim.measure
    return claim.source, measure, claim.unit_id, claim.day, group


def _exceeds(part: Claim, whole: Claim, sizes: dict[Cell, Decimal]) -> bool | None:
    """None where a share cannot be compared, as the document does not tell the size of its group."""
    least, most = _persons(part, sizes, least=True), _persons(whole, sizes, least=False)
    return None if least is None or most is None else least > most


def _persons(claim: Claim, sizes: dict[Cell, Decimal], *, least: bool) -> Decimal | None:
    """The fewest or the most persons that a figure can mean; a share needs the size of its group."""
    if claim.form == ClaimForm.COUNT:
        return claim.value
    source, _measure, unit, day, group = _cell(claim, claim.group)
    size = sizes.get((source, "", unit, day, group))
    half = Decimal("0.5").scaleb(-claim.places)
    return None if size is None else size * (claim.value + (-half if least else half)) / HUNDRED


def _finding(part: Claim, whole: Claim) -> Finding:
    titles = {code: str(registry.populations[code].title) for code in (part.group, whole.group)}
    return Finding(
        part.unit_title,
        __("%(source)s: more in “%(part)s” than in “%(whole)s”, of which it is a part.")
        % {"source": part.source, "part": titles[part.group], "whole": titles[whole.group]},
        (
            Number(titles[part.group], part.stated, part.get_absolute_url()),
            Number(titles[whole.group], whole.stated, whole.get_absolute_url()),
        ),
        __("One of the two figures of the document must be wrong."),
    )


declare_check(
    Check(
        "documents",
        _("Documents do not contradict themselves"),
        _("Of two figures of one document, that of a part is not larger than that of its whole."),
        parts_of_documents,
    )
)

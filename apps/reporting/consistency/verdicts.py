"""Whether the registry agrees with a figure that a document states."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from django.utils.translation import gettext as __
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from apps.core.permissions import Actor
from apps.reporting.consistency.definitions import Check, Finding, Ground, Number, Weight, declare_check
from apps.reporting.errors import OutOfScope, ReportError
from apps.reporting.models import Claim, ClaimForm
from apps.reporting.registry import registry
from apps.reporting.services import build_report
from apps.reporting.table import ReportTable, share


class Outcome(Enum):
    RIGHT = "right"
    DIFFERS = "differs"
    UNKNOWN = "unknown"

    @property
    def label(self) -> str:
        return str(LABELS[self])

    @property
    def tone(self) -> str:
        return {Outcome.RIGHT: "green", Outcome.DIFFERS: "red", Outcome.UNKNOWN: "yellow"}[self]


LABELS = {
    Outcome.RIGHT: pgettext_lazy("stated figure", "Right"),
    Outcome.DIFFERS: pgettext_lazy("stated figure", "Differs"),
    Outcome.UNKNOWN: pgettext_lazy("stated figure", "Cannot be computed"),
}


@dataclass(frozen=True)
class Verdict:
    """A stated figure beside the registry's own; `why` says why there is none."""

    claim: Claim
    outcome: Outcome
    group: str
    row: str
    value: Decimal | int | None = None
    base: int | None = None
    why: str = ""


def verdicts(claims: Iterable[Claim], user: Actor) -> Iterator[Verdict]:
    """Every claim beside the registry; each report of a unit and day is counted once."""
    tables: dict[tuple[str, str, object], ReportTable | str] = {}
    for claim in claims:
        key = (claim.report, claim.unit_code, claim.day)
        if key not in tables:
            tables[key] = _table(claim, user)
        yield verdict(claim, tables[key])


def _table(claim: Claim, user: Actor) -> ReportTable | str:
    """The report of the claim, or the sentence why there is none."""
    if claim.day is None:
        return __("The document does not say of which day the figure is.")
    try:
        return build_report(claim.report, unit=claim.unit_code, day=claim.day, user=user, levels=[])
    except OutOfScope:
        return __("You have no right to reports of this unit.")
    except ReportError as error:
        return str(error)


def verdict(claim: Claim, table: ReportTable | str) -> Verdict:
    group = str(registry.populations[claim.group].title) if claim.group in registry.populations else claim.group
    if isinstance(table, str):
        return Verdict(claim, Outcome.UNKNOWN, group, claim.category, why=table)
    breakdown = next((each for each in table.breakdowns if each.dimension.code == claim.measure), None)
    row = breakdown.by_code.get(claim.category) if breakdown else None
    if breakdown is None or row is None or claim.group not in {each.code for each in table.groups}:
        return Verdict(claim, Outcome.UNKNOWN, group, claim.category, why=__("The report has no such row any more."))
    words = f"{breakdown.dimension.title}: {row.title}"
    count, base = table.count(claim.group, table.unit.pk, breakdown, row), table.base(claim.group, table.unit.pk)
    if count is None:
        return Verdict(claim, Outcome.UNKNOWN, group, words, why=__("The number is hidden to protect few people."))
    if not base:
        return Verdict(claim, Outcome.UNKNOWN, group, words, why=__("The registry knows nobody of this group then."))
    found = count if claim.form == ClaimForm.COUNT else share(count, base, claim.places)
    outcome = Outcome.RIGHT if found == claim.stated else Outcome.DIFFERS
    return Verdict(claim, outcome, group, words, found, base)


def claims_differing(ground: Ground) -> Iterator[Finding]:
    """Stated figures of the unit and all below it, of any day, with which the registry does not agree."""
    units = [place.pk for place in ground.by_unit("quality").places]
    claims = Claim.objects.visible_to(ground.user).filter(unit__in=units)
    for each in verdicts(claims, ground.user):
        ground.compared += each.outcome is not Outcome.UNKNOWN
        if each.outcome is not Outcome.RIGHT:
            yield _finding(each)


def _finding(verdict: Verdict) -> Finding:
    claim = verdict.claim
    day = f"{claim.day:%d/%m/%Y}" if claim.day else __("no day")
    stated = Number(__("Stated in %(source)s") % {"source": claim.source}, claim.stated, claim.get_absolute_url())
    if verdict.outcome is Outcome.UNKNOWN:
        return Finding(
            claim.unit_title,
            f"{verdict.group}, {verdict.row}, {day}",
            (stated,),
            verdict.why,
            Weight.OPEN,
            claim.get_absolute_url(),
        )
    return Finding(
        claim.unit_title,
        f"{verdict.group}, {verdict.row}, {day}",
        (stated, Number(__("Counted in the registry"), verdict.value)),
        __(
            "Look whether the document or the registry is wrong;"
            " what was recorded late is explained by a seal of that day."
        ),
        Weight.WRONG,
        claim.get_absolute_url(),
    )


declare_check(
    Check(
        "claims",
        _("Figures that documents state"),
        _("Figures of old documents that were entered here are counted again, as printed."),
        claims_differing,
    )
)

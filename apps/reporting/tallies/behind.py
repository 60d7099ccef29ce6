"""The events behind one number: through the same statement as the number, and through the gate of their own app."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import formats
from django.utils.functional import cached_property
from django.utils.translation import gettext as __

from apps.core.permissions import Actor, Permission
from apps.reporting.definitions import Category, Rows
from apps.reporting.errors import ReportError
from apps.reporting.geographies import DEFAULT_GEOGRAPHY, narrowed
from apps.reporting.places import Place, Territory
from apps.reporting.scope import Scope
from apps.reporting.services import unknown_words
from apps.reporting.tallies.compiler import keys_behind, number_behind
from apps.reporting.tallies.definitions import Aggregate, Group, Listing, Span, TallyReport
from apps.reporting.tallies.lines import Block, Measure, Section
from apps.reporting.tallies.plan import question_in
from apps.reporting.tallies.services import open_territory, require_order, rights_of, sections_of


@dataclass(frozen=True)
class EventsBehind:
    """A number with its events; some of them may lie outside what the user may see."""

    report: TallyReport
    scope: Scope
    unit: Place
    span: Span
    section: Section
    group: Group
    measure: Measure
    category: Category
    number: int
    events: int
    rows: Rows

    @property
    def listing(self) -> Listing:
        return self.section.tally.listing

    @property
    def noted_as(self) -> Permission | None:
        """The right whose use is noted when the list is read."""
        return self.section.tally.protected_by or self.report.opened_by

    @cached_property
    def visible(self) -> int:
        return self.rows.order_by().count()

    @property
    def unseen(self) -> int:
        return max(self.events - self.visible, 0)

    @property
    def words(self) -> str:
        """What the number says, and how many events stand behind it where these are not the same."""
        counted = self.group.counted
        words = {"counted": counted.title, "number": grouped(self.number), "events": grouped(self.events)}
        if counted.aggregate is Aggregate.ROWS:
            return __("%(counted)s: %(number)s") % words
        return __("%(counted)s: %(number)s, in %(events)s entries") % words

    @property
    def report_url(self) -> str:
        first = self.span.first
        query = {
            **self.scope.query,
            "from": first.isoformat() if first else "",
            "day": self.span.last.isoformat(),
        }
        return f"{reverse('reporting:report', args=[self.report.code])}?{urlencode(query)}"


def events_behind(
    report: TallyReport,
    *,
    unit: str,
    span: Span,
    user: Actor,
    group: str,
    measure: str,
    category: str,
    needed: tuple[Permission, ...] = (),
    geography: str = DEFAULT_GEOGRAPHY,
    at: str = "",
) -> EventsBehind:
    """The events that the cell of that group, measure and category counts.

    Raises ReportError with a sentence, OutOfScope and PermissionDenied as the user's rights at the unit say.
    """
    require_order(span)
    section, block, line = _place_of(report, span, group, measure)
    row = _category_of(line, category)
    counted = next(each for each in section.groups if each.code == group)
    territory = narrowed(open_territory(report, unit, span.last, user, needed, geography), at)
    _require(territory, (*rights_of(section.tally), *needed))
    question = question_in(territory, (territory.root.level,), section, span)
    number, events = number_behind(question, counted, block, (line.code, row.code))
    keys = keys_behind(question, counted, block, (line.code, row.code))
    rows = section.tally.listing.visible(user, span.last).filter(**{f"{section.tally.listing.key}__in": keys})
    scope = Scope(unit, geography, at)
    return EventsBehind(report, scope, territory.root, span, section, counted, line, row, number, events, rows)


def _place_of(report: TallyReport, span: Span, group: str, measure: str) -> tuple[Section, Block, Measure]:
    """The tally, the block and the line that tell this measure for this group."""
    sections = sections_of(report, span, [group], [measure])
    for section in sections:
        for block in section.blocks:
            for line in block.measures:
                if line.code == measure:
                    return section, block, line
    raise ReportError(unknown_words(__("measure"), [measure], [m.code for s in sections for m in s.measures]))


def _category_of(measure: Measure, code: str) -> Category:
    known = {each: category for each, category in measure.by_code.items() if not measure.difference(each)}
    if code not in known:
        raise ReportError(unknown_words(__("row"), [code], known))
    return known[code]


def _require(territory: Territory, rights: Iterable[Permission]) -> None:
    for needed in rights:
        if needed not in territory.rights:
            raise PermissionDenied(__("You do not have the right for this: %(right)s.") % {"right": needed.label})


def grouped(number: int) -> str:
    return formats.number_format(number, use_l10n=True, force_grouping=True)

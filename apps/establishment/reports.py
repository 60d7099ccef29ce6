"""The report on the establishment: posts allotted, people there, vacancies and what is open, by block."""

from __future__ import annotations

from datetime import date

from django.db.models import F, Q, Sum, Value
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from apps.cadres.chapters import ORGANISATION
from apps.cadres.measures import primary_posts
from apps.communes.models import Level, UnitPeriod
from apps.core.permissions import Actor, Permission
from apps.establishment.models import Allotment, Block, Opening
from apps.reporting.definitions import Category, Rows
from apps.reporting.registry import registry
from apps.reporting.tallies.definitions import (
    Aggregate,
    Axis,
    Counted,
    Difference,
    EventLine,
    Group,
    Listing,
    Span,
    Tally,
    TallyReport,
)

LAW = "Nghị định 33/2023/NĐ-CP Điều 6, 33; Công văn 09/CV-BCĐ ngày 30/5/2025"
# Not those of a person's career.
POSTS = pgettext_lazy("of an establishment", "Posts")
STAFF, NON_PROFESSIONAL = "BC_CBCC", "BC_KCT"
COLUMNS = {STAFF: "staff", NON_PROFESSIONAL: "non_professional"}


def the_day(day: date) -> Span:
    """The state of the day itself: allotments and people are no events of a span."""
    return Span(day, day)


def posts_of_blocks(span: Span, day: date) -> Rows:
    """Rows of posts: allotted, held, held where nothing was allotted, and to be filled; a number for each block."""
    blocks = list(Block.objects.filter(pk__in=COLUMNS))
    pieces = [piece for block in blocks for piece in _pieces(block, span.last)]
    return pieces[0].union(*pieces[1:], all=True) if pieces else Allotment.objects.none().values("unit")


def _pieces(block: Block, day: date) -> list[Rows]:
    """Every part as rows (unit, what, posts by block)."""
    holding = Allotment.objects.holding_in(day.year).filter(block=block)
    having = Q(unit__in=holding.values("unit"))
    people = primary_posts(day).filter(category__in=block.categories)
    openings = Opening.objects.open_on(day).filter(block=block)
    living = Q(unit__in=UnitPeriod.objects.on(day).filter(unit__level=Level.COMMUNE).values("unit"))
    return [
        _rows(holding.filter(living), "allotted", block, Sum("number")),
        _rows(people.filter(having), "present", block, Sum(Value(1))),
        _rows(people.exclude(having), "without", block, Sum(Value(1))),
        _rows(openings, "to_fill", block, Sum(F("number") - F("filled"))),
    ]


def _rows(rows: Rows, what: str, block: Block, posts: Sum) -> Rows:
    counted = {name: posts if block.pk == code else Value(0) for code, name in COLUMNS.items()}
    grouped = rows.order_by().values("unit")
    told: Rows = grouped.annotate(what=Value(what), **counted).values("unit", "what", *counted)
    return told


def visible(user: Actor, day: date) -> Rows:
    return UnitPeriod.objects.on(day).filter(unit__level=Level.COMMUNE).select_related("unit").order_by("code")


def lines(rows: Rows, day: date) -> list[EventLine]:
    return [
        EventLine(period.code, period.title, reverse("establishment:unit", args=[period.unit.key]), ())
        for period in rows
    ]


def group(block: str, title: object, words: object) -> Group:
    counted = Counted("posts", POSTS, Aggregate.SUM, COLUMNS[block])
    return Group(f"{COLUMNS[block]}_posts", title, words, counted)  # type: ignore[arg-type]  # lazy words


registry.declare(
    TallyReport(
        "establishment",
        _("Establishment and vacancies"),
        _("Posts allotted to communes, the people who hold them on the day, vacancies, and vacancies to be filled."),
        tallies=(
            Tally(
                "establishment_posts",
                _("Establishment"),
                _("The allotment that holds in the year of the day, and persons by their primary post on the day."),
                rows=posts_of_blocks,
                groups=(
                    group(STAFF, _("Cadres and civil servants"), _("Posts of cadres and civil servants.")),
                    group(NON_PROFESSIONAL, _("Non-professional staff"), _("Posts of non-professional staff.")),
                ),
                breakdowns=(
                    Axis(
                        "posts",
                        POSTS,
                        _("Vacancies of one unit and people above the allotment of another offset each other here."),
                        "what",
                        lambda span: (
                            Category("allotted", _("Posts allotted"), values=("allotted",)),
                            Category("present", _("People there, where posts are allotted"), values=("present",)),
                            Category("without", _("People there, where none are allotted"), values=("without",)),
                            Category("to_fill", _("Vacancies to be filled"), values=("to_fill",)),
                        ),
                        differences=(
                            Difference("vacant", _("Allotted, less people there"), of="allotted", less="present"),
                        ),
                    ),
                ),
                listing=Listing(visible, (), lines, key="unit", needed=Permission.VIEW_CADRES),
                total=None,
                key="unit",
                person="",
                legal_basis=LAW,
            ),
        ),
        legal_basis=LAW,
        version="1",
        chapter=ORGANISATION,
        place=1,
        span=the_day,
    )
)

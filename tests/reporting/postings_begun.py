"""A report of events that exists in tests alone: postings begun in a span, by post, and by category and post."""

from dataclasses import replace
from datetime import date
from typing import cast

from django.db.models import DateField, IntegerField, Q
from django.db.models.functions import Cast, Lower

from apps.accounts.models import User
from apps.cadres.models import Posting
from apps.core.permissions import Actor
from apps.reporting.definitions import Category, Kind, Rows
from apps.reporting.tallies.definitions import (
    PERSONS,
    Aggregate,
    Axis,
    Counted,
    Cross,
    Difference,
    EventLine,
    Group,
    Listing,
    Span,
    Tally,
    TallyReport,
    dong,
)

TITLES = ("CD_BT", "CD_CTUBND", "CD_VPTK")


def begun(span: Span, day: date) -> Rows:
    """Postings whose first day lies in the span, with an amount for each that sums can take."""
    started = Posting.objects.annotate(
        begun=Lower("period", output_field=DateField()), amount=Cast("cadre_id", IntegerField()) * 1000
    )
    return started.filter(span.holds("begun"))


def posts(span: Span) -> tuple[Category, ...]:
    leading = Category("leading", "Leading", Kind.ROLL_UP, parts=("cd_bt", "cd_ctubnd"))
    return (*(Category(code.lower(), code, values=(code,)) for code in TITLES), leading)


def categories(span: Span) -> tuple[Category, ...]:
    parts = (Category("cadre", "Cadre", values=("cadre",)), Category("civil", "Civil", values=("civil_servant",)))
    return (*parts, Category("staff", "Staff", Kind.ROLL_UP, parts=("cadre", "civil")))


def lines(rows: Rows, day: date) -> list[EventLine]:
    return [
        EventLine(each.cadre.code, each.cadre.full_name, each.cadre.get_absolute_url(), (str(each.title),))
        for each in rows
    ]


def visible(user: Actor, day: date) -> Rows:
    return Posting.objects.visible_to(cast(User, user)).select_related("cadre", "title").order_by("cadre", "pk")


POST = Axis(
    "post",
    "Post",
    "By post.",
    "title_id",
    posts,
    differences=(Difference("secretaries_less_chairs", "Difference", of="cd_bt", less="cd_ctubnd"),),
)
BEGUN = Counted("postings", "Postings", Aggregate.ROWS)
UNITS = Counted("units", "Units", Aggregate.DISTINCT, "unit")
GROUPS = (
    Group("postings", "Postings", "Each posting.", BEGUN),
    Group("persons", "Persons", "Each person.", PERSONS),
    Group("women", "Women", "Each woman.", PERSONS, Q(cadre__sex="female"), part_of="persons"),
    Group("units", "Units", "Each unit.", UNITS),
    Group("cost", "Cost", "All amounts.", dong("amount"), Q(is_primary=True)),
)
BEGUN_POSTINGS = Tally(
    "begun",
    "Postings begun",
    "Postings whose first day lies in the span.",
    begun,
    GROUPS,
    (
        POST,
        Cross(
            "matrix",
            "Category by post",
            "Category by post.",
            Axis("category", "Category", "Of posts.", "category", categories),
            Axis("by_post", "Post", "Of posts.", "title_id", posts, rest=Category("other", "Other", Kind.UNKNOWN)),
        ),
    ),
    Listing(visible, ("Post",), lines),
    total=Category("in_span", "In the span"),
)
# A tally beside it, with a group of its own under the same measure.
SIDE_POSTINGS = replace(
    BEGUN_POSTINGS,
    code="aside",
    title="Side posts begun",
    rows=lambda span, day: begun(span, day).filter(is_primary=False),
    groups=(Group("side_postings", "Side posts", "Each side post.", BEGUN),),
    breakdowns=(POST,),
)
REPORT = TallyReport("begun", "Postings begun", "Only in tests.", (BEGUN_POSTINGS, SIDE_POSTINGS), "", "1")

"""Numbers, shares, days, icons and queries as templates say them."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.core.paginator import Paginator
from django.template import Context, Template
from django.test import RequestFactory
from django.utils import translation

from apps.core.dates import PartialDate, Precision
from apps.reporting.grids import Figure, Line


def shown(source: str, **context: object) -> str:
    return Template("{% load registry %}" + source).render(Context(context))


@pytest.mark.parametrize(("language", "expected"), [("vi", "3.206"), ("en", "3,206")])
def test_a_number_has_the_separators_of_its_reader(language: str, expected: str) -> None:
    with translation.override(language):
        assert shown("{{ n|number }}", n=3206) == expected


@pytest.mark.parametrize(("language", "expected"), [("vi", "83,3"), ("en", "83.3")])
def test_a_share_has_one_place(language: str, expected: str) -> None:
    with translation.override(language):
        assert shown("{{ n|percent }}", n=Decimal("83.312")) == expected


def test_a_share_is_rounded_half_up() -> None:
    with translation.override("vi"):
        assert shown("{{ n|percent:2 }} {{ m|percent:1 }}", n=Decimal("1.005"), m=0.25) == "1,01 0,3"


def test_what_is_not_there_is_a_dash_and_not_a_nought() -> None:
    assert shown("{{ n|number }}{{ n|percent }}{{ n|day }}{{ n|moment }}", n=None) == "––––"
    assert shown("{{ n|number }}", n=0) == "0"


@pytest.mark.parametrize(("language", "count", "share"), [("vi", "3.206", "83,3"), ("en", "3,206", "83.3")])
def test_a_line_of_a_unit_is_drawn_for_its_reader(language: str, count: str, share: str) -> None:
    figures = (Figure(3848, Decimal("100.00")), Figure(3206, Decimal("83.312"), "/people/?a=1&b=2"), Figure(None, None))
    base, line = Line("Cả tỉnh", "row-total", ()), Line("Xã <Một>", "", figures, url="/reports/?unit=1")
    with translation.override(language):
        drawn = shown("{% load figures %}{% unit_lines lines base=base %}", base=base, lines=[line])
    whole, separator = drawn.split("</tr>")[:2], count[1]
    assert whole == [
        '<tr class="row-total"><th scope="row">Cả tỉnh</th>',
        '<tr><th scope="row"><a href="/reports/?unit=1">Xã &lt;Một&gt;</a></th>'
        f'<td class="num">3{separator}848</td>'
        f'<td class="num"><a href="/people/?a=1&amp;b=2">{count}</a><small class="share">{share} %</small></td>'
        '<td class="num">*</td>',
    ]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_day_is_written_day_first_in_both_languages(language: str) -> None:
    with translation.override(language):
        assert shown("{{ d|day }}", d=date(2025, 2, 28)) == "28/02/2025"


def test_a_date_is_shown_at_the_precision_that_is_known() -> None:
    month, year = PartialDate(date(1980, 3, 1), Precision.MONTH), PartialDate(date(1980, 1, 1), Precision.YEAR)
    assert shown("{{ m|day }} {{ y|day }}", m=month, y=year) == "03/1980 1980"


def test_a_moment_is_shown_in_the_time_of_vietnam() -> None:
    assert shown("{{ t|moment }}", t=datetime(2025, 2, 28, 18, 30, tzinfo=UTC)) == "01:30 01/03/2025"


def test_an_icon_is_drawn_in_the_page_and_is_silent_to_screen_readers() -> None:
    drawn = shown('{% icon "users" "icon-sm" %}')
    assert drawn.startswith('<svg class="icon icon-sm"')
    assert 'aria-hidden="true"' in drawn
    assert "<path" in drawn


def test_an_icon_with_a_label_is_read_aloud() -> None:
    assert 'role="img" aria-label="Nữ &amp; nam"' in shown('{% icon "users" label=words %}', words="Nữ & nam")


def test_an_icon_cannot_reach_other_files() -> None:
    assert "<path" not in shown('{% icon "../outline/users" %}')


def test_a_query_keeps_what_it_does_not_change() -> None:
    request = RequestFactory().get("/", {"q": "hạnh", "page": "2", "sort": "name"})
    changed = shown("{% query_string page=3 sort=None %}", request=request)
    assert changed == "?q=h%E1%BA%A1nh&amp;page=3"


def test_pages_far_away_become_a_gap() -> None:
    page = Paginator(range(1000), 10).get_page(50)
    numbers = shown("{% page_numbers page as found %}{{ found|join:' ' }}", page=page)
    assert numbers == "1 0 49 50 51 0 100"

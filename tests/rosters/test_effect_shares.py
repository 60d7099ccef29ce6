"""The shares before and after a roster, and their difference, agree as they stand beside each other."""

from decimal import Decimal

from django.template.loader import render_to_string
from django.utils import translation

from apps.rosters.models import Upload
from apps.rosters.pages import effect_of


def test_the_difference_is_that_of_the_two_shares_beside_it() -> None:
    effect = effect_of(Upload(effect=[["Đại học", "University", 2145, 2145], ["Khác", "Other", 1061, 1062]]))
    first = effect.shares[0]
    assert (first.share_before, first.share_after) == (Decimal("66.91"), Decimal("66.88"))
    assert first.difference == Decimal("-0.03")
    with translation.override("en"):
        page = render_to_string("rosters/effect_table.html", {"effect": effect, "title": "In the unit"})
    assert all(shown in page for shown in ("66.91", "66.88", "-0.03"))

"""Where a page goes on after a form."""

import pytest
from django.test import RequestFactory

from apps.core.answering import came_from


@pytest.mark.parametrize("named", ["/cadres/?q=lan", "/"])
def test_a_form_leads_back_to_the_page_that_it_names(named: str, rf: RequestFactory) -> None:
    assert came_from(rf.post("/", {"next": named}), otherwise="/home/") == named


@pytest.mark.parametrize("named", ["", "//elsewhere.vn/", "https://elsewhere.vn/", "accounts:me", "không có", "🙂"])
def test_an_address_elsewhere_or_a_word_that_is_none_leads_nowhere(named: str, rf: RequestFactory) -> None:
    assert came_from(rf.post("/", {"next": named}), otherwise="/home/") == "/home/"

"""One box ticks a whole page of a work list, and what is done with those ticked comes into sight."""

import pytest
from playwright.sync_api import expect

from apps.accounts.models import User
from tests.browser.conftest import Visitor
from tests.conftest import Person


@pytest.mark.parametrize("width", [1280, 390])
def test_a_page_is_ticked_at_once_and_all_of_it_is_sent(
    visit: Visitor, editor: User, person: Person, width: int
) -> None:
    for name in ("Bùi Văn Hạnh", "Hà Thị Hạnh", "Đinh Công Quyết"):
        person(name)
    page = visit(editor, width=width)
    page.goto("/cadres/work/ratings-missing/")
    boxes, bar = page.locator("tbody input[type=checkbox]"), page.locator(".acts-on-ticked")
    expect(boxes).to_have_count(3)
    boxes.first.check()
    expect(bar).to_contain_text("Với những người đã chọn: 1")
    expect(bar).to_be_in_viewport()
    whole = bar.get_by_label("Chọn cả trang")
    assert whole.evaluate("box => box.indeterminate")
    whole.check()
    assert boxes.evaluate_all("all => all.every((box) => box.checked)")
    expect(bar).to_contain_text("Với những người đã chọn: 3")
    with page.expect_request(lambda request: request.method == "POST") as sent:
        bar.locator("button").first.click()
    assert (sent.value.post_data or "").count("records=") == 3

"""The page that documents the JSON interface: also the words of the library that draws it are Vietnamese."""

from django.urls import reverse
from playwright.sync_api import Page, expect

from apps.accounts.models import User
from tests.browser.conftest import Visitor

# What the library writes by itself on the page, in an open address and in the window to log in.
ENGLISH = (
    "Authorize",
    "Parameters",
    "Name",
    "Description",
    "Execute",
    "Cancel",
    "Responses",
    "Code",
    "Schemas",
    "Close",
)


def shown(page: Page) -> set[str]:
    return set(page.locator("#swagger-ui :is(h4, h5, button, th, td, label, span)").all_inner_texts())


def test_the_words_around_an_address_are_vietnamese(visit: Visitor, analyst: User) -> None:
    page = visit(analyst)
    page.goto(reverse("api:docs"))
    page.locator(".opblock-summary-control").first.click()
    page.get_by_role("button", name="Dùng thử").click()
    page.get_by_role("button", name="Gửi yêu cầu").click()
    expect(page.get_by_text("Kết quả từ máy chủ")).to_be_visible()
    assert not shown(page) & set(ENGLISH)
    page.get_by_role("button", name="Đăng nhập", exact=True).click()
    expect(page.get_by_text("Các cách đăng nhập")).to_be_visible()
    assert not shown(page) & set(ENGLISH)


def test_who_reads_english_has_the_words_of_the_library(visit: Visitor, analyst: User) -> None:
    User.objects.filter(pk=analyst.pk).update(language="en")
    page = visit(analyst)
    page.goto(reverse("api:docs"))
    page.locator(".opblock-summary-control").first.click()
    expect(page.get_by_role("button", name="Try it out")).to_be_visible()

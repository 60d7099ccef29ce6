"""The rules that every template keeps, whoever writes it."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.template.loader import get_template

ROOT = Path(settings.BASE_DIR) / "templates"
TEMPLATES = sorted(ROOT.rglob("*.html"))
# The page of Swagger UI is whole in itself: its own frame names no language.
FRAMES = {"base.html", "partial.html", "500.html", "503.html", "api/docs.html"}
# What stands alone: whole pages of the project, not the parts that pages include.
PARTS = {"components", "elements", "snippets"}
WRONG = "is-invalid"
SAID_TO_BE_WRONG = re.compile(r'aria-invalid="true" aria-describedby="')


def text(template: Path) -> str:
    """A template without its comments."""
    words = template.read_text(encoding="utf-8")
    return re.sub(r"{% comment %}.*?{% endcomment %}|{#.*?#}", "", words, flags=re.DOTALL)


def named(template: Path) -> str:
    return template.relative_to(ROOT).as_posix()


every_template = pytest.mark.parametrize("template", TEMPLATES, ids=named)


@every_template
def test_what_a_template_includes_is_there(template: Path) -> None:
    asked = re.findall(r"""{%\s*(?:include|extends)\s+["']([^"']+)["']""", text(template))
    for name in asked:
        get_template(name)


@every_template
def test_no_template_has_a_style_of_its_own(template: Path) -> None:
    assert not re.search(r"<style\b|\sstyle\s*=", text(template))


@every_template
def test_no_key_is_written_as_numbers_are(template: Path) -> None:
    """With a dot between its thousands, 6.655, no form and no address would be understood."""
    assert re.findall(r"{{ [\w.]+(?:\.pk|\.unit_id|\.cadre_id) }}", text(template)) == []


@every_template
def test_no_template_has_a_script_of_its_own(template: Path) -> None:
    assert [tag for tag in re.findall(r"<script\b[^>]*>", text(template)) if "src=" not in tag] == []
    assert not re.search(r"\son[a-z]+\s*=|javascript:|hx-on", text(template))


@every_template
def test_no_template_asks_another_server(template: Path) -> None:
    assert not re.search(r"""(?:src|href|action)\s*=\s*["'](?:https?:)?//""", text(template))


@every_template
def test_every_page_stands_in_the_frame(template: Path) -> None:
    words = text(template)
    is_page = "<html" in words or "{% block content %}" in words
    if is_page and named(template) not in FRAMES and not PARTS.intersection(template.parts):
        assert re.match(r"\s*{% extends ", words)


@every_template
def test_every_icon_that_is_named_exists(template: Path) -> None:
    icons = Path(settings.NODE_MODULES) / "@tabler/icons/icons/outline"
    names = re.findall(r"""{% icon ["']([^"']+)["']""", text(template))
    names += re.findall(r"""{% include [^%]*\bicon=["']([^"']+)["']""", text(template))
    assert [name for name in names if not (icons / f"{name}.svg").is_file()] == []


@every_template
def test_every_form_that_writes_carries_its_token(template: Path) -> None:
    forms = re.findall(r"""<form\b[^>]*method=["']?post["']?.*?</form>""", text(template), flags=re.DOTALL | re.I)
    assert [form[:80] for form in forms if "{% csrf_token %}" not in form] == []


def test_what_is_drawn_as_wrong_is_said_to_be_wrong_and_why() -> None:
    """Those who hear the page are led from the field to the sentence that stands beside it."""
    drawn = [(named(each), field) for each in TEMPLATES for field in re.split(r"<(?=\w)", text(each)) if WRONG in field]
    assert drawn
    assert [where for where, field in drawn if not SAID_TO_BE_WRONG.search(field)] == []


@pytest.mark.parametrize("page", ["500.html", "503.html"])
def test_the_page_of_a_broken_server_counts_on_nothing(page: str) -> None:
    assert "{%" not in text(ROOT / page)
    assert "{{" not in text(ROOT / page)

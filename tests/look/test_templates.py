"""The rules that every template keeps, whoever writes it."""

import re
from functools import cache
from pathlib import Path

import pytest
from django.conf import settings
from django.template import TemplateDoesNotExist
from django.template.loader import get_template

ROOT = Path(settings.BASE_DIR) / "templates"
TEMPLATES = sorted(ROOT.rglob("*.html"))
# The page of Swagger UI is whole in itself: its own frame names no language.
FRAMES = {"base.html", "partial.html", "500.html", "503.html", "api/docs.html"}
# What stands alone: whole pages of the project, not the parts that pages include.
PARTS = {"components", "elements", "snippets"}
WRONG = "is-invalid"
SAID_TO_BE_WRONG = re.compile(r'aria-invalid="true" aria-describedby="')


@cache
def text(template: Path) -> str:
    """A template without its comments."""
    words = template.read_text(encoding="utf-8")
    return re.sub(r"{% comment %}.*?{% endcomment %}|{#.*?#}", "", words, flags=re.DOTALL)


def named(template: Path) -> str:
    return template.relative_to(ROOT).as_posix()


def found(pattern: str) -> list[tuple[str, str]]:
    """Where any template holds the pattern; one test for all of them, as three hundred take a hundred times as long."""
    return [(named(each), match[0]) for each in TEMPLATES for match in re.finditer(pattern, text(each))]


@cache
def is_there(name: str) -> bool:
    try:
        return bool(get_template(name))
    except TemplateDoesNotExist:
        return False


def test_there_are_templates() -> None:
    assert len(TEMPLATES) > 100


def test_what_a_template_includes_is_there() -> None:
    tags = found(r"""{%\s*(?:include|extends)\s+["'][^"']+["']""")
    assert tags
    assert [(where, tag) for where, tag in tags if not is_there(re.findall(r"""["']([^"']+)["']""", tag)[0])] == []


def test_no_template_has_a_style_of_its_own() -> None:
    assert found(r"<style\b|\sstyle\s*=") == []


def test_no_key_is_written_as_numbers_are() -> None:
    """With a dot between its thousands, 6.655, no form and no address would be understood."""
    assert found(r"{{ [\w.]+(?:\.pk|\.unit_id|\.cadre_id) }}") == []


def test_no_template_has_a_script_of_its_own() -> None:
    assert [(where, tag) for where, tag in found(r"<script\b[^>]*>") if "src=" not in tag] == []
    assert found(r"\son[a-z]+\s*=|javascript:|hx-on") == []


def test_no_template_asks_another_server() -> None:
    assert found(r"""(?:src|href|action)\s*=\s*["'](?:https?:)?//""") == []


def test_every_page_stands_in_the_frame() -> None:
    pages = [each for each in TEMPLATES if "<html" in text(each) or "{% block content %}" in text(each)]
    framed = [each for each in pages if named(each) not in FRAMES and not PARTS.intersection(each.parts)]
    assert framed
    assert [named(each) for each in framed if not re.match(r"\s*{% extends ", text(each))] == []


def test_every_icon_that_is_named_exists() -> None:
    icons = Path(settings.NODE_MODULES) / "@tabler/icons/icons/outline"
    tags = found(r"""{% icon ["'][^"']+["']|{% include [^%]*\bicon=["'][^"']+["']""")
    names = [(where, re.findall(r"""["']([^"']+)["']$""", tag)[0]) for where, tag in tags]
    assert names
    assert [(where, name) for where, name in names if not (icons / f"{name}.svg").is_file()] == []


def test_every_form_that_writes_carries_its_token() -> None:
    forms = found(r"""(?is)<form\b[^>]*method=["']?post["']?.*?</form>""")
    assert forms
    assert [(where, form[:80]) for where, form in forms if "{% csrf_token %}" not in form] == []


def test_what_is_drawn_as_wrong_is_said_to_be_wrong_and_why() -> None:
    """Those who hear the page are led from the field to the sentence that stands beside it."""
    drawn = [(named(each), field) for each in TEMPLATES for field in re.split(r"<(?=\w)", text(each)) if WRONG in field]
    assert drawn
    assert [where for where, field in drawn if not SAID_TO_BE_WRONG.search(field)] == []


@pytest.mark.parametrize("page", ["500.html", "503.html"])
def test_the_page_of_a_broken_server_counts_on_nothing(page: str) -> None:
    assert "{%" not in text(ROOT / page)
    assert "{{" not in text(ROOT / page)

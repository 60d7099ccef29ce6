"""The catalogues of words: every sentence is found, none is lost, nothing incomplete passes."""

import gettext
import json
from pathlib import Path

import pytest

from apps.core.catalogues import catalogue
from apps.core.catalogues.extraction import extract, in_python, in_template
from apps.core.catalogues.message import Message, placeholders

PYTHON = """
from django.utils import translation
from django.utils.translation import gettext as _, gettext_lazy, ngettext, pgettext_lazy as p
_("plain")
gettext_lazy("joined " "from two")
ngettext("one row", "{n} rows", 3)
p("month", "May")
translation.gettext("by module")
_(variable)
unrelated("not a message")
"""
TEMPLATE = """
{% load i18n %}{% translate "a button" %}{% translate 'May' context "month" %}
{% blocktranslate trimmed count n=rows|length %}
  one person
{% plural %}
  {{ n }} people
{% endblocktranslate %}
{% include "card.html" with title=_("a title") %}{{ value|default:_("none yet") }}
{# {% translate "in a comment" %} #}
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "apps").mkdir()
    (tmp_path / "templates").mkdir()
    (tmp_path / "apps/code.py").write_text(PYTHON)
    (tmp_path / "templates/page.html").write_text(TEMPLATE)
    return tmp_path


def test_every_marked_sentence_in_python_is_found_and_nothing_else() -> None:
    assert set(in_python(PYTHON)) == {
        Message("plain"),
        Message("joined from two"),
        Message("one row", plural="{n} rows"),
        Message("May", context="month"),
        Message("by module"),
    }


def test_every_marked_sentence_in_a_template_is_found_and_nothing_else() -> None:
    assert set(in_template(TEMPLATE)) == {
        Message("a button"),
        Message("May", context="month"),
        Message("one person", plural="%(n)s people"),
        Message("a title"),
        Message("none yet"),
    }


def test_parts_are_merged_and_stay_when_the_parts_are_gone(project: Path) -> None:
    found = extract(project)
    part = project / "locale/parts/someone.vi.json"
    part.parent.mkdir(parents=True)
    part.write_text(json.dumps({"plain": "thường", "one row": ["{n} dòng"], "month\x04May": "tháng Năm"}))
    catalogue.merge(project / "locale", "vi", found)
    part.unlink()
    catalogue.merge(project / "locale", "vi", found)

    catalogue.compile_all(project / "locale")
    with (project / "locale/vi/LC_MESSAGES/django.mo").open("rb") as stream:
        words = gettext.GNUTranslations(stream)
    assert words.gettext("plain") == "thường"
    assert words.ngettext("one row", "{n} rows", 5) == "{n} dòng"
    assert words.pgettext("month", "May") == "tháng Năm"


def test_merging_twice_changes_nothing(project: Path) -> None:
    found = extract(project)
    for language in ("vi", "en"):
        catalogue.merge(project / "locale", language, found)
        before = catalogue.file_of(project / "locale", language).read_text()
        catalogue.merge(project / "locale", language, found)
        assert catalogue.file_of(project / "locale", language).read_text() == before


def test_english_is_complete_by_itself(project: Path) -> None:
    found = extract(project)
    catalogue.merge(project / "locale", "en", found)

    assert catalogue.faults(project / "locale", "en", found) == []


def test_a_part_says_in_better_english_what_a_library_says(project: Path) -> None:
    found = extract(project)
    part = project / "locale/parts/someone.en.json"
    part.parent.mkdir(parents=True)
    part.write_text(json.dumps({"plain": "simple"}))
    catalogue.merge(project / "locale", "en", found)
    part.unlink()
    catalogue.merge(project / "locale", "en", found)
    said = {each.msgid: each.msgstr for each in catalogue.read(project / "locale", "en")}
    assert (said["plain"], said["a button"]) == ("simple", "a button")


def test_what_is_missing_obsolete_untranslated_or_fuzzy_is_told(project: Path) -> None:
    locale = project / "locale"
    old = {Message("gone"): ["apps/old.py"], Message("plain"): ["apps/code.py"], Message("doubtful"): ["apps/code.py"]}
    catalogue.merge(locale, "vi", old)
    file = catalogue.file_of(locale, "vi")
    doubtful = 'msgid "doubtful"\nmsgstr ""'
    file.write_text(file.read_text().replace(doubtful, '#, fuzzy\nmsgid "doubtful"\nmsgstr "ngờ"'))

    faults = catalogue.faults(locale, "vi", [Message("plain"), Message("doubtful"), Message("new")])
    assert sorted(faults) == ["fuzzy: 'doubtful'", "missing: 'new'", "obsolete: 'gone'", "untranslated: 'plain'"]


@pytest.mark.parametrize("translation", ["còn {count} dòng", "còn dòng"])
def test_a_translation_that_loses_or_renames_a_placeholder_is_told(project: Path, translation: str) -> None:
    found = {Message("{rows} rows left"): ["apps/code.py"]}
    part = project / "locale/parts/someone.vi.json"
    part.parent.mkdir(parents=True)
    part.write_text(json.dumps({"{rows} rows left": translation}))
    catalogue.merge(project / "locale", "vi", found)

    assert catalogue.faults(project / "locale", "vi", found) == [
        f"placeholders differ: '{{rows}} rows left' -> {translation!r}"
    ]


def test_a_percent_sign_is_no_placeholder() -> None:
    assert placeholders("100%% of %(unit)s, {n:d} of {total}") == {"%(unit)s", "{total}"} | placeholders("{n:d}")

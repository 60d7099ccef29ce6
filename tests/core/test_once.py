"""Parts of a page that are drawn once: for each value and language, and of nothing but what they are given."""

import pytest
from django.template import Context, Template
from django.utils import translation

PART = Template(
    "{% load i18n once %}{% once name=person %}<b>{{ name }}</b>{{ person }}{% translate 'Unit' %}{% endonce %}"
)


def test_a_part_knows_what_it_is_given_and_no_more() -> None:
    with translation.override("en"):
        assert PART.render(Context({"person": "An <i>"})) == "<b>An &lt;i&gt;</b>Unit"


def test_each_value_and_each_language_has_its_own() -> None:
    with translation.override("en"):
        assert [PART.render(Context({"person": name})) for name in ("An", "Bình", "An")] == [
            "<b>An</b>Unit",
            "<b>Bình</b>Unit",
            "<b>An</b>Unit",
        ]
    with translation.override("vi"):
        assert PART.render(Context({"person": "An"})) == "<b>An</b>Đơn vị"


def test_a_part_is_not_drawn_again() -> None:
    calls: list[int] = []

    class Counted:
        def __str__(self) -> str:
            calls.append(1)
            return "An"

        def __hash__(self) -> int:
            return 7

        def __eq__(self, other: object) -> bool:
            return isinstance(other, Counted)

    for _ in range(3):
        PART.render(Context({"person": Counted()}))
    assert len(calls) == 1


def test_a_value_that_cannot_be_told_apart_is_an_error() -> None:
    with pytest.raises(TypeError):
        PART.render(Context({"person": {"full_name": "An"}}))

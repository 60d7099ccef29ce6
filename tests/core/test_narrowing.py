"""What a declaration elsewhere promises, told where the promise is broken."""

import pytest

from apps.core.narrowing import narrowed, present


def test_what_was_declared_is_given_back() -> None:
    assert (narrowed("commune", str), present(0)) == ("commune", 0)


def test_another_kind_is_told_with_both_names() -> None:
    with pytest.raises(TypeError, match=r"str.*int"):
        narrowed(1, str)


def test_what_is_missing_is_told() -> None:
    with pytest.raises(TypeError):
        present(None)

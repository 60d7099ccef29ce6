"""A definition that is written by clicks is kept as the text that staff could have written themselves."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from apps.reporting.official.definitions import Condition, Formula, Kind, Line, OfficialForm, Operation, Test
from apps.reporting.official.library import shipped
from apps.reporting.official.parsing import parse
from apps.reporting.official.texts import text_of_form
from apps.reporting.official.words import Words
from apps.reporting.papers.paper import Look, Office


@pytest.mark.parametrize("code", list(shipped()))
def test_every_shipped_form_is_read_again_from_its_own_text(code: str) -> None:
    form = shipped()[code].form
    assert parse(text_of_form(form)).form == form


WORDS = st.builds(Words, st.text("aăâ đ", min_size=1).map(str.strip).filter(bool), st.sampled_from(["", "x"]))
TESTS = st.dictionaries(
    st.tuples(st.sampled_from(["sex", "age"]), st.booleans()),
    st.lists(st.sampled_from(["a", "b"]), min_size=1, max_size=2, unique=True).map(tuple),
).map(
    lambda found: tuple(Test(name, codes, out) for (name, out), codes in sorted(found.items(), key=lambda e: e[0][1]))
)
FORMULAS = st.none() | st.builds(Formula, st.just(Operation.SUM), st.just(("1", "2")))
LINES = st.builds(
    Line,
    st.just("1"),
    WORDS,
    st.builds(Condition, st.sampled_from(["", "cadres"]), TESTS),
    FORMULAS,
    ordinal=st.sampled_from(["", "2 (=3+4)"]),
    under=st.lists(WORDS, max_size=2).map(tuple),
    look=st.sampled_from(list(Look)),
    depth=st.integers(0, 9),
    until=st.none() | st.dates(),
    missing=st.just(Words("")) | WORDS,
)


@settings(max_examples=60, deadline=None)
@given(st.lists(LINES, max_size=3), st.none() | st.dates(), st.sampled_from(list(Office)), WORDS)
def test_whatever_is_written_is_read_again(lines: list[Line], day: object, office: Office, words: Words) -> None:
    form = OfficialForm(
        *("a", "1", Kind.PERSONS, words, words, "QĐ 1", "a", "1"),
        valid_from=day,  # type: ignore[arg-type]  # a day or none
        office=office,
        receiver=words,
        signers=(words, words),
        columns=tuple(lines),
    )
    assert parse(text_of_form(form)).form == form

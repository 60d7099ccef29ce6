"""A sample of the corpus, read as `roster check` reads it; `make bench` measures all of it."""

from collections.abc import Iterable

from tests.corpus.corpus import corpus, made
from tests.corpus.measure import Fault, measure
from tests.corpus.oddities import FIRST as ODD
from tests.corpus.oddities import HABITS, oddities
from tests.corpus.strangers import FIRST, strangers
from tests.corpus.unsaid import FIRST as UNSAID
from tests.corpus.unsaid import HABITS as OMISSIONS
from tests.corpus.unsaid import unsaid

# Seven turns through all layouts and containers.
SAMPLE = range(0, 280, 7)
STRANGE_SAMPLE = range(FIRST, FIRST + 20)
ODD_SAMPLE = range(ODD, ODD + len(HABITS))
UNSAID_SAMPLE = range(UNSAID, UNSAID + len(OMISSIONS))
RIGHT_SHARE = 0.995


def test_a_sample_of_the_corpus_is_read_right_and_nothing_is_misread_in_silence(code_lists: None) -> None:
    measured = measure(corpus(SAMPLE))
    assert not measured.refused, listed(measured.refused)
    assert not measured.strangers, listed(measured.strangers)
    assert not measured.silent, listed(measured.silent)
    assert measured.all.right_share >= RIGHT_SHARE, listed(measured.faults)


def test_a_sample_of_what_strangers_send_is_read_right_and_nothing_is_misread_in_silence(code_lists: None) -> None:
    measured = measure(strangers(STRANGE_SAMPLE))
    assert not measured.refused, listed(measured.refused)
    assert not measured.strangers, listed(measured.strangers)
    assert not measured.silent, listed(measured.silent)
    assert measured.all.right_share >= RIGHT_SHARE, listed(measured.faults)


def test_workbooks_of_one_odd_habit_each_are_read_right_and_nothing_is_misread_in_silence(code_lists: None) -> None:
    measured = measure(oddities(ODD_SAMPLE))
    assert not measured.refused, listed(measured.refused)
    assert not measured.strangers, listed(measured.strangers)
    assert not measured.silent, listed(measured.silent)
    assert measured.all.right_share >= RIGHT_SHARE, listed(measured.faults)


def test_what_headers_leave_out_or_divide_is_understood(code_lists: None) -> None:
    measured = measure(unsaid(UNSAID_SAMPLE))
    assert not measured.refused, listed(measured.refused)
    assert not measured.strangers, listed(measured.strangers)
    assert not measured.silent, listed(measured.silent)
    assert measured.all.right_share >= RIGHT_SHARE, listed(measured.faults)


def test_the_same_number_gives_the_same_workbook() -> None:
    assert [made(number).people for number in (3, 8)] == [made(number).people for number in (3, 8)]
    assert made(5).content == made(5).content


def listed(faults: Iterable[Fault]) -> str:
    """The first faults, a line each."""
    lines = [
        f"{each.workbook} {each.sheet} row {each.row} {each.key} ({each.kind}): {each.expected!r} read as {each.got!r}"
        for each in faults
    ]
    return "\n".join([f"{len(lines)} faults", *lines[:40]])

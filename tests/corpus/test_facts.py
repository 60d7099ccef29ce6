"""Lists of facts in the words of offices: read right, and lists of other matters never taken in silence."""

from io import BytesIO
from zipfile import ZipFile

import pytest

from tests.corpus.fact_words import FOREIGN
from tests.corpus.facts import SIZE, foreign, made, measure

RIGHT_SHARE = 0.995


def test_lists_of_facts_are_read_right_and_nothing_is_misread_in_silence(code_lists: None) -> None:
    found = measure(range(SIZE))
    assert not found.cells["silent"], found.faults[:40]
    assert found.cells["right"] / found.cells.total() >= RIGHT_SHARE, found.faults[:40]


@pytest.mark.parametrize("number", range(len(FOREIGN)), ids=[heading for heading, _, _ in FOREIGN])
def test_a_list_of_another_matter_is_never_taken_in_silence(code_lists: None, number: int) -> None:
    assert "R132" in {issue.code for issue in foreign(number).issues}


@pytest.mark.parametrize("number", range(8))
def test_the_same_number_gives_the_same_list(number: int) -> None:
    one, other = made(number), made(number)
    assert (one.name, one.kind, one.rows) == (other.name, other.kind, other.rows)
    assert written(one.content) == written(other.content)


def written(content: bytes) -> dict[str, bytes]:
    """What stands in a file; when it was written stands in a package, too."""
    if not content.startswith(b"PK"):
        return {"": content}
    with ZipFile(BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist() if name != "docProps/core.xml"}

"""Headers that begin and go on alike are told together, each exactly once."""

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from apps.rosters.header_families import families
from apps.rosters.registry import formats


def test_what_stands_above_is_told_once() -> None:
    headers = [f"{above} > {below}" for above, below in product(("Ngày sinh", "Năm sinh"), ("Nam", "Trai"))]
    assert families(headers) == ("(Ngày sinh · Năm sinh) > (Nam · Trai)",)


def test_a_header_that_begins_with_another_joins_its_family() -> None:
    headers = ("Chức vụ", "Chức danh", "Chức vụ mới", "Chức danh mới", "Chức vụ hiện nay", "Chức danh hiện nay")
    assert families(headers) == ("Chức vụ", "Chức danh", "(Chức vụ · Chức danh) (mới · hiện nay)")


def test_one_of_a_kind_stays_as_it_is() -> None:
    headers = ("Tên", "Họ và tên > Tên", "Họ tên > Tên", "Tên gọi", "Tên gọi khác")
    assert families(headers) == headers


WORDS = st.sampled_from(["A", "B", "A c", "B c", "A d", "B d", "A > e", "B > e", "A c > e", "B f g", "C"])


def unfolded(told: str) -> list[str]:
    """The headers that a family stands for."""
    found = [""]
    rest = told
    while rest:
        if rest.startswith("("):
            words, rest = rest[1:].split(")", 1)
            found = [begun + each for begun in found for each in words.split(" · ")]
        else:
            plain, opened, after = rest.partition("(")
            found = [begun + plain for begun in found]
            rest = opened + after
    return found


def each_of(told: tuple[str, ...]) -> list[str]:
    """Top-level parts, then their headers."""
    parts: list[str] = []
    for entry in told:
        depth, part = 0, ""
        for at, letter in enumerate(entry):
            depth += (letter == "(") - (letter == ")")
            if letter == "·" and depth == 0 and entry[at - 1] == " ":
                parts.append(part.strip())
                part = ""
            else:
                part += letter
        parts.append(part.strip())
    return [header for part in parts for header in unfolded(part)]


@given(st.lists(WORDS, unique=True))
def test_every_header_is_told_exactly_once(headers: list[str]) -> None:
    assert sorted(each_of(families(headers))) == sorted(headers)


def test_the_columns_of_all_formats_are_told_briefly() -> None:
    longest = max((column for declared in formats() for column in declared.columns), key=lambda c: len(c.headers))
    assert len(" · ".join(families(longest.headers))) * 2 < len(" · ".join(longest.headers))

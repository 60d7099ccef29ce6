"""Letters of other alphabets that look like ours are read as ours; words of another language are left alone."""

import pytest

from apps.rosters.legacy import put_right
from apps.rosters.look_alikes import in_our_letters


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Bùі Văn Нạnh", "Bùi Văn Hạnh"),
        ("Ɖinh Vǎn Ðức", "Đinh Văn Ðức"),
        ("０１７０８０１２３４５６", "017080123456"),
        ("１２／１２", "12/12"),
        ("Ο̂ng Ν", "Ông N"),
        ("Николай", "Николай"),
        ("Bùi Văn Hạnh", "Bùi Văn Hạnh"),
    ],
)
def test_what_looks_like_our_letters_is_read_as_ours(written: str, meant: str) -> None:
    assert in_our_letters(written) == meant


def test_what_was_read_so_is_kept_beside_what_the_file_holds() -> None:
    rows, originals = put_right([["Bùі Văn Hạnh", 1.0], ["Đinh Thị Nguyệt", 2.0]])
    assert rows[0][0] == "Bùi Văn Hạnh"
    assert dict(originals) == {"Bùi Văn Hạnh": "Bùі Văn Hạnh"}

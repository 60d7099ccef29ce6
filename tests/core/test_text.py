"""Vietnamese text: order, folding, names."""

import unicodedata
from typing import Literal

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from apps.core.text import collation_key, fold, fold_words, name_sort_key, tidy, tidy_name

# The order that ICU's `vi` collation gives.
IN_ORDER = "An Anh Ảnh Ánh Ân Dung Dũng Đức Hà Hả Hã Há Hạ On Ôn Ơn Uyên Ưng".split()
LETTERS = "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ"


def test_names_stand_in_the_vietnamese_order() -> None:
    shuffled = [*IN_ORDER[9:], *IN_ORDER[:9]]
    assert sorted(shuffled, key=collation_key) == IN_ORDER


def test_people_are_ordered_by_given_name_then_family_then_middle() -> None:
    names = ["Bùi Thị Anh", "Đinh Văn Anh", "Bùi Văn Bình", "Bùi Thị Ánh", "Giàng A Dờ", "Hạnh"]
    expected = ["Bùi Thị Anh", "Đinh Văn Anh", "Bùi Thị Ánh", "Bùi Văn Bình", "Giàng A Dờ", "Hạnh"]
    assert sorted(names, key=name_sort_key) == expected


@pytest.mark.parametrize("written", ["Hòa", "Hoà", "HÒA", unicodedata.normalize("NFD", "Hòa")])
def test_folding_is_blind_to_tones_their_place_and_case(written: str) -> None:
    assert fold(written) == "hoa"


def test_foreign_look_alikes_become_vietnamese_letters() -> None:
    assert tidy("ðiện\u00a0Biên  Ðông\u200b") == "điện Biên Đông"


def test_capitals_become_a_name_with_tones_in_place() -> None:
    assert tidy_name("  BÙI  VĂN   HOÀ ") == "Bùi Văn Hòa"
    assert tidy_name("NÉANG SA RƯƠN") == "Néang Sa Rươn"


def test_headers_are_compared_by_their_words_alone() -> None:
    assert fold_words("Ngày, tháng,\nnăm sinh (*)") == "ngay thang nam sinh"


@pytest.mark.django_db
@given(text=st.text(alphabet=LETTERS + LETTERS.upper() + " '-", max_size=20))
def test_the_database_folds_as_python_does(text: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT core_fold(%s)", [tidy(text)])
        assert cursor.fetchone()[0] == fold(text)


@pytest.mark.django_db
@given(text=st.text(max_size=20).filter(lambda text: "\0" not in text), form=st.sampled_from(["NFC", "NFD", "NFKD"]))
def test_the_database_folds_composed_and_decomposed_letters_alike(
    text: str, form: Literal["NFC", "NFD", "NFKD"]
) -> None:
    written = unicodedata.normalize(form, text).encode("utf-8", "ignore").decode()
    with connection.cursor() as cursor:
        whole = "lower(public.unaccent('public.unaccent', normalize(%(text)s, NFC)))"
        cursor.execute(f"SELECT core_fold(%(text)s), {whole}", {"text": written})
        quick, slow = cursor.fetchone()
    assert quick == slow

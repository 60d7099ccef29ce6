"""Fields on the page, and dates of known precision typed into one box."""

from datetime import date

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.db.models import BLANK_CHOICE_DASH
from django.template.loader import render_to_string
from django.utils.translation import override

from apps.core.dates import PartialDate, Precision
from apps.core.forms import PartialDateField, RegistryForm


class NameForm(RegistryForm):
    full_name = forms.CharField(label="Họ và tên", help_text="Như trong căn cước.")
    born = PartialDateField(label="Ngày sinh", required=False, latest=date(2025, 2, 28))
    checked = forms.BooleanField(label="Đã kiểm tra", required=False)
    sex = forms.ChoiceField(choices=[("f", "Nữ"), ("m", "Nam")], widget=forms.RadioSelect, required=False)
    paper = forms.FileField(label="Tệp", required=False)


def field(name: str, data: dict[str, str] | None = None) -> str:
    return render_to_string("components/field.html", {"field": NameForm(data)[name]})


def test_a_field_stands_with_its_label_and_its_help() -> None:
    shown = field("full_name")
    assert 'for="id_full_name">Họ và tên</label>' in shown
    assert 'class="form-control"' in shown
    assert 'id="id_full_name_helptext">Như trong căn cước.' in shown


def test_an_error_stands_beside_its_field_and_is_tied_to_it() -> None:
    shown = field("full_name", {"full_name": ""})
    assert 'id="id_full_name_error"' in shown
    assert 'aria-invalid="true"' in shown
    assert "id_full_name_error" in shown.split('aria-describedby="')[1].split('"')[0]
    assert "is-invalid" in shown


def test_a_box_to_tick_has_its_label_behind_it() -> None:
    shown = field("checked")
    assert shown.index("form-check-input") < shown.index("form-check-label")


def test_a_list_of_choices_has_a_legend() -> None:
    shown = field("sex")
    assert "<fieldset" in shown
    assert shown.count("form-check-input") == 2


def test_a_file_is_chosen_in_the_language_of_the_page() -> None:
    with override("en"):
        shown = field("paper")
    assert 'for="id_paper">Tệp</label>' in shown
    assert "Choose a file…" in shown
    assert "No file chosen yet" in shown
    # The words are for the eye; a screen reader hears the field itself.
    assert shown.index('type="file"') < shown.index('aria-hidden="true"')


def test_a_form_drawn_by_itself_wears_the_same_dress() -> None:
    assert 'class="form-control"' in str(NameForm())


def test_a_form_with_errors_says_that_nothing_was_saved() -> None:
    shown = render_to_string("components/form.html", {"form": NameForm({"full_name": ""})})
    assert 'class="alert alert-danger" role="alert"' in shown


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("05/03/1980", PartialDate(date(1980, 3, 5), Precision.DAY)),
        ("5.3.1980", PartialDate(date(1980, 3, 5), Precision.DAY)),
        ("05031980", PartialDate(date(1980, 3, 5), Precision.DAY)),
        ("03/1980", PartialDate(date(1980, 3, 1), Precision.MONTH)),
        ("031980", PartialDate(date(1980, 3, 1), Precision.MONTH)),
        ("1980", PartialDate(date(1980, 1, 1), Precision.YEAR)),
        ("  ", None),
    ],
)
def test_a_date_is_understood_at_the_precision_typed(typed: str, expected: PartialDate | None) -> None:
    assert PartialDateField(required=False).clean(typed) == expected


@pytest.mark.parametrize("typed", ["31/02/1980", "hôm qua", "13/1980", "1/2/3/4", "0"])
def test_what_is_no_date_is_refused_with_what_was_typed(typed: str) -> None:
    with pytest.raises(ValidationError) as refused:
        PartialDateField().clean(typed)
    assert typed in refused.value.messages[0]


def test_a_date_to_come_is_refused_where_it_cannot_be() -> None:
    assert NameForm({"full_name": "Bùi Thị Én", "born": "2031"}).errors.as_data()["born"][0].code == "too_late"


def test_a_date_is_shown_again_as_it_was_known() -> None:
    form = NameForm(initial={"born": PartialDate(date(1980, 3, 1), Precision.MONTH)})
    assert 'value="03/1980"' in str(form["born"])


def test_the_same_date_written_otherwise_is_no_change() -> None:
    known = PartialDate(date(1980, 3, 5), Precision.DAY)
    assert not PartialDateField().has_changed(known, "5-3-1980")
    assert PartialDateField().has_changed(known, "1980")
    assert PartialDateField().has_changed(known, "?")


def test_an_empty_choice_says_in_words_what_it_means() -> None:
    class OutcomeForm(RegistryForm):
        outcome = forms.ChoiceField(choices=[*BLANK_CHOICE_DASH, ("kept", "Giữ nguyên")], required=False)

    with override("vi"):
        shown = str(OutcomeForm()["outcome"])
    assert "Chưa có thông tin" in shown
    assert "---" not in shown

"""What stands in an empty list is said in words."""

import pytest
from django import forms
from django.utils.translation import override

from apps.communes.models import Unit
from apps.core.forms import PartialDateField, RegistryForm


class Asking(RegistryForm):
    must = forms.ModelChoiceField(Unit.objects.none())
    may = forms.ModelChoiceField(Unit.objects.none(), required=False)
    named = forms.ModelChoiceField(Unit.objects.none(), required=False, empty_label="All")
    paper = forms.FileField()
    note = forms.CharField()
    sure = forms.BooleanField(error_messages={"required": "Tick it."})


def blank(name: str) -> str:
    with override("en"):
        return str(next(iter(Asking().fields[name].choices))[1])  # type: ignore[attr-defined]  # a choice


def test_a_list_to_choose_a_record_from_shows_no_dashes() -> None:
    assert (blank("must"), blank("may"), blank("named")) == ("Choose…", "No information", "All")


def test_what_is_missing_is_asked_for_by_what_it_is() -> None:
    with override("en"):
        said = {name: " ".join(map(str, errors)) for name, errors in Asking({}).errors.items()}
    assert said == {
        "must": "Choose one of the list.",
        "paper": "Choose a file.",
        "note": "Fill this in; it cannot be left empty.",
        "sure": "Tick it.",
    }


class Dated(RegistryForm):
    on = forms.DateField()
    known = PartialDateField()


@pytest.mark.parametrize("typed", ["01/01/1850", "31/12/1899", "01/01/2101", "31/12/2150"])
def test_a_year_that_no_record_has_is_named_as_what_is_wrong(typed: str) -> None:
    with override("en"):
        said = {name: list(map(str, errors)) for name, errors in Dated({"on": typed, "known": typed}).errors.items()}
    assert said == {
        "on": ["Choose a day between 1900 and 2100."],
        "known": ["Choose a day between 1900 and 2100."],
    }


@pytest.mark.parametrize("typed", ["01/01/1900", "31/12/2100"])
def test_the_first_and_the_last_day_of_our_time_are_taken(typed: str) -> None:
    assert Dated({"on": typed, "known": typed}).is_valid()

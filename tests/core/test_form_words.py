"""What stands in an empty list is said in words."""

from django import forms
from django.utils.translation import override

from apps.communes.models import Unit
from apps.core.forms import RegistryForm


class Asking(RegistryForm):
    must = forms.ModelChoiceField(Unit.objects.none())
    may = forms.ModelChoiceField(Unit.objects.none(), required=False)
    named = forms.ModelChoiceField(Unit.objects.none(), required=False, empty_label="All")
    paper = forms.FileField()
    note = forms.CharField()
    sure = forms.BooleanField(error_messages={"required": "Tick it."})


def blank(name: str) -> str:
    with override("en"):
        return str(next(iter(Asking().fields[name].choices))[1])  # type: ignore[attr-defined]


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

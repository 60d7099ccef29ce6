"""The forms on which a draft is begun, and on which its words, dates and signatures are written."""

from dataclasses import replace
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from apps.core.editing import WritingForm
from apps.core.narrowing import narrowed
from apps.reporting.models import FormDraft
from apps.reporting.official.definitions import Kind, OfficialForm
from apps.reporting.official.drafts.offer import FormOffer, kinds
from apps.reporting.official.library import forms as all_forms
from apps.reporting.official.parsing import CODE, PAGES
from apps.reporting.official.sources import sources
from apps.reporting.official.words import Words
from apps.reporting.papers.paper import Office
from apps.reporting.registry import registry

IN_ENGLISH = _("May stay empty: the Vietnamese words then stand on the English page, too.")
ONE_A_LINE = _("One a line.")
OFFICES = ((Office.STATE.value, _("The State")), (Office.PARTY.value, _("The Party")))
PREPARER, HEAD = Words("NGƯỜI LẬP BIỂU", "PREPARED BY"), Words("THỦ TRƯỞNG CƠ QUAN, ĐƠN VỊ", "HEAD OF THE OFFICE")


def words(label: object, *, required: bool = True, longest: int = 400, **more: Any) -> forms.CharField:
    return forms.CharField(label=label, required=required, max_length=longest, **more)  # type: ignore[arg-type]


def box(label: object, *, rows: int = 4, help_text: object = ONE_A_LINE) -> forms.CharField:
    """Words of which each line stands for itself."""
    return words(label, required=False, longest=8000, widget=forms.Textarea({"rows": rows}), help_text=help_text)


def both(cleaned: dict[str, Any], name: str) -> Words:
    """The words of two fields, in Vietnamese and in English."""
    return Words(cleaned.get(f"{name}_vi", ""), cleaned.get(f"{name}_en", ""))


def lines_of(cleaned: dict[str, Any], name: str) -> tuple[Words, ...]:
    """Words of each line of two boxes; English lines stand beside the Vietnamese ones."""
    vi, en = (_split(cleaned.get(f"{name}_{language}", "")) for language in ("vi", "en"))
    return tuple(Words(told, en[place] if place < len(en) else "") for place, told in enumerate(vi))


def require_as_many(form: WritingForm, cleaned: dict[str, Any], name: str) -> None:
    """English lines that have no Vietnamese one beside them would stand beside the wrong words."""
    vi, en = (_split(cleaned.get(f"{name}_{language}", "")) for language in ("vi", "en"))
    if en and len(en) != len(vi):
        told = _("Give as many lines as in Vietnamese: %(lines)s.")
        form.add_error(f"{name}_en", ValidationError(told, params={"lines": len(vi)}))


def boxes(found: tuple[Words, ...], name: str) -> dict[str, str]:
    """Words as the two boxes show them."""
    english = [each.en for each in found]
    return {
        f"{name}_vi": "\n".join(each.vi for each in found),
        f"{name}_en": "\n".join(english) if all(english) else "",
    }


def _split(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


class PartForm(WritingForm):
    """A part of a draft that is written on a page of its own."""

    class Meta:
        model = FormDraft
        fields: tuple[str, ...] = ()

    def written(self) -> OfficialForm:
        """The form with what was filled in."""
        raise NotImplementedError

    def reopened(self, row: FormDraft) -> "PartForm":  # type: ignore[override]  # no field of the part is compared
        """What someone else wrote on the draft may be another part of it: it is not compared field by field."""
        return PartForm(instance=row, user=self.user, day=self.day)


class BeginForm(WritingForm):
    """The head of a new draft; `like` names the form whose lines it takes over."""

    code = forms.RegexField(
        r"\A[a-z0-9]+(-[a-z0-9]+)*\Z",
        label=_("Code"),
        max_length=CODE,
        help_text=_("Stands in addresses: small letters a–z, digits and hyphens, as bieu-01-bnv."),
        error_messages={"invalid": _("Use small letters a–z, digits and hyphens alone, as bieu-01-bnv.")},
    )
    number = words(_("Number of the form"), longest=120, help_text=_("As it is printed: Biểu số 01/BNV."))
    title_vi = words(_("Title in Vietnamese"))
    title_en = words(_("Title in English"), required=False, help_text=IN_ENGLISH)
    issuer_vi = words(_("Issued by"))
    issuer_en = words(_("Issued by, in English"), required=False)
    legal_basis = words(_("Legal basis"), help_text=_("As: Thông tư 18/2025/TT-BNV ngày 08/10/2025."))
    kind = forms.ChoiceField(label=_("What it counts"), widget=forms.RadioSelect)
    group = forms.ChoiceField(
        label=_("Whom it counts"), required=False, help_text=_("Where a row or column names no other group.")
    )
    error_fields: ClassVar[dict[str, str]] = {"unique": "code"}

    class Meta:
        model = FormDraft
        fields = ("code",)

    field_order = ("number", "code", "title_vi", "title_en", "issuer_vi", "issuer_en", "legal_basis", "kind", "group")

    def __init__(self, *args: Any, like: OfficialForm | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.like = like
        if like is not None and not like.is_awaited:
            del self.fields["kind"], self.fields["group"]
            return
        narrowed(self.fields["kind"], forms.ChoiceField).choices = kinds()
        groups = [(code, str(each.title)) for code, each in registry.populations.items()]
        narrowed(self.fields["group"], forms.ChoiceField).choices = [("", _("Choose…")), *groups]
        self.initial.setdefault("kind", Kind.PERSONS.value)
        self.initial.setdefault("group", "cadres_and_civil_servants")

    def clean_code(self) -> str:
        code = str(self.cleaned_data["code"])
        if code in PAGES or code in all_forms():
            raise ValidationError(_("A form or a page has this code. Choose another one."))
        if FormDraft.objects.filter(code=code).exists():
            raise ValidationError(_("A draft with this code was begun already. Open it to go on."))
        return code

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        counts_events = cleaned.get("kind", "").startswith(Kind.EVENTS.value)
        if "group" in self.fields and not counts_events and not cleaned.get("group"):
            self.add_error("group", _("Choose whom the form counts."))
        return cleaned

    def form(self) -> OfficialForm:
        """The form as it begins."""
        told = self.cleaned_data
        head: dict[str, Any] = {
            "code": told["code"],
            "number": told["number"],
            "title": both(told, "title"),
            "issuer": both(told, "issuer"),
            "legal_basis": told["legal_basis"],
        }
        if self.like is not None and not self.like.is_awaited:
            is_renewed = told["number"] == self.like.number
            series = self.like.series if is_renewed else told["code"]
            return replace(self.like, **head, series=series, version="1", valid_from=None, valid_to=None)
        kind, _slash, source = told["kind"].partition("/")
        counted = next(iter(sources.events[source].counted), "") if Kind(kind) is Kind.EVENTS else ""
        return OfficialForm(
            **head,
            kind=Kind(kind),
            series=told["code"],
            version="1",
            signers=(PREPARER, HEAD),
            has_ordinals=Kind(kind) in (Kind.UNITS, Kind.PEOPLE),
            group="" if Kind(kind) is Kind.EVENTS else told["group"],
            source=source,
            counted=counted,
        )


class HeadForm(PartForm):
    """All words and dates of a draft around its lines."""

    number = words(_("Number of the form"), longest=120)
    title_vi = words(_("Title in Vietnamese"))
    title_en = words(_("Title in English"), required=False, help_text=IN_ENGLISH)
    issuer_vi = words(_("Issued by"))
    issuer_en = words(_("Issued by, in English"), required=False)
    legal_basis = words(_("Legal basis"))
    series = forms.ChoiceField(
        label=_("Follows the form"),
        help_text=_("Forms that followed one another: on a day on which one is not in force the other one is offered."),
    )
    version = words(_("Version"), longest=40)
    valid_from = forms.DateField(label=_("In force from"), required=False)
    valid_to = forms.DateField(
        label=_("No longer in force from"), required=False, help_text=_("The first day on which it does not hold.")
    )
    office = forms.ChoiceField(label=_("Heading of"), choices=OFFICES, widget=forms.RadioSelect)
    receiver_vi = words(_("Receiver"), required=False, help_text=_("To whom the report is sent, if the form names it."))
    receiver_en = words(_("Receiver, in English"), required=False)
    counted_in_vi = words(_("Counted in"), required=False, longest=60, help_text=_("As: Người; Lượt người."))
    counted_in_en = words(_("Counted in, in English"), required=False, longest=60)
    corner_vi = words(_("Over the titles of the rows"), required=False, help_text=_("As: Tiêu chí; Tên đơn vị."))
    corner_en = words(_("Over the titles of the rows, in English"), required=False)
    corner_numbers = words(
        _("In the line of numbers before the columns"), required=False, longest=40, help_text=_("As: A B; or 1.")
    )
    has_ordinals = forms.BooleanField(label=_("A column of its own numbers the rows"), required=False)
    preparer_vi = words(_("Who drew it up"), required=False)
    preparer_en = words(_("Who drew it up, in English"), required=False)
    head_vi = words(_("Who signs"), required=False)
    head_en = words(_("Who signs, in English"), required=False)
    group = forms.ChoiceField(label=_("Whom it counts"), help_text=_("Where a row or column names no other group."))
    counted = forms.ChoiceField(label=_("What is counted"))
    description_vi = words(_("In a sentence, for the list of forms"), required=False, longest=800)
    description_en = words(_("The same sentence in English"), required=False, longest=800)
    remarks_vi = words(
        _("Remarks below the form"),
        required=False,
        longest=8000,
        widget=forms.Textarea({"rows": 4}),
        help_text=ONE_A_LINE,
    )
    remarks_en = words(
        _("Remarks in English"), required=False, longest=8000, widget=forms.Textarea({"rows": 4}), help_text=ONE_A_LINE
    )

    # Two stand beside each other: the Vietnamese words and the English ones.
    field_order = (
        *("number", "legal_basis", "title_vi", "title_en", "issuer_vi", "issuer_en", "series", "version"),
        *("valid_from", "valid_to", "receiver_vi", "receiver_en", "counted_in_vi", "counted_in_en"),
        *("corner_vi", "corner_en", "corner_numbers", "has_ordinals", "preparer_vi", "preparer_en"),
        *("head_vi", "head_en", "office", "group", "counted", "description_vi", "description_en"),
        *("remarks_vi", "remarks_en"),
    )

    def __init__(self, *args: Any, form: OfficialForm, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.form = form
        offer = FormOffer(form, self.day)
        narrowed(self.fields["series"], forms.ChoiceField).choices = self._series()
        for name, choices in (("group", offer.groups), ("counted", offer.counts)):
            if (form.kind is Kind.EVENTS) == (name == "group"):
                del self.fields[name]
            else:
                narrowed(self.fields[name], forms.ChoiceField).choices = choices
        self.initial.update(self._told())

    def _series(self) -> list[tuple[str, str]]:
        """A series of its own, or that of another form."""
        found = {each.series: f"{each.number} – {each.title}" for each in all_forms().values()}
        own = self.form.code if self.form.series in found else self.form.series
        return [(own, str(_("No other form"))), *((code, told) for code, told in found.items() if code != own)]

    def _told(self) -> dict[str, Any]:
        form = self.form
        named = {
            "title": form.title,
            "issuer": form.issuer,
            "receiver": form.receiver,
            "counted_in": form.counted_in,
            "corner": form.corner,
            "description": form.description,
            "head": form.signers[-1] if form.signers else Words(""),
            "preparer": form.signers[0] if len(form.signers) > 1 else Words(""),
        }
        told = {f"{name}_vi": each.vi for name, each in named.items()}
        told |= {f"{name}_en": each.en for name, each in named.items()}
        plain = ("number", "legal_basis", "series", "version", "valid_from", "valid_to", "has_ordinals", "group")
        told |= {name: getattr(form, name) for name in (*plain, "counted")}
        numbers = " ".join(form.corner_numbers)
        return {**told, **boxes(form.remarks, "remarks"), "office": form.office.value, "corner_numbers": numbers}

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        first, end = cleaned.get("valid_from"), cleaned.get("valid_to")
        if first and end and end <= first:
            self.add_error("valid_to", _("The form ends before it begins. Choose a later day."))
        if cleaned.get("preparer_vi") and not cleaned.get("head_vi"):
            self.add_error("head_vi", _("Say who signs; only beside a signature someone is named who drew it up."))
        require_as_many(self, cleaned, "remarks")
        return cleaned

    def written(self) -> OfficialForm:
        """The form with these words."""
        told = self.cleaned_data
        signers = [each for each in (both(told, "preparer"), both(told, "head")) if each]
        # Of more than two signers those between them stand as they did.
        between = self.form.signers[1:-1] if len(signers) > 1 else ()
        plain = ("number", "legal_basis", "series", "version", "valid_from", "valid_to", "has_ordinals")
        doubled = ("title", "issuer", "receiver", "counted_in", "corner", "description")
        changed: dict[str, Any] = {name: told[name] for name in plain}
        changed |= {name: both(told, name) for name in doubled}
        return replace(
            self.form,
            **changed,
            office=Office(told["office"]),
            corner_numbers=tuple(told["corner_numbers"].split()),
            signers=(*signers[:1], *between, *signers[1:]),
            group=told.get("group", self.form.group),
            counted=told.get("counted", self.form.counted),
            remarks=lines_of(told, "remarks"),
        )


class ForceForm(PartForm):
    """From which day a draft holds, and which forms end on that day."""

    first = forms.DateField(label=_("In force from"))
    ending = forms.MultipleChoiceField(
        label=_("These forms end on that day"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, form: OfficialForm, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        same = [each for each in all_forms().values() if each.series == form.series and each.code != form.code]
        open_ones = [(each.code, f"{each.number} – {each.title}") for each in same if not each.is_awaited]
        self.initial.update({"first": form.valid_from, "ending": [code for code, _title in open_ones]})
        if open_ones:
            narrowed(self.fields["ending"], forms.MultipleChoiceField).choices = open_ones
        else:
            del self.fields["ending"]


class EndForm(PartForm):
    """From which day a form no longer holds."""

    valid_to = forms.DateField(
        label=_("No longer in force from"), help_text=_("For days before, the form opens as it was.")
    )
    error_fields: ClassVar[dict[str, str]] = {"day": "valid_to"}

    def __init__(self, *args: Any, form: OfficialForm, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.form = form
        self.initial.update({"valid_to": form.valid_to})

    def clean_valid_to(self) -> Any:
        end = self.cleaned_data["valid_to"]
        if self.form.valid_from and end <= self.form.valid_from:
            raise ValidationError(
                _("The form is in force from %(day)s on. Choose a later day."),
                params={"day": f"{self.form.valid_from:%d/%m/%Y}"},
            )
        return end

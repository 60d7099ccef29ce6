"""The simulator: if the standard were this from a day on, who and how many would miss it. Nothing is stored."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from apps.accounts.models import User
from apps.cadres.filters import LaterChoices
from apps.cadres.models import Cadre, Category, Posting, Title
from apps.cadres.unitchoice import UnitChoice, UnitField
from apps.communes.models import UnitCover
from apps.communes.titles import titles_near
from apps.core.forms import RegistryForm
from apps.core.narrowing import narrowed
from apps.core.text import collation_key
from apps.qualifications.models import Outcome, QualificationLevel, StandardSet
from apps.qualifications.standards.rules import MAJOR, Need, Rule, rules_on
from apps.qualifications.standards.standings import Found, Standing, place_of, standings
from apps.qualifications.standards.words import ASPECT_LABELS

SUPPOSED = "supposed"
OVERALL = place_of("")
LADDERS = [aspect for aspect in ASPECT_LABELS if aspect != MAJOR]
AREAS = [("", _("Everywhere")), ("difficult", _("Difficult areas only"))]


class SimulatorForm(RegistryForm):
    """What the supposed standard asks, of whom and from when."""

    unit = UnitField(label=_("Unit"), required=False)
    title = forms.MultipleChoiceField(label=_("Titles"), required=False)
    category = forms.MultipleChoiceField(label=_("Groups"), choices=Category.choices, required=False)
    area = forms.ChoiceField(label=_("Area"), choices=AREAS, required=False)
    since = forms.DateField(label=_("From the day"), required=False)
    prof_edu = forms.ChoiceField(required=False)
    pol_theory = forms.ChoiceField(required=False)
    gen_edu = forms.ChoiceField(required=False)
    state_mgmt = forms.ChoiceField(required=False)
    it_level = forms.ChoiceField(required=False)
    foreign_lang = forms.ChoiceField(required=False)
    major = forms.BooleanField(label=_("The major must suit the title"), required=False)

    def __init__(self, *args: Any, user: User, day: date, units: list[UnitChoice], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user, self.day, self.units = user, day, units
        unit = narrowed(self.fields["unit"], UnitField)
        title = narrowed(self.fields["title"], forms.MultipleChoiceField)
        unit.day, unit.offered = day, lambda: units
        title.choices = LaterChoices(lambda: [(one.code, one.label) for one in Title.objects.all()])
        self.levels = list(QualificationLevel.objects.filter(rank__gt=0).order_by("rank", "position"))
        for ladder in LADDERS:
            field = narrowed(self.fields[ladder], forms.ChoiceField)
            field.label = ASPECT_LABELS[ladder]
            own = [(level.code, level.label) for level in self.levels if level.ladder_id == ladder]
            field.choices = [("", _("Not asked")), *own]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if self.is_asked and not any(data.get(aspect) for aspect in ASPECT_LABELS):
            self.add_error(None, _("Choose at least one thing that the standard asks."))
        return data

    @property
    def is_asked(self) -> bool:
        """Whether somebody pressed the button, or came by an address that says what is asked."""
        return any(self.data.get(name) for name in (*ASPECT_LABELS, "asked"))

    @property
    def begins(self) -> date:
        return self.cleaned_data.get("since") or self.day

    def rule(self) -> Rule:
        """The supposed standard; without titles or groups it concerns every title in one's units."""
        data = self.cleaned_data
        ranks = {level.code: level.rank for level in self.levels}
        needs = {ladder: Need(ranks[data[ladder]]) for ladder in LADDERS if data.get(ladder)}
        if data.get("major"):
            needs[MAJOR] = Need(1)
        groups = data.get("category") or ([] if data.get("title") else Category.values)
        return Rule(
            SUPPOSED,
            needs,
            titles=tuple(data.get("title") or ()),
            categories=tuple(groups),
            is_difficult=data.get("area") == "difficult",
        )

    def people(self) -> QuerySet[Cadre]:
        """Those who hold a primary post on the day in the unit asked for, within what the user may see."""
        posts = Posting.objects.running_on(self.begins).counted().filter(is_primary=True)
        if unit := self.cleaned_data.get("unit"):
            posts = posts.filter(unit__in=UnitCover.objects.filter(unit=unit).values("covered"))
        return Cadre.objects.visible_to(self.user).filter(pk__in=posts.values("cadre"))


def start_from(standard: StandardSet) -> dict[str, object]:
    """The fields of the form as a standard has them: a copy to change."""
    rule = next((rule for rule in rules_on(standard.valid_from) if rule.code == standard.code), None)
    if rule is None:
        return {}
    levels = {c.aspect: c.level_id for c in standard.criteria.all() if c.level_id}
    return {
        **levels,
        MAJOR: MAJOR in rule.needs,
        "title": list(rule.titles),
        "category": list(rule.categories),
        "area": "difficult" if rule.is_difficult else "",
    }


@dataclass(frozen=True)
class Tally:
    """How many of a commune or a title are concerned, would meet the standard, miss it, or are not known."""

    key: str
    label: str
    concerned: int
    missing: int
    unknown: int

    @property
    def meeting(self) -> int:
        return self.concerned - self.missing - self.unknown


@dataclass(frozen=True)
class Simulation:
    """Everyone whom the supposed standard concerns, and where they serve."""

    day: date
    standings: list[Standing]
    # By person: the unit and the title of the primary post.
    places: dict[int, tuple[int, str]]
    # By person: the outcome of what holds on the day.
    present: dict[int, int | None]

    @cached_property
    def concerned(self) -> Found:
        return self._found(*Outcome)

    @cached_property
    def missing(self) -> Found:
        return self._found(Outcome.NOT_MET)

    @cached_property
    def unknown(self) -> Found:
        return self._found(Outcome.NO_DATA)

    @cached_property
    def newly(self) -> int:
        """Of those who would miss it, how many miss nothing of what holds now."""
        return sum(self.present.get(person) in (Outcome.MET, Outcome.EXEMPT) for person in self.missing.verdicts)

    @cached_property
    def by_unit(self) -> list[Tally]:
        units = titles_near({unit for unit, _title in self.places.values()}, self.day)
        return self._tallies({person: (str(unit), units.get(unit, "")) for person, (unit, _t) in self.places.items()})

    @cached_property
    def by_title(self) -> list[Tally]:
        titles = {title.code: title.label for title in Title.objects.all()}
        return self._tallies({person: (title, titles[title]) for person, (_u, title) in self.places.items()})

    def _found(self, *outcomes: Outcome) -> Found:
        return Found([one for one in self.standings if one.verdict[OVERALL] in outcomes])

    def _tallies(self, held: dict[int, tuple[str, str]]) -> list[Tally]:
        found: dict[tuple[str, str], Counter[int]] = {}
        for person, verdict in self.concerned.verdicts.items():
            if person in held:
                found.setdefault(held[person], Counter())[verdict[OVERALL]] += 1
        tallies = [
            Tally(key, label, sum(counts.values()), counts[Outcome.NOT_MET], counts[Outcome.NO_DATA])
            for (key, label), counts in found.items()
        ]
        return sorted(tallies, key=lambda tally: (-tally.missing, collation_key(tally.label)))


def simulate(form: SimulatorForm) -> Simulation:
    """Judge by the supposed standard, and by what holds on that day."""
    people, day = form.people(), form.begins
    supposed = standings(day, people, [form.rule()])
    present = {person: verdict[OVERALL] for person, verdict in Found(standings(day, people)).verdicts.items()}
    posts = Posting.objects.running_on(day).counted().filter(is_primary=True, cadre__in=people.values("pk"))
    places = {cadre: (unit, title) for cadre, unit, title in posts.values_list("cadre_id", "unit_id", "title_id")}
    return Simulation(day, supposed, places, present)

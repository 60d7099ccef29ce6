"""Filters of people, shared by the list and the JSON interface; other apps add theirs by `CadreFilterSet.extend`."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterator
from copy import copy
from datetime import date
from functools import cache
from typing import Any

from django.db import models
from django.db.models import Exists, OuterRef, Q, QuerySet, Value
from django.forms import BoundField, DateField, Field, Form, IntegerField
from django.utils.choices import CallableChoiceIterator
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django_filters import CharFilter, ChoiceFilter, Filter, FilterSet, MultipleChoiceFilter

from apps.accounts.models import User
from apps.cadres.codelists import Category, Title
from apps.cadres.day import member_on, official_on, years_before
from apps.cadres.holding import People, holding, running_in_ended_units, running_without_primary
from apps.cadres.models import Cadre, PartyMembership, Sex
from apps.cadres.search import matching
from apps.cadres.unitchoice import UnitChoice, UnitFilter
from apps.core.listed import standing
from apps.core.permissions import Permission
from apps.core.ranges import CertainDay


class Party(models.TextChoices):
    MEMBER = "member", _("Party members")
    OFFICIAL = "official", _("Official members")
    PROBATION = "probation", _("Probationary members")
    NONE = "none", _("Not recorded as members")


class Gap(models.TextChoices):
    CITIZEN_ID = "citizen_id", _("No citizen id")
    BIRTH = "birth", _("No date of birth")
    SEX = "sex", _("No sex")
    UNIT = "unit", _("Unit no longer exists")
    PRIMARY_POST = "primary_post", _("Only concurrent posts")


class LaterChoices(CallableChoiceIterator):
    """Choices read from the database only when a page shows them or a value must be checked, and only once."""

    def __init__(self, read: Callable[[], list[tuple[str, str]]]) -> None:
        self._read = cache(read)
        super().__init__(self._read)

    def __iter__(self) -> Iterator[tuple[str, str]]:
        """As they were read: pairs already, which need not be brought into form each time."""
        yield from self._read()

    def __len__(self) -> int:
        return len(self._read())


def _titles() -> list[tuple[str, str]]:
    return [(title.code, title.label) for title in Title.objects.all()]


class TitleFilter(MultipleChoiceFilter):  # type: ignore[misc]  # django_filters has no types
    """Titles of the code list, read when a form is built and not before."""

    @property
    def field(self) -> Field:
        if "choices" not in self.extra:
            self.extra["choices"] = LaterChoices(lambda: standing(_titles, Title))
        field: Field = super().field
        return field


class AgeFilter(Filter):  # type: ignore[misc]  # django_filters has no types
    field_class = IntegerField

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(min_value=0, max_value=120, **kwargs)


class _Declared(OrderedDict[str, Filter]):
    """Filters of a class, of which each set takes its own: to copy all that they hold takes longer than to use them."""

    def __deepcopy__(self, _memo: object) -> OrderedDict[str, Filter]:
        return OrderedDict((name, _own(declared)) for name, declared in self.items())


def _own(declared: Filter) -> Filter:
    own = copy(declared)
    own.extra = dict(declared.extra)
    # Binds the method to this filter and, by it, to its set.
    own.method = declared.method
    return own


class DayFilter(Filter):  # type: ignore[misc]  # django_filters has no types
    """A day, typed as everywhere."""

    field_class = DateField


class DatedFilterSet(FilterSet):  # type: ignore[misc]  # django_filters has no types
    """Filters that look at a day for a user, both those of the request."""

    user: User
    day: date

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user, self.day = self.request.user, self.request.day

    @classmethod
    def get_filters(cls) -> OrderedDict[str, Filter]:
        return _Declared(super().get_filters())


class CadreFilterSet(DatedFilterSet):
    """Who is listed, as of the day of the request."""

    q = CharFilter(method="search", label=_("Name or code"), max_length=100)
    people = ChoiceFilter(choices=People.choices, empty_label=None, label=_("Whom to show"), method="unchanged")
    unit = UnitFilter(label=_("Unit"), method="unchanged")
    category = MultipleChoiceFilter(choices=Category.choices, label=_("Category"), method="unchanged")
    title = TitleFilter(label=_("Title"), method="unchanged")
    sex = ChoiceFilter(choices=Sex.choices, label=_("Sex"))
    age_from = AgeFilter(label=_("Age from"), method="at_least")
    age_to = AgeFilter(label=_("Age to"), method="at_most")
    party = ChoiceFilter(choices=Party.choices, label=_("Party"), method="in_party")
    minority = ChoiceFilter(
        choices=[("yes", _("Ethnic minorities")), ("no", _("Kinh"))], label=_("Ethnic group"), method="of_minority"
    )
    gap = ChoiceFilter(choices=Gap.choices, label=_("Missing facts"), method="with_gap")

    class Meta:
        model = Cadre
        fields: list[str] = []

    def __init__(self, *args: Any, offered: Callable[[], list[UnitChoice]] = list, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._offered = offered
        if not self.user.can(Permission.SEE_ETHNICITY_RELIGION):
            del self.filters["minority"]

    @property
    def form(self) -> Form:
        """The form of the filters; one that is asked for without its right, as by a link of a colleague, is told."""
        is_built = hasattr(self, "_form")
        form: Form = super().form
        if not is_built and "minority" not in self.filters and form.data.get("minority"):
            form.full_clean()
            form.add_error(None, _("You do not have the right to filter by ethnic group."))
        return form

    @classmethod
    def extend(cls, filters: dict[str, Filter]) -> None:
        """Add filters of an app that stands above this one."""
        cls.base_filters.update(filters)
        # from these, filter sets built upon this one inherit
        cls.declared_filters.update(filters)

    def filter_queryset(self, queryset: QuerySet[Cadre]) -> QuerySet[Cadre]:
        data = self.form.cleaned_data
        queryset = queryset.filter(
            holding(
                People(data["people"] or People.SERVING),
                self.day,
                unit=data["unit"],
                titles=data["title"],
                categories=data["category"],
            )
        )
        found: QuerySet[Cadre] = super().filter_queryset(queryset)
        return found

    @cached_property
    def units(self) -> list[UnitChoice]:
        """The units that a page offers, read when they are shown or when one of them was chosen."""
        return self._offered()

    @property
    def tick_fields(self) -> list[BoundField]:
        """Filters of which several values may be chosen."""
        return [self.form[name] for name, f in self.filters.items() if isinstance(f, MultipleChoiceFilter)]

    @property
    def pick_fields(self) -> list[BoundField]:
        """Filters of which one value is chosen, but for `people`, which always has one."""
        picks = (name for name, f in self.filters.items() if isinstance(f, ChoiceFilter) and name != "people")
        return [self.form[name] for name in picks if not isinstance(self.filters[name], MultipleChoiceFilter)]

    def unchanged(self, queryset: QuerySet[Cadre], name: str, value: object) -> QuerySet[Cadre]:
        """Filters on posts work together on one post (`holding`), never each on its own."""
        return queryset

    def search(self, queryset: QuerySet[Cadre], name: str, value: str) -> QuerySet[Cadre]:
        return matching(queryset, value, self.user)

    def at_least(self, queryset: QuerySet[Cadre], name: str, value: int) -> QuerySet[Cadre]:
        """Who may be of this age: with only a year of birth, whoever can have reached it."""
        return queryset.filter(birth_date__lte=years_before(self.day, value))

    def at_most(self, queryset: QuerySet[Cadre], name: str, value: int) -> QuerySet[Cadre]:
        """Who may still be of this age: the last day that the birth date can mean decides."""
        latest = CertainDay("birth_date", "birth_precision", Value(date.max, output_field=models.DateField()))
        return (
            queryset.filter(birth_date__isnull=False)
            .alias(birth_latest=latest)
            .filter(birth_latest__gt=years_before(self.day, value + 1))
        )

    def in_party(self, queryset: QuerySet[Cadre], name: str, value: str) -> QuerySet[Cadre]:
        members = PartyMembership.objects.filter(member_on(self.day), cadre=OuterRef("pk"))
        conditions = {
            Party.MEMBER: Exists(members),
            Party.OFFICIAL: Exists(members.filter(official_on(self.day))),
            Party.PROBATION: Exists(members.exclude(official_on(self.day))),
            Party.NONE: ~Exists(members),
        }
        return queryset.filter(conditions[Party(value)])

    def of_minority(self, queryset: QuerySet[Cadre], name: str, value: str) -> QuerySet[Cadre]:
        allowed = self.user.unit_condition(Permission.SEE_ETHNICITY_RELIGION, "home_unit")
        return queryset.filter(allowed, ethnic_group__is_minority=value == "yes")

    def with_gap(self, queryset: QuerySet[Cadre], name: str, value: str) -> QuerySet[Cadre]:
        return queryset.filter(gap_condition(Gap(value), self.user, self.day))


def gap_condition(gap: Gap, user: User, day: date) -> Q:
    """People of whom something that the registry needs is not known."""
    if gap == Gap.CITIZEN_ID:
        return Q(citizen_id__isnull=True) & user.unit_condition(Permission.SEE_CITIZEN_ID, "home_unit")
    if gap == Gap.UNIT:
        return Q(Exists(running_in_ended_units(day)))
    if gap == Gap.PRIMARY_POST:
        return Q(Exists(running_without_primary(day)))
    return Q(birth_date__isnull=True) if gap == Gap.BIRTH else Q(sex__isnull=True)

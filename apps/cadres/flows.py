"""Why people came to be counted in a unit and why they no longer are: recruitment, movement, leaving, another post."""

from collections.abc import Collection, Iterator, Mapping
from datetime import date

from django.utils.translation import gettext_lazy as _

from apps.cadres.models import Departure, EmploymentStatus, LegalBasis, Movement, MovementKind, Posting, SurplusCase
from apps.cadres.models.recruitment import Recruitment, RecruitmentKind
from apps.communes.models import UnitPeriod
from apps.reporting.definitions import Category, Flows, Kind
from apps.reporting.registry import registry

# People whose records are read by one statement.
PEOPLE_AT_ONCE = 10_000
RECRUITED, REORGANISED, OTHER_UNIT, OTHER_POST, UNKNOWN = (
    "recruited",
    "reorganised",
    "other_unit",
    "other_post",
    "unknown",
)
WITHOUT_DECISION = (
    Category(REORGANISED, _("Reorganisation of units")),
    Category(OTHER_UNIT, _("Another unit of the registry, no decision recorded")),
)
NOT_TOLD = Category(UNKNOWN, _("Reason not recorded"), Kind.UNKNOWN)


def came(first: date, last: date) -> tuple[Category, ...]:
    """The forms of recruitment, the movements that begin a post, and what the posts alone tell."""
    return (
        *(Category(each.pk, str(each)) for each in RecruitmentKind.objects.all()),
        Category(RECRUITED, _("Recruited, form not recorded")),
        *(Category(each.pk, str(each)) for each in MovementKind.objects.filter(opens_post=True)),
        *WITHOUT_DECISION,
        Category(OTHER_POST, _("Another post in the unit before")),
        NOT_TOLD,
    )


def left(first: date, last: date) -> tuple[Category, ...]:
    """The causes of leaving, each with the policies that decisions of the period name, and the movements."""
    causes = EmploymentStatus.objects.filter(ends_service=True)
    bases = dict(LegalBasis.objects.in_bulk())
    pairs = sorted({(cause, basis) for _person, cause, basis in _departures(first, last) if basis})
    departures = [
        category
        for cause in causes
        for category in (
            Category(cause.pk, str(cause)),
            *(Category(f"{cause.pk}.{basis}", f"{cause} · {bases[basis]}") for of, basis in pairs if of == cause.pk),
        )
    ]
    return (
        *departures,
        *(Category(each.pk, str(each)) for each in MovementKind.objects.filter(closes_post=True)),
        *WITHOUT_DECISION,
        Category(OTHER_POST, _("Another post in the unit after")),
        NOT_TOLD,
    )


def why_came(people: Collection[int], first: date, last: date) -> Mapping[int, str]:
    """Recruitment leads, then the latest movement; else where the primary posts of both days stand."""
    found: dict[int, str] = {}
    for some in _portions(people):
        found.update(_posts(some, first, last))
        movements = Movement.objects.in_force().filter(kind__opens_post=True, starts_on__gt=first, starts_on__lte=last)
        found.update(movements.filter(cadre__in=some).order_by("starts_on", "pk").values_list("cadre_id", "kind_id"))
        recruited = Recruitment.objects.filter(cadre__in=some, recruited_on__gt=first, recruited_on__lte=last)
        told = recruited.order_by("recruited_on").values_list("cadre_id", "kind_id")
        found.update({person: kind or RECRUITED for person, kind in told})
    return found


def why_left(people: Collection[int], first: date, last: date) -> Mapping[int, str]:
    """Leaving leads, then the latest movement; else where the primary posts of both days stand."""
    found: dict[int, str] = {}
    for some in _portions(people):
        found.update(_posts(some, first, last))
        movements = Movement.objects.in_force().filter(kind__closes_post=True, starts_on__gt=first, starts_on__lte=last)
        found.update(movements.filter(cadre__in=some).order_by("starts_on", "pk").values_list("cadre_id", "kind_id"))
        gone = _departures(first, last, cadre__in=some)
        found.update({person: f"{cause}.{basis}" if basis else cause for person, cause, basis in gone})
    return found


def _departures(first: date, last: date, **whose: list[int]) -> Iterator[tuple[int, str, str | None]]:
    """Person, cause and policy; a recorded leaving comes after the settlement of whoever a reorganisation left over."""
    settled = SurplusCase.objects.filter(
        option__ends_post=True,
        option__status__ends_service=True,
        effective_on__gt=first,
        effective_on__lte=last,
        **whose,
    )
    yield from settled.order_by("effective_on").values_list("cadre_id", "option__status_id", "legal_basis_id")
    gone = Departure.objects.filter(last_day__gte=first, last_day__lt=last, **whose).order_by("last_day")
    yield from gone.values_list("cadre_id", "cause_id", "legal_basis_id")


def _portions(people: Collection[int]) -> Iterator[list[int]]:
    known = sorted(people)
    return (known[start : start + PEOPLE_AT_ONCE] for start in range(0, len(known), PEOPLE_AT_ONCE))


def _posts(people: list[int], first: date, last: date) -> Iterator[tuple[int, str]]:
    """Of whoever holds a primary post on both days: in the same unit, in another, or in one that followed it."""
    before, after = (
        dict(Posting.objects.filter(cadre__in=people, is_primary=True).running_on(day).values_list("cadre", "unit"))
        for day in (first, last)
    )
    standing = set(UnitPeriod.objects.filter(unit__in={*before.values()}, valid__contains=last).values_list("unit"))
    for person in before.keys() & after.keys():
        if before[person] == after[person]:
            yield person, OTHER_POST
        else:
            yield person, OTHER_UNIT if (before[person],) in standing else REORGANISED


registry.declare(Flows(came, left, why_came, why_left, UNKNOWN))

"""The report of movements: basis and kind by direction, and who was moved; and where one sees them one by one."""

from __future__ import annotations

import re
from datetime import date
from typing import cast

from django.db.models import Case, CharField, DurationField, F, FloatField, Func, Q, Value, When
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce, Concat
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from apps.accounts.models import User
from apps.cadres.chapters import CAREERS
from apps.cadres.dimensions.bands import LastDay
from apps.cadres.models import Direction, LegalBasis, Movement, MovementKind, Sex
from apps.cadres.movements.lines import LISTED, lines_of
from apps.cadres.terms import since_the_term_began
from apps.core.permissions import Actor, Permission
from apps.core.text import fold
from apps.reporting.definitions import Category, Kind, Rows
from apps.reporting.registry import registry
from apps.reporting.tallies.definitions import (
    PERSONS,
    Aggregate,
    Axis,
    Counted,
    Cross,
    EventLine,
    Group,
    Listing,
    Span,
    Tally,
    TallyReport,
)

FORM = "Biểu 11-BTCTW"
MOVEMENTS = Counted("movements", pgettext_lazy("figures", "Movements"), Aggregate.ROWS)
# What programs read of a movement without a legal basis.
NO_BASIS = "no_basis"
# The texts on movements; a decision by another one stands in the rest.
TEXTS = ("QD98", "QD65", "ND138_2020", "ND170_2025")
# What the form and the published figures count, and those who only go for a time and stay on their establishment.
MOVED = ("rotation", "transfer")
LENT = ("secondment", "strengthening")


# Of a birth date known by its year or month alone, two ages may fit; who may stand in either of two bands is in none.
AGE_BAND = Case(
    When(oldest__lte=40, then=Value("up_to_40")),
    When(youngest__gt=40, oldest__lte=50, then=Value("41_50")),
    When(youngest__gt=50, then=Value("over_50")),
    default=None,
    output_field=CharField(null=True),
)


def in_force(span: Span, kinds: tuple[str, ...]) -> Rows:
    """Movements of these kinds that took effect in the span."""
    rows = Movement.objects.in_force().with_place().filter(span.holds("starts_on"), kind__word__in=kinds)
    return rows.annotate(
        basis_and_kind=_joined("kind", "legal_basis"),
        direction=_joined("from_level", "to_level"),
        sex=F("cadre__sex"),
        oldest=_years_since(F("cadre__birth_date")),
        youngest=_years_since(LastDay("cadre__birth_date", "cadre__birth_precision")),
    ).annotate(age_band=AGE_BAND)


def _years_since(birth: Combinable) -> Func:
    """Completed years on the day of the movement."""
    lived = Func(F("starts_on"), birth, function="age", output_field=DurationField())
    return Func(Value("year"), lived, function="date_part", output_field=FloatField())


def _joined(first: str, second: str) -> Concat:
    """Two codes with a blank between them; the second may be missing."""
    rest = Coalesce(F(second), Value(""), output_field=CharField())
    return Concat(F(first), Value(" "), rest, output_field=CharField())


def basis_categories(span: Span, words: tuple[str, ...]) -> tuple[Category, ...]:
    """Each text on movements that was in force in the span, with each kind; then each kind without a text."""
    first = span.first or date.min
    texts = LegalBasis.objects.filter(
        Q(valid_from__isnull=True) | Q(valid_from__lte=span.last),
        Q(valid_to__isnull=True) | Q(valid_to__gt=first),
        pk__in=TEXTS,
    )
    kinds = list(MovementKind.objects.filter(word__in=words))
    pairs = [(kind, basis) for basis in (*texts, None) for kind in kinds]
    return tuple(
        Category(code_of(kind, basis), _title(kind, basis), values=(f"{kind.pk} {basis.pk if basis else ''}",))
        for kind, basis in pairs
    )


def code_of(kind: MovementKind, basis: LegalBasis | None) -> str:
    """What programs read: rotation_98_qd_tw, by the number of the text as it is usually written."""
    number = (basis.aliases or [basis.code])[0] if basis else NO_BASIS
    return "_".join([kind.word, re.sub(r"[^a-z0-9]+", "_", fold(number)).strip("_")])


def _title(kind: MovementKind, basis: LegalBasis | None) -> str:
    return f"{kind} · {basis}" if basis else f"{kind} · {_('Basis not stated')}"


def direction_categories(span: Span) -> tuple[Category, ...]:
    """The directions of the form that were valid on some day of the span."""
    first = span.first or date.min
    valid = Direction.objects.filter(
        Q(valid_from__isnull=True) | Q(valid_from__lte=span.last), Q(valid_to__isnull=True) | Q(valid_to__gt=first)
    )
    return tuple(Category(d.word, d.label, values=(f"{d.from_tier} {d.to_tier}",)) for d in valid)


def sex_categories(span: Span) -> tuple[Category, ...]:
    return tuple(Category(sex.value, sex.label, values=(sex.value,)) for sex in (Sex.FEMALE, Sex.MALE))


def age_categories(span: Span) -> tuple[Category, ...]:
    titles = {"up_to_40": _("40 and younger"), "41_50": _("41 to 50"), "over_50": _("Over 50")}
    return tuple(Category(f"age_{code}", title, values=(code,)) for code, title in titles.items())


def visible(user: Actor, day: date) -> Rows:
    """Movements of the people whom the user sees: the list opens their dossiers."""
    own = cast(User, user).unit_condition(Permission.VIEW_CADRES, "cadre__home_unit")
    return Movement.objects.filter(own).select_related(*LISTED).order_by("-starts_on", "pk")


def lines(rows: Rows, day: date) -> list[EventLine]:
    """One line for each movement."""
    return [
        EventLine(
            line.movement.cadre.code,
            line.movement.cadre.full_name,
            line.movement.cadre.get_absolute_url(),
            (
                str(line.movement.kind),
                str(line.movement.legal_basis or ""),
                line.way,
                f"{line.movement.starts_on:%d/%m/%Y}",
                line.movement.decision_number,
            ),
        )
        for line in lines_of(rows, user=None, day=day)
    ]


DIRECTIONS = Axis(
    "direction",
    _("Direction"),
    _("From level to level, as the decision states it."),
    "direction",
    direction_categories,
    rest=Category("not_stated", _("Direction not stated"), Kind.UNKNOWN),
    legal_basis=FORM,
)
SEXES = Axis(
    "sex",
    _("Sex"),
    _("Sex of the persons moved."),
    "sex",
    sex_categories,
    rest=Category("unknown_sex", _("Sex not known"), Kind.UNKNOWN),
)
AGES = Axis(
    "age",
    _("Age"),
    _("Completed years on the first day."),
    "age_band",
    age_categories,
    rest=Category("unknown_age", _("Age not known"), Kind.UNKNOWN),
    is_ordered=True,
)

LISTING = Listing(
    visible=visible,
    headings=(_("Kind"), _("Legal basis"), _("From – to"), _("First day"), _("Decision")),
    lines=lines,
)


def bases(kinds: tuple[str, ...]) -> Axis:
    return Axis(
        "basis_and_kind",
        _("Basis and kind"),
        _("The text and the kind that the decision names."),
        "basis_and_kind",
        lambda span: basis_categories(span, kinds),
        rest=Category("other_basis", _("Other"), Kind.UNKNOWN),
    )


def breakdowns(kinds: tuple[str, ...]) -> tuple[Cross, ...]:
    """The matrices of the form: text and kind, sex and age, each by direction."""
    sides = (
        ("basis_and_kind", _("Basis and kind by direction"), _("By the text that the decision names."), bases(kinds)),
        ("sex_and_direction", _("Sex by direction"), _("Sex of the persons moved."), SEXES),
        ("age_and_direction", _("Age by direction"), _("Completed years on the first day."), AGES),
    )
    return tuple(
        Cross(code, title, words, rows=axis, columns=DIRECTIONS, legal_basis=FORM) for code, title, words, axis in sides
    )


ALL_MOVED = Tally(
    "all_movements",
    _("Rotations and transfers"),
    _("Movements in force whose first day lies in the span."),
    rows=lambda span, day: in_force(span, MOVED),
    groups=(
        Group("movements", pgettext_lazy("figures", "Movements"), _("Each decision counts once."), MOVEMENTS),
        Group("persons_moved", _("Persons moved"), _("Each person counts once."), PERSONS),
    ),
    breakdowns=breakdowns(MOVED),
    listing=LISTING,
    legal_basis=FORM,
)
ALL_LENT = Tally(
    "all_lent",
    _("Secondments and temporary strengthening"),
    _("Those in force whose first day lies in the span; who is lent stays on the sender's establishment."),
    rows=lambda span, day: in_force(span, LENT),
    groups=(
        Group("lent", _("Lent"), _("Each decision counts once."), MOVEMENTS),
        Group("persons_lent", _("Persons lent"), _("Each person counts once."), PERSONS),
    ),
    breakdowns=breakdowns(LENT),
    listing=LISTING,
    legal_basis=FORM,
)

registry.declare(
    TallyReport(
        "movements",
        _("Rotation, transfer and secondment"),
        _(
            "Movements by legal basis, kind and direction, in movements and in persons."
            " A movement counts in the unit to which it led, else in the unit from which it came."
        ),
        tallies=(ALL_MOVED, ALL_LENT),
        legal_basis="Quy định 98-QĐ/TW; Quy định 65-QĐ/TW; Biểu 11-BTCTW",
        version="1",
        chapter=CAREERS,
        place=1,
        span=since_the_term_began,
    )
)

"""The report on reorganisations: units before and after, surplus persons, how and with what they were settled."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from django.db.models import Case, CharField, F, Q, QuerySet, Value, When
from django.utils.translation import gettext as __
from django.utils.translation import gettext_lazy as _

from apps.accounts.models import User
from apps.cadres.chapters import ORGANISATION
from apps.cadres.mergers.unit_tally import UNITS
from apps.cadres.mergers.whereabouts import whereabouts_on
from apps.cadres.models import Category as PostCategory
from apps.cadres.models import LegalBasis, SurplusCase, SurplusOption
from apps.core.narrowing import narrowed
from apps.core.permissions import Actor
from apps.reporting.definitions import Category, Kind, Rows
from apps.reporting.places import Whereabouts
from apps.reporting.registry import registry
from apps.reporting.tallies.definitions import (
    PERSONS,
    Axis,
    EventLine,
    Group,
    Listing,
    Span,
    Tally,
    TallyReport,
    all_until,
    dong,
)


def surplus_cases(span: Span, day: date) -> Rows:
    """Cases of reorganisations in the span, with their state on its last day."""
    settled = When(effective_on__lte=span.last, then=Value("settled"))
    late = When(deadline__lt=span.last, then=Value("overdue"))
    state = Case(settled, late, default=Value("waiting"), output_field=CharField())
    return SurplusCase.objects.annotate(
        state=state,
        used=Case(When(effective_on__lte=span.last, then=F("option")), default=None),
        basis=Case(When(effective_on__lte=span.last, then=F("legal_basis")), default=None),
        granted=Case(When(effective_on__lte=span.last, then=F("amount")), default=None),
    ).filter(span.holds("reorganisation__effective_on"))


def states(span: Span) -> tuple[Category, ...]:
    return (
        Category("settled", _("Settled: a decision is in force"), values=("settled",)),
        Category("outstanding_in_time", _("Outstanding, within the deadline"), values=("waiting",)),
        Category("outstanding_late", _("Outstanding, deadline past"), values=("overdue",)),
        Category("outstanding", _("Outstanding"), Kind.ROLL_UP, parts=("outstanding_in_time", "outstanding_late")),
    )


USUAL_BASES = (
    *("LUAT_CBCC_2008", "ND26_2015", "ND108_2014", "ND113_2018", "ND143_2020", "ND29_2023"),
    *("ND178_2024", "ND67_2025", "ND154_2025", "NQ_HDND_TINH"),
)


def from_list(
    items: Callable[[], QuerySet[SurplusOption] | QuerySet[LegalBasis]],
) -> Callable[[Span], tuple[Category, ...]]:
    """A category for each entry of a code list, by its code in lower case."""
    return lambda span: tuple(Category(item.pk.lower(), item.label, values=(item.pk,)) for item in items())


def used_bases() -> QuerySet[LegalBasis]:
    """The texts under which surplus people are settled, and whatever other text a case names."""
    named = SurplusCase.objects.order_by().values("legal_basis")
    return LegalBasis.objects.filter(Q(pk__in=USUAL_BASES) | Q(pk__in=named))


def visible_cases(user: Actor, day: date) -> Rows:
    user = narrowed(user, User)
    cases = SurplusCase.objects.visible_to(user).select_related("cadre", "title", "option", "reorganisation")
    return cases.order_by("cadre__sort_key", "pk")


def case_lines(rows: Rows, day: date) -> list[EventLine]:
    return [
        EventLine(
            case.cadre.code,
            case.cadre.full_name,
            case.cadre.get_absolute_url(),
            (
                str(case.title or "–"),
                case.reorganisation.resolution,
                str(case.option or __("Outstanding")) if case.is_settled_on(day) else __("Outstanding"),
                f"{case.effective_on:%d/%m/%Y}" if case.effective_on else "–",
            ),
        )
        for case in rows
    ]


def surplus_groups() -> tuple[Group, ...]:
    words = {
        PostCategory.CADRE: ("cadres", _("Cadres")),
        PostCategory.CIVIL_SERVANT: ("civil_servants", _("Civil servants")),
        PostCategory.NON_PROFESSIONAL: ("non_professional", _("Non-professional staff")),
    }
    groups = tuple(
        Group(
            code,
            title,
            _("By the post held when the unit ended; each person once."),
            PERSONS,
            Q(group=category),
            part_of="surplus_persons",
        )
        for category, (code, title) in words.items()
    )
    everyone = Group("surplus_persons", _("All surplus persons"), _("Each person counts once."), PERSONS)
    return (everyone, *groups, Group("granted", _("Granted"), _("What decisions in force grant."), dong("granted")))


UNDECIDED = Category("undecided", _("No decision in force"), Kind.UNKNOWN)
SURPLUS = Tally(
    "surplus",
    _("Surplus persons"),
    _("Persons left without a post by a reorganisation that took effect in the span."),
    rows=surplus_cases,
    groups=surplus_groups(),
    breakdowns=(
        Axis("surplus", _("Settlement"), _("Settled means: a decision is in force on the day."), "state", states),
        Axis(
            "option",
            _("How they were settled"),
            _("By what the decision in force grants."),
            "used",
            from_list(SurplusOption.objects.all),
            rest=UNDECIDED,
        ),
        Axis(
            "legal_basis",
            _("Legal basis"),
            _("By the text that the decision in force names."),
            "basis",
            from_list(used_bases),
            rest=Category("no_basis", _("No decision in force, or no legal basis named"), Kind.UNKNOWN),
        ),
    ),
    listing=Listing(
        visible_cases, (_("Title held"), _("Reorganisation"), _("Settlement"), _("In effect from")), case_lines
    ),
    total=Category("at_merger", _("At the merger")),
    legal_basis="I07",
)

registry.declare(
    Whereabouts(whereabouts_on),
    TallyReport(
        "reorganisations",
        _("Reorganisations and surplus staff"),
        _("Units before and after, and what became of the people whom the reorganisations left without a post."),
        tallies=(UNITS, SURPLUS),
        legal_basis="Nghị quyết 830/NQ-UBTVQH14; NĐ 29/2023/NĐ-CP; NĐ 178/2024/NĐ-CP; NĐ 154/2025/NĐ-CP",
        version="1",
        chapter=ORGANISATION,
        place=2,
        span=all_until,
    ),
)

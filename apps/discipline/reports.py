"""The report on discipline: persons and decisions counted apart, by side, track, form, title group and offence."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import Exists, F, OuterRef, Q, Value
from django.db.models.functions import Coalesce, NullIf
from django.utils.translation import gettext_lazy as _

from apps.cadres.chapters import CAREERS
from apps.cadres.models import Category as PostCategory
from apps.cadres.models import PartyMembership
from apps.cadres.terms import since_the_term_began
from apps.core.permissions import Actor, Permission
from apps.discipline.effects import standings
from apps.discipline.models import DisciplinaryDecision, DisciplineForm, DisciplineTrack, OffenceGroup
from apps.reporting.definitions import Category, Kind, Rows
from apps.reporting.registry import registry
from apps.reporting.tallies.definitions import (
    PERSONS,
    Aggregate,
    Axis,
    Counted,
    EventLine,
    Group,
    Listing,
    Span,
    Tally,
    TallyReport,
)

LEGAL_BASIS = "Nghị định 172/2025/NĐ-CP; Quy định 69-QĐ/TW; Quy định 296-QĐ/TW"
NO_POST = "none"
PARTY_MEMBER = Q(is_party_member=True)
DECISIONS = Counted("decisions", _("Decisions"), Aggregate.ROWS)


def decisions_in(span: Span, day: date) -> Rows:
    """Decisions that took effect in the span and were not cancelled by the day."""
    members = PartyMembership.objects.filter(
        Q(ended_on__isnull=True) | Q(ended_on__gt=OuterRef("decision_on")),
        cadre=OuterRef("cadre"),
        counts_from__lte=OuterRef("decision_on"),
    )
    # Who was expelled the day before the State's decision was disciplined as a Party member all the same.
    of_party = DisciplinaryDecision.objects.standing().filter(act=OuterRef("act"), side="party")
    return DisciplinaryDecision.objects.filter(
        span.holds("effective_on"), Q(cancelled_on__isnull=True) | Q(cancelled_on__gt=day)
    ).annotate(
        is_party_member=Exists(of_party) | Exists(members),
        post=Coalesce(NullIf(F("category"), Value("")), Value(NO_POST)),
        track=F("form__track_id"),
        offence=F("act__offence_id"),
    )


def tracks(span: Span) -> tuple[Category, ...]:
    return tuple(Category(_code(t.code), t.label, values=(t.code,)) for t in DisciplineTrack.objects.all())


def forms(span: Span) -> tuple[Category, ...]:
    found = DisciplineForm.objects.select_related("track")
    return tuple(Category(_code(f.code), f"{f.label} ({f.track.label})", values=(f.code,)) for f in found)


def offences(span: Span) -> tuple[Category, ...]:
    return tuple(Category(_code(o.code), o.label, values=(o.code,)) for o in OffenceGroup.objects.all())


def posts(span: Span) -> tuple[Category, ...]:
    return tuple(Category(c.value, c.label, values=(c.value,)) for c in PostCategory)


def _code(code: str) -> str:
    return code.lower()


def visible(user: Actor, day: date) -> Rows:
    fetched = DisciplinaryDecision.objects.visible_to(user)  # type: ignore[arg-type]  # every actor here is a user
    return fetched.select_related("cadre", "form__track", "act__offence", "title").order_by("-effective_on", "-pk")


def lines(rows: Rows, day: date) -> list[EventLine]:
    return [_line(standing.decision, str(standing.state.label)) for standing in standings(_of(rows), day)]


def _of(rows: Rows) -> Iterable[DisciplinaryDecision]:
    return rows


def _line(decision: DisciplinaryDecision, state: str) -> EventLine:
    cadre = decision.cadre
    facts = (
        str(decision.form),
        str(decision.form.track),
        str(decision.act.offence),
        str(decision.title or ""),
        f"{decision.effective_on:%d/%m/%Y}",
        state,
    )
    return EventLine(cadre.code, cadre.full_name, f"{cadre.get_absolute_url()}#discipline", facts)


LISTING = Listing(
    visible=visible,
    headings=(_("Form of discipline"), _("Track"), _("Offence"), _("Title"), _("In effect from"), _("State")),
    lines=lines,
    needed=Permission.SEE_DISCIPLINE,
)

registry.declare(
    TallyReport(
        "discipline",
        _("Discipline"),
        _("Persons disciplined and decisions made since the term of the Party committees began, or in another span."),
        tallies=(
            Tally(
                "disciplined",
                _("Disciplined"),
                _("Decisions of the State and the Party that took effect in the span and were not cancelled."),
                rows=decisions_in,
                groups=(
                    Group(
                        "party_members",
                        _("Party members"),
                        _("Persons who were Party members then; who was disciplined by both sides counts once."),
                        PERSONS,
                        PARTY_MEMBER,
                    ),
                    Group(
                        "commune_cadres",
                        _("of whom commune cadres"),
                        _("Party members whose post at that time was that of a commune cadre."),
                        PERSONS,
                        PARTY_MEMBER & Q(category=PostCategory.CADRE),
                        part_of="party_members",
                    ),
                    Group(
                        "civil_servants",
                        _("of whom civil servants"),
                        _("Party members whose post at that time was that of a commune civil servant."),
                        PERSONS,
                        PARTY_MEMBER & Q(category=PostCategory.CIVIL_SERVANT),
                        part_of="party_members",
                    ),
                    Group("everyone", _("Everyone disciplined"), _("Members and others, each once."), PERSONS),
                    Group("decisions", _("Decisions"), _("Each decision of either side counts."), DECISIONS),
                ),
                breakdowns=(
                    Axis("track", _("Track"), _("Who decided, by which forms."), "track", tracks),
                    Axis("form", _("Form of discipline"), _("The form that was decided."), "form", forms),
                    Axis(
                        "post",
                        _("Category of the post"),
                        _("The post that the person held on the day of the decision."),
                        "post",
                        posts,
                        rest=Category("no_post", _("No post of the commune"), Kind.PART),
                    ),
                    Axis("offence", _("Offence"), _("What the decision was about."), "offence", offences),
                ),
                total=Category("in_term", _("In the span")),
                listing=LISTING,
                legal_basis=LEGAL_BASIS,
            ),
        ),
        legal_basis=LEGAL_BASIS,
        version="1",
        chapter=CAREERS,
        place=6,
        span=since_the_term_began,
        opened_by=Permission.SEE_DISCIPLINE,
    )
)

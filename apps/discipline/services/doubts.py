"""What is possible but unlikely in a decision: a person looks once and decides. The law decides what is asked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from django.utils.translation import gettext as _

from apps.cadres.day import member_on
from apps.cadres.models import PartyMembership, Posting
from apps.cadres.retirement import months_later
from apps.core.dates import PartialDate
from apps.core.doubts import Doubt
from apps.discipline.effects import Effects
from apps.discipline.models import DisciplinaryAct, DisciplinaryDecision, Leadership, Side

# Decree 172/2025: the State's decision takes effect on the day of the Party's.
FROM_PARTY_DAY = date(2025, 7, 1)


def doubts_about(
    act: DisciplinaryAct, decisions: Sequence[DisciplinaryDecision], *, known: Sequence[DisciplinaryDecision] = ()
) -> list[Doubt]:
    """Doubts about new decisions on an act; `known` are those that stand already."""
    effects = Effects()
    found: list[Doubt] = []
    for decision in decisions:
        found += _limits(act, decision, effects)
        found += _person(decision)
    found += _order(decisions, known)
    found += _repeated(act, effects)
    return found


def _limits(act: DisciplinaryAct, decision: DisciplinaryDecision, effects: Effects) -> Iterator[Doubt]:
    """The period of limitation, and the days in which a case must be decided."""
    effect = effects.of(decision.form_id, decision.decision_on)
    if act.act and effect and effect.limitation:
        until = months_later(act.act.last, effect.limitation)
        if decision.decision_on > until:
            text = _("The limitation period for this form ended on %(day)s (%(basis)s). Check whether it applies.")
            words = {"day": PartialDate(until), "basis": effect.legal_basis}
            yield Doubt(f"discipline_limitation:{until}:{decision.decision_on}", text % words)
    track = decision.form.track
    if act.found_on is None:
        return
    days = (decision.decision_on - act.found_on).days
    if days > track.complex_handling_days:
        text = _("%(days)s days passed from the finding to the decision; the law allows %(limit)s at most.")
        yield Doubt(f"discipline_handling:{days}", text % {"days": days, "limit": track.complex_handling_days})
    elif days > track.handling_days:
        text = _("%(days)s days passed from the finding to the decision; over %(limit)s is for complex cases only.")
        yield Doubt(f"discipline_handling:{days}", text % {"days": days, "limit": track.handling_days})


def _person(decision: DisciplinaryDecision) -> Iterator[Doubt]:
    """Whether the form fits the person, as far as the registry knows."""
    day = decision.decision_on
    members = PartyMembership.objects.filter(member_on(day), cadre=decision.cadre_id)
    if decision.side == Side.PARTY and not members.exists():
        text = _("The person is not recorded as a Party member on %(day)s.")
        yield Doubt(f"discipline_no_member:{day}", text % {"day": PartialDate(day)})
    if decision.form.leadership:
        told = {
            Leadership.LEADERS: _("“%(form)s” is only for holders of a leading post. On record is: %(title)s."),
            Leadership.NOT_LEADERS: _("“%(form)s” is not for holders of a leading post. On record is: %(title)s."),
        }
        words = {"form": decision.form, "title": decision.title or _("none")}
        yield Doubt(f"discipline_leadership:{decision.form_id}", told[Leadership(decision.form.leadership)] % words)


def _order(decisions: Sequence[DisciplinaryDecision], known: Sequence[DisciplinaryDecision]) -> Iterator[Doubt]:
    """The State follows the Party in time, and from the Party's day."""
    both = [*known, *decisions]
    party = next((d for d in both if d.side == Side.PARTY), None)
    state = next((d for d in both if d.side == Side.STATE), None)
    if party is None or state is None:
        return
    limit = party.form.track.follow_days
    days = (state.decision_on - party.decision_on).days
    if limit is not None and days > limit:
        text = _("The State's decision came %(days)s days after the Party's; the law allows %(limit)s days.")
        yield Doubt(f"discipline_follow:{days}", text % {"days": days, "limit": limit})
    if state.decision_on >= FROM_PARTY_DAY and state.effective_on != party.effective_on:
        text = _("Under Decree 172/2025 the State's decision takes effect on the day of the Party's: %(day)s.")
        words = {"day": PartialDate(party.effective_on)}
        yield Doubt(f"discipline_from_party_day:{state.effective_on}", text % words)


def _repeated(act: DisciplinaryAct, effects: Effects) -> Iterator[Doubt]:
    """A new act while an older decision's window runs is a repeated offence, which weighs heavier."""
    if act.act_on is None:
        return
    older = DisciplinaryDecision.objects.standing().filter(cadre=act.cadre_id, effective_on__lte=act.act_on)
    for decision in older.exclude(act=act.pk).select_related("form"):
        effect = effects.of(decision.form_id, decision.decision_on)
        months = (effect and effect.repeat_window) or 0
        if act.act_on < months_later(decision.effective_on, months):
            text = _("The act was done while an earlier decision ran (%(form)s, from %(day)s): a repeated offence.")
            words = {"form": decision.form, "day": PartialDate(decision.effective_on)}
            yield Doubt(f"discipline_repeated:{decision.pk}:{act.act_on}", text % words)
            return


def leaving_doubts(decisions: Sequence[DisciplinaryDecision], *, leaves: bool) -> Iterator[Doubt]:
    """A form that ends the service, while posts of the person run on."""
    ending = next((d for d in decisions if d.form.ends_service), None)
    if ending is None or leaves:
        return
    running = Posting.objects.filter(cadre=ending.cadre_id).running_on(ending.effective_on + timedelta(days=1))
    if running.exists():
        text = _("“%(form)s” ends the post, but the person's posts run on. Choose below to end them in the same act.")
        yield Doubt(f"discipline_post_runs_on:{ending.form_id}", text % {"form": ending.form})

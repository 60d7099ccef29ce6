"""A figure of events: movements by basis and direction, discipline, surplus, units before and after."""

from collections.abc import Mapping

from django.utils.translation import gettext as __

from apps.reporting.telling.checking.choosing import pick
from apps.reporting.telling.checking.figures import Figure
from apps.reporting.telling.checking.persons import Found
from apps.reporting.telling.checking.scene import Context, Reading, Sentence, View
from apps.reporting.telling.checking.terms import Term
from apps.reporting.telling.words import Topic, words


def event_cells(
    sentence: Sentence, view: View, context: Context, topic: str, earlier: Mapping[Figure, Reading]
) -> Found:
    told = words().topics[topic]
    term = pick(view, earlier, lambda each: bool(each.of(topic, "category")))
    # A direction or state that still waits from an earlier segment is not the figure's unless it stands alone.
    if term is not None and term in view.pending and not told.takes_waiting:
        term = None
    category = term.of(topic, "category")[0].value if term else told.category
    measure = _measure(sentence, view, context, told)
    if not measure:
        return Found(missing=__("It is not said by which regulation; the registry counts movements by it."))
    groups = _group(view, topic) or told.group
    cells = tuple((group, measure, category) for group in groups.split("+"))
    return Found(((told.report, cells),), used=(term,) if term else ())


def _group(view: View, topic: str) -> str:
    ordered = (*view.after, *reversed(view.before), *reversed(view.pending))
    return next((sense.value for term in ordered for sense in term.of(topic, "group")), "")


def _measure(sentence: Sentence, view: View, context: Context, topic: Topic) -> str:
    """The measure of the topic; of movements by kind and legal basis."""
    if "{" not in topic.measure:
        return topic.measure
    kind = _nearest(sentence, view, topic.code, "kind") or context.kind
    basis = _nearest(sentence, view, topic.code, "basis") or context.basis
    context.kind, context.basis = kind, basis
    return topic.measure.format(kind=kind, basis=basis) if kind and basis else ""


def _nearest(sentence: Sentence, view: View, topic: str, slot: str) -> str:
    """The last one named before the figure in its sentence, else the first one after it."""
    found: list[Term] = [term for term in sentence.terms if term.of(topic, slot)]
    before = [term for term in found if term.end <= view.figure.start]
    near = [term for term in view.after if term.of(topic, slot)]
    chosen = before[-1:] or near[:1] or found[:1]
    return chosen[0].of(topic, slot)[0].value if chosen else ""

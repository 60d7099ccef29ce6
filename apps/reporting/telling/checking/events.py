"""A figure of events: movements by basis and direction, discipline, surplus, units before and after."""

from collections.abc import Mapping

from apps.reporting.telling.checking.choosing import pick
from apps.reporting.telling.checking.figures import Figure
from apps.reporting.telling.checking.persons import Found
from apps.reporting.telling.checking.scene import Context, Reading, Sentence, View
from apps.reporting.telling.checking.terms import Term
from apps.reporting.telling.words import Topic, words

# The forms of the Party's track, and the group that it is about.
PARTY_FORMS, PARTY_MEMBERS = "kldv_", "party_members"
# Movements of which no regulation is recorded.
NO_BASIS = "no_basis"


def event_cells(
    sentence: Sentence, view: View, context: Context, topic: str, earlier: Mapping[Figure, Reading]
) -> Found:
    told = words().topics[topic]
    term = pick(view, earlier, lambda each: bool(each.of(topic, "category")))
    # A direction or state that still waits from an earlier segment is not the figure's unless it stands alone.
    if term is not None and term in view.pending and not told.takes_waiting:
        term = None
    sense = term.of(topic, "category")[0] if term else None
    category = sense.value if sense else told.category
    measures = (sense.measure,) if sense and sense.measure else _measures(sentence, view, context, told)
    groups = _group(view, topic) or told.group
    readings = tuple(
        (
            told.report,
            tuple((group, measure, code) for group in groups.split("+") for measure in measures for code in codes),
        )
        for codes in _tracks(category, groups)
    )
    return Found(readings, used=(term,) if term else ())


def _tracks(category: str, group: str) -> list[tuple[str, ...]]:
    """A form of discipline that several tracks have: that of the Party of its members; of others each may be meant."""
    codes = tuple(category.split("+"))
    of_party = [code for code in codes if code.startswith(PARTY_FORMS)]
    if len(codes) == 1 or (group == PARTY_MEMBERS and of_party):
        return [tuple(of_party or codes)]
    return [(code,) for code in codes]


def _group(view: View, topic: str) -> str:
    ordered = (*view.after, *reversed(view.before), *reversed(view.pending))
    return next((sense.value for term in ordered for sense in term.of(topic, "group")), "")


def _measures(sentence: Sentence, view: View, context: Context, topic: Topic) -> tuple[str, ...]:
    """The measures of the topic; of movements by kind and legal basis, of all bases where the text names none."""
    if "{" not in topic.measure:
        return (topic.measure,)
    kind = _nearest(sentence, view, topic.code, "kind") or context.kind
    basis = _nearest(sentence, view, topic.code, "basis") or context.basis
    context.kind, context.basis = kind, basis
    if not kind and not basis:
        return (topic.whole,)
    kinds = [kind] if kind else list(topic.kinds)
    bases = [basis] if basis else [*topic.bases, NO_BASIS]
    return tuple(topic.measure.format(kind=each, basis=of) for each in kinds for of in bases)


def _nearest(sentence: Sentence, view: View, topic: str, slot: str) -> str:
    """The last one named before the figure in its sentence, else the first one after it."""
    found: list[Term] = [term for term in sentence.terms if term.of(topic, slot)]
    before = [term for term in found if term.end <= view.figure.start]
    near = [term for term in view.after if term.of(topic, slot)]
    chosen = before[-1:] or near[:1] or found[:1]
    return chosen[0].of(topic, slot)[0].value if chosen else ""

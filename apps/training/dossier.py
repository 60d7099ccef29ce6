"""The part of a dossier on training: the classes that a person attended."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from apps.accounts.models import User
from apps.cadres.models import Cadre
from apps.cadres.parts import Entry, Fact, Part, Telling, part
from apps.core.dates import PartialDate
from apps.training.models import Enrolment, EnrolmentState


@part(45)
def training(cadre: Cadre, user: User, day: date) -> Telling:
    found = Enrolment.objects.visible_to(user).filter(cadre=cadre)
    related = found.select_related("training_class__course", "training_class__provider")
    asked = related.order_by("-training_class__starts_on", "-pk")
    yield [asked]
    enrolments = list(asked)
    return Part(
        "training",
        _("Training"),
        "training/dossier.html",
        list(enrolments),
        summary=tuple(summary_of(enrolments, day)),
        entries=tuple(entry_of(enrolment, day) for enrolment in enrolments),
    )


def summary_of(enrolments: list[Enrolment], day: date) -> list[Fact]:
    """What is attended on the day, else the last class that was completed."""
    begun = [e for e in enrolments if e.training_class.starts_on <= day]
    if attended := next((e for e in begun if e.is_open), None):
        until = _("until %(day)s") % {"day": PartialDate(attended.training_class.ends_on)}
        return [Fact(_("In training"), str(attended.training_class), until)]
    completed = [e for e in begun if e.completed_on and e.completed_on <= day]
    if not completed:
        return []
    last = max(completed, key=lambda e: e.completed_on or date.min)
    return [Fact(_("Last training"), str(last.training_class.course), str(PartialDate(last.completed_on or day)))]


def entry_of(enrolment: Enrolment, day: date) -> Entry:
    """The class, at its end when it was completed, at its beginning otherwise."""
    held = enrolment.training_class
    when = enrolment.completed_on or held.starts_on
    number = enrolment.certificate_number and _("certificate %(number)s") % {"number": enrolment.certificate_number}
    text = " · ".join(
        str(words) for words in (enrolment.get_state_display(), held.provider, enrolment.get_result_display(), number)
        if words
    )  # fmt: skip
    titles = {EnrolmentState.COMPLETED: _("Training completed: %(name)s")}
    title = titles.get(EnrolmentState(enrolment.state), _("Training: %(name)s")) % {"name": held}
    return Entry(PartialDate(when), title, text, "school", when > day)

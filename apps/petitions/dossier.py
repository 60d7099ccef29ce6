"""The part of a person's page on petitions, told only to those who may see them."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from apps.accounts.models import User
from apps.cadres.day import unit_title, unit_words
from apps.cadres.models import Cadre
from apps.cadres.parts import Entry, Fact, Part, Telling, part
from apps.core.dates import PartialDate
from apps.core.permissions import FieldGroup
from apps.petitions.listing import Line, stand_of
from apps.petitions.models import Petition


@part(72, FieldGroup.PETITIONS)
def petitions(cadre: Cadre, user: User, day: date) -> Telling:
    found = Petition.objects.visible_to(user).filter(cadre=cadre).select_related("kind", "subject")
    found = found.annotate(unit_words=unit_words("unit", day))
    yield [found]
    lines = [Line(one, unit_title(getattr(one, "unit_words", None)), stand_of(one, day)) for one in found]
    waiting = [line for line in lines if line.petition.answered_on is None]
    summary = (Fact(_("Petitions waiting for an answer"), str(len(waiting))),) if waiting else ()
    entries = tuple(_entry(line, day) for line in lines)
    return Part("petitions", _("Petitions"), "petitions/dossier.html", list(lines), summary, entries)


def _entry(line: Line, day: date) -> Entry:
    petition = line.petition
    title = _("Petition received: %(kind)s") % {"kind": petition.kind}
    text = f"{petition.subject} · {line.words}"
    return Entry(PartialDate(petition.received_on), title, text, "mail", petition.received_on > day)

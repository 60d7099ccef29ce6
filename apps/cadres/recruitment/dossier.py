"""The part of a dossier on how the person came into service."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from apps.accounts.models import User
from apps.cadres.models import Cadre, Recruitment
from apps.cadres.parts import Entry, Part, Telling, part


@part(9)
def recruitment(cadre: Cadre, user: User, day: date) -> Telling:
    found = Recruitment.objects.filter(cadre=cadre).select_related("kind", "legal_basis").order_by("recruited_on")
    yield [found]
    return Part(
        "recruitment",
        _("Recruitment"),
        "cadres/parts/recruitment.html",
        list(found),
        entries=tuple(_entry(one, day) for one in found),
    )


def _entry(one: Recruitment, day: date) -> Entry:
    title = _("Recruited: %(kind)s") % {"kind": one.kind} if one.kind else _("Recruited")
    return Entry(one.recruited, title, one.recruited_by, "user-plus", one.recruited_on > day)

"""A paper as the reader's office issues it: with its letterhead, its usual heading, and its own Word template."""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace

from django.db.models import Count
from django.utils.translation import gettext as __

from apps.core.permissions import Actor
from apps.reporting.models import OfficeTemplate
from apps.reporting.papers.letterheads import frame_of
from apps.reporting.papers.paper import Letterhead, Office, Paper
from apps.reporting.papers.words import in_its_language

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Issued:
    """A paper with the heading it bears; without a template the standard one is filled."""

    paper: Paper
    template: bytes | None = None

    def as_document(self) -> bytes:
        """A template that cannot take these figures makes way for the standard one, and the paper says so."""
        # The libraries for Word are read when the first document is asked for, not at every start.
        from apps.reporting.papers.document import to_document

        if self.template is None:
            return to_document(self.paper)
        try:
            return to_document(self.paper, self.template)
        except Exception:  # whatever the office wrote into its template; it was tried, but not with these figures
            log.exception("An office's template could not be filled.")
            with in_its_language(self.paper):
                told = __("The office's own template could not be filled with this report; this is the standard one.")
            return to_document(replace(self.paper, notes=(*self.paper.notes, told)))


def issued(paper: Paper, *, by: Actor, office: str = "") -> Issued:
    """The widest office of the user issues it; `office` asks for the heading of the State or of the Party."""
    looks = looks_of(by)
    if not paper.form_number:
        usual = next((look.frame for look in looks.values() if look.is_usual), paper.office.value)
        known = {each.value for each in Office}
        paper = replace(paper, office=Office(next(each for each in (office, usual, "state") if each in known)))
    look = looks.get(frame_of(paper).value)
    named = look if look and look.issuer else looks.get(paper.office.value)
    if named is not None and paper.letterhead == Letterhead():
        paper = replace(paper, letterhead=letterhead_of(named))
    return Issued(paper, bytes(look.content) if look is not None and look.content is not None else None)


def looks_of(user: Actor) -> dict[str, OfficeTemplate]:
    """By their kind of papers, those of the widest unit of the user that has any."""
    visible = OfficeTemplate.objects.visible_to(user).annotate(reach=Count("unit__covers"))
    found = list(visible.order_by("-reach", "pk"))
    return {look.frame: look for look in found if look.unit_id == found[0].unit_id}


def letterhead_of(look: OfficeTemplate) -> Letterhead:
    receivers = tuple(line.strip() for line in look.receivers.splitlines() if line.strip())
    return Letterhead(look.superior, look.issuer, look.place, look.mark, look.signer, receivers)

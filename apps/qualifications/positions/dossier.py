"""The part of a person's page on job positions: where each post was placed, from when, by which decision."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from apps.accounts.models import User
from apps.cadres.models import Cadre
from apps.cadres.parts import Entry, Fact, Part, Telling, part
from apps.cadres.periods import last_day
from apps.core.dates import PartialDate
from apps.qualifications.models import JobPlacement


@dataclass(frozen=True)
class Placed:
    """A placement as the page shows it."""

    placement: JobPlacement
    last: date | None
    is_running: bool


@part(31)
def job_positions(cadre: Cadre, user: User, day: date) -> Telling:
    """Nothing where no post of the person was ever placed."""
    own = JobPlacement.objects.visible_to(user).filter(cadre=cadre)
    found = own.select_related("position", "posting__title").order_by("-period")
    yield [found]
    told = [_placed(one, day) for one in found]
    running = "; ".join(str(each.placement.position) for each in told if each.is_running)
    summary = (Fact(_("Job position"), running),) if running else ()
    title = _("Placed in a job position: %(position)s")
    entries = tuple(
        Entry(
            PartialDate(each.placement.period.lower),
            title % {"position": each.placement.position},
            each.placement.decision_number,
            "id-badge",
            each.placement.period.lower > day,
        )
        for each in told
    )
    template = "qualifications/positions/dossier.html" if told else ""
    return Part("job_positions", _("Job positions"), template, list(told), summary, entries)


def _placed(placement: JobPlacement, day: date) -> Placed:
    held = placement.period
    return Placed(placement, last_day(held), held.lower <= day and (held.upper is None or day < held.upper))

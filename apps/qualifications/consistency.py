"""Levels across reports: nobody studies for what is held already, and who meets a standard has a known level."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Exists, F, OuterRef
from django.utils.translation import gettext as __
from django.utils.translation import gettext_lazy as _

from apps.qualifications.models import Qualification
from apps.reporting.consistency.definitions import Check, Finding, Ground, Number, declare_check

# Single persons are named up to here; beyond it their number says enough.
NAMED = 20


def studying_what_is_held(ground: Ground) -> Iterator[Finding]:
    """People of the unit who study for a level that is not above what they hold on the day."""
    units = [place.pk for place in ground.by_unit("quality").places]
    held = Qualification.objects.counting_on(ground.day).filter(
        cadre=OuterRef("cadre"), level__ladder=OuterRef("level__ladder"), level__rank__gte=OuterRef("level__rank")
    )
    studies = (
        Qualification.objects.studying()
        .visible_to(ground.user)  # type: ignore[arg-type]  # the gate takes any actor with unit_condition
        .filter(cadre__home_unit__in=units, reported_on__lte=ground.day)
        .exclude(language__isnull=False)
    )
    ground.compared += studies.count()
    doubtful = studies.filter(Exists(held.exclude(language__isnull=False)))
    found = doubtful.select_related("cadre", "level").order_by(F("cadre__sort_key"))
    for study in found[:NAMED]:
        yield Finding(
            study.cadre.full_name,
            __("Recorded as studying for “%(level)s”, which is held already.") % {"level": study.level.label},
            (Number(__("Qualifications"), study.cadre.qualifications.count(), study.cadre.get_absolute_url()),),
            __("If the course has ended, delete the study; if it is another one, correct the level."),
            url=study.cadre.get_absolute_url(),
        )
    if (more := found.count() - NAMED) > 0:
        yield Finding(
            __("Further people"),
            __("Recorded as studying for a level that is held already."),
            (Number(__("Persons"), more),),
            __("Open their records from the list of people who study."),
        )


declare_check(
    Check(
        "studying",
        _("Nobody studies for what is held"),
        _("Who is recorded as studying for a level does not hold it, or a higher one, on the day."),
        studying_what_is_held,
    )
)

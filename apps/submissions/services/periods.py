"""Making, editing, closing and reopening reporting periods, and saying which units are expected."""

from __future__ import annotations

from collections.abc import Collection

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from apps.accounts.models import User
from apps.communes.models import Level, Unit
from apps.communes.titles import titles_near
from apps.core.permissions import Permission
from apps.core.text import collation_key
from apps.core.writing import act, insert, update
from apps.submissions.models import ReportingPeriod, Submission
from apps.submissions.services.reasons import CLOSED, EDITED, EXPECTED, OPENED, REOPENED
from apps.submissions.units import communes_of

NOT_A_PROVINCE = _("A reporting period belongs to a province.")
NOT_THERE = _("Not communes of the province on the day of the rosters: %(units)s.")
DELIVERED = _("These units have delivered already, so they stay: %(units)s.")
DAY_FIXED = _("Rosters were delivered for this day already, so neither the day nor the layout can be changed.")


def open_period(*, period: ReportingPeriod, by: User) -> ReportingPeriod:
    """Make a reporting period in which all communes of the province on its day are expected."""
    by.require(Permission.MANAGE_PERIODS, period.unit)
    if period.unit.level != Level.PROVINCE:
        raise ValidationError(NOT_A_PROVINCE, code="not_a_province")
    with act(ReportingPeriod, Submission, by=by, reason=OPENED):
        insert(period)
        _expect(period, communes_of(period.unit, period.as_of))
        period.refresh_from_db()
    return period


def edit(*, period: ReportingPeriod, revision: int | None, by: User) -> list[str]:
    """Save what was changed; with the day go the units that do not exist on the new one."""
    before = ReportingPeriod.objects.get(pk=period.pk)
    by.require(Permission.MANAGE_PERIODS, before)
    by.require(Permission.MANAGE_PERIODS, period)
    with act(ReportingPeriod, Submission, by=by, reason=EDITED):
        changed = update(period, revision=revision)
        delivered = period.submissions.filter(deliveries__isnull=False).exists()
        if delivered and {"as_of", "format", "unit"} & set(changed):
            raise ValidationError(DAY_FIXED, code="day_of_delivered")
        if {"as_of", "unit"} & set(changed):
            _follow_the_day(before, period)
    return changed


def expect(*, period: ReportingPeriod, units: Collection[Unit], by: User) -> None:
    """Expect exactly these units; one that has delivered stays."""
    by.require(Permission.MANAGE_PERIODS, period)
    wanted = {unit.pk for unit in units}
    with act(Submission, by=by, reason=EXPECTED):
        # Whoever delivers holds the period meanwhile, so nothing comes in for a unit that is being left out.
        ReportingPeriod.objects.select_for_update().get(pk=period.pk)
        held = set(period.submissions.values_list("unit", flat=True))
        _refuse_to_expect(period, held=held, wanted=wanted)
        period.submissions.filter(unit__in=held - wanted).delete()
        _expect(period, wanted - held)


def _refuse_to_expect(period: ReportingPeriod, *, held: set[int], wanted: set[int]) -> None:
    strange = wanted - held - set(communes_of(period.unit, period.as_of))
    if strange:
        raise ValidationError(NOT_THERE, code="not_there", params={"units": _named(strange, period)})
    delivered = period.submissions.filter(deliveries__isnull=False).values_list("unit", flat=True)
    if kept := (held - wanted) & set(delivered):
        raise ValidationError(DELIVERED, code="delivered", params={"units": _named(kept, period)})


def close(*, period: ReportingPeriod, by: User) -> None:
    """From now on nothing can be sent; what waits can still be reviewed."""
    by.require(Permission.MANAGE_PERIODS, period)
    with act(ReportingPeriod, by=by, reason=CLOSED):
        locked = ReportingPeriod.objects.select_for_update().get(pk=period.pk)
        if locked.is_closed:
            raise ValidationError(_("The reporting period is closed already."), code="closed")
        locked.closed_at, locked.closed_by_id = timezone.now(), by.pk
        locked.save(update_fields=["closed_at", "closed_by"])


def reopen_period(*, period: ReportingPeriod, because: str, by: User) -> None:
    """Let rosters be sent again; after the deadline they are late as before."""
    by.require(Permission.MANAGE_PERIODS, period)
    if not because.strip():
        raise ValidationError(_("Say why the reporting period is reopened."), code="because")
    with act(ReportingPeriod, by=by, reason=REOPENED, because=because):
        locked = ReportingPeriod.objects.select_for_update().get(pk=period.pk)
        if not locked.is_closed:
            raise ValidationError(_("The reporting period is open already."), code="open")
        locked.closed_at = locked.closed_by = None
        locked.reopened_at, locked.reopened_by_id, locked.reopen_reason = timezone.now(), by.pk, because.strip()
        locked.save(update_fields=["closed_at", "closed_by", "reopened_at", "reopened_by", "reopen_reason"])


def _follow_the_day(before: ReportingPeriod, period: ReportingPeriod) -> None:
    """Units that are not there on the new day go, those that began in between are added; left out ones stay out."""
    there, was_there = set(communes_of(period.unit, period.as_of)), set(communes_of(before.unit, before.as_of))
    period.submissions.exclude(unit__in=there).delete()
    _expect(period, there - was_there - set(period.submissions.values_list("unit", flat=True)))


def _expect(period: ReportingPeriod, units: Collection[int]) -> None:
    Submission.objects.bulk_create(Submission(period=period, unit_id=unit) for unit in sorted(units))


def _named(units: Collection[int], period: ReportingPeriod) -> str:
    return ", ".join(sorted(titles_near(units, period.as_of).values(), key=collation_key))

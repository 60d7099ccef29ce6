"""What there is to do about qualifications."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from apps.accounts.models import User
from apps.cadres.models import Cadre
from apps.core.duties import Duty, Finding, duty
from apps.core.permissions import Actor, Permission
from apps.core.together import number_of
from apps.qualifications.filters import UNKNOWN, holds
from apps.qualifications.models import QualificationLevel


@duty
def professional_level_unknown(user: Actor, day: date) -> Finding:
    """For those who may edit: people who serve with no professional level known, not even untrained."""
    if not isinstance(user, User) or not user.can(Permission.EDIT_CADRES):
        return None
    own = Cadre.objects.filter(user.unit_condition(Permission.EDIT_CADRES, "home_unit")).serving_on(day)
    levels = QualificationLevel.objects.filter(ladder="prof_edu").values_list("code", flat=True)
    count = yield from number_of(own.filter(~holds(levels, day)))
    if not count:
        return None
    words = ngettext("%(count)s person has no known level.", "%(count)s people have no known level.", count)
    return Duty(
        title=_("Professional levels to add"),
        url=f"{reverse('cadres:list')}?prof_edu={UNKNOWN}",
        text=words % {"count": count},
        count=count,
        tone="warning",
        action=_("See who"),
        icon="school",
    )

"""Is this person registered already? Asked before someone is added a second time."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from apps.accounts.models import User
from apps.cadres.models import Cadre
from apps.cadres.querysets import CadreQuerySet
from apps.core.doubts import Doubt
from apps.core.text import fold, tidy_name

TAKEN_HERE = _("%(name)s (%(code)s) is registered with this citizen id.")
# Says no more than needed: whose it is, and where, is not for someone outside that unit.
TAKEN_ELSEWHERE = _(
    "Someone outside your units is registered with this citizen id. Check the number; if it is right, ask the "
    "province's organization board to record the move."
)


def refuse_taken_citizen_id(cadre: Cadre, *, by: User) -> None:
    """A citizen id belongs to one person; the name is told only to those who may see that person."""
    if not cadre.citizen_id:
        return
    holders = Cadre.objects.filter(citizen_id=cadre.citizen_id).exclude(pk=cadre.pk)
    if not holders.exists():
        return
    known = holders.visible_to(by).first()
    message = TAKEN_HERE % {"name": known.full_name, "code": known.code} if known else TAKEN_ELSEWHERE
    raise ValidationError(message, code="cadre_citizen_id_once")


def similar_people(cadre: Cadre, *, by: User) -> CadreQuerySet:
    """People in the user's scope with the same name, whatever its tones, and no other birth year."""
    same = Cadre.objects.visible_to(by).filter(name_folded=fold(tidy_name(cadre.full_name))).exclude(pk=cadre.pk)
    if cadre.birth_date:
        same = same.filter(Q(birth_date__isnull=True) | Q(birth_date__year=cadre.birth_date.year))
    return same


def similar_people_doubts(cadre: Cadre, *, by: User) -> list[Doubt]:
    """One doubt for each similar person, ten at most."""
    text = _("%(name)s, born %(birth)s, is already registered as %(code)s.")
    nameless = _("%(name)s is already registered as %(code)s; the date of birth is not known.")
    return [
        Doubt(
            f"similar:{person.code}",
            (text if person.birth else nameless)
            % {"name": person.full_name, "birth": str(person.birth), "code": person.code},
        )
        for person in similar_people(cadre, by=by)[:10]
    ]

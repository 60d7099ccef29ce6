"""What form 2C says of discipline; decisions that were cancelled are no discipline."""

from __future__ import annotations

from datetime import date

from apps.accounts.models import User
from apps.cadres.models import Cadre
from apps.cadres.printing.parts import Answer, form_section
from apps.discipline.models import DisciplinaryDecision


@form_section("22")
def discipline(cadre: Cadre, user: User, day: date) -> list[Answer]:
    found = DisciplinaryDecision.objects.visible_to(user).filter(cadre=cadre, effective_on__lte=day)
    standing = found.exclude(cancelled_on__lte=day).select_related("form__track").order_by("effective_on", "pk")
    return [Answer("22", f"{one.form}, {one.effective_on.year} ({one.form.track})") for one in standing]

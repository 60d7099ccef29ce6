"""What form 2C says of classes that lead to no level of their own; those that do stand there as qualifications."""

from __future__ import annotations

from datetime import date

from apps.accounts.models import User
from apps.cadres.models import Cadre
from apps.cadres.printing.parts import Answer, Row, form_section
from apps.training.models import Enrolment, EnrolmentState


@form_section("27")
def classes(cadre: Cadre, user: User, day: date) -> list[Answer]:
    completed = Enrolment.objects.visible_to(user).filter(
        cadre=cadre, state=EnrolmentState.COMPLETED, completed_on__lte=day, qualification=None
    )
    found = completed.select_related("training_class__provider", "training_class__course")
    return [Answer("27", rows=tuple(_row(enrolment) for enrolment in found.order_by("training_class__starts_on")))]


def _row(enrolment: Enrolment) -> Row:
    held = enrolment.training_class
    span = f"{held.starts_on:%m/%Y} – {held.ends_on:%m/%Y}"
    return (str(held.provider or ""), str(held.course), span, held.get_mode_display(), enrolment.certificate_number)

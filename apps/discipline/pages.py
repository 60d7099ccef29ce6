"""What the pages of discipline share: the person for those who may write discipline, and the log of readings."""

from __future__ import annotations

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from apps.accounts.readings import log_reading
from apps.accounts.requests import RegistryRequest
from apps.cadres.edit.pages import Section, editable_cadre
from apps.cadres.models import Cadre
from apps.core.permissions import FieldGroup, Permission
from apps.discipline.forms import DecisionForm
from apps.discipline.models import DisciplinaryAct, DisciplinaryDecision, Side


def open_cadre(request: RegistryRequest, code: str, permission: Permission = Permission.EDIT_CADRES) -> Cadre:
    """The person; both rights are asked before any record is looked for, so that a refusal tells nothing."""
    cadre = editable_cadre(request, code, permission)
    request.user.require(Permission.SEE_DISCIPLINE, cadre)
    return cadre


def act_of(request: RegistryRequest, cadre: Cadre, pk: int) -> DisciplinaryAct:
    """An act of this very person, its reading noted."""
    act = get_object_or_404(DisciplinaryAct.objects.visible_to(request.user).filter(cadre=cadre), pk=pk)
    act.cadre = cadre
    note_reading(request, cadre)
    return act


def decision_of(request: RegistryRequest, cadre: Cadre, pk: int) -> DisciplinaryDecision:
    """A decision on this very person, its reading noted."""
    visible = DisciplinaryDecision.objects.visible_to(request.user).filter(cadre=cadre)
    decision = get_object_or_404(visible.select_related("act", "form__track", "title", "unit"), pk=pk)
    decision.cadre = decision.act.cadre = cadre
    note_reading(request, cadre)
    return decision


def note_reading(request: RegistryRequest, cadre: Cadre) -> None:
    log_reading(user=request.user, group=FieldGroup.DISCIPLINE, person=cadre.code, address=request.path)


def decision_form(
    request: RegistryRequest, decision: DisciplinaryDecision, side: Side, *, may_end: bool = True
) -> DecisionForm:
    return DecisionForm(
        request.POST or None,
        instance=decision,
        user=request.user,
        day=request.day,
        side=side,
        may_end=may_end,
        prefix=side.value,
    )


def side_section(form: DecisionForm) -> Section:
    headings = {Side.STATE: _("Decision of the State"), Side.PARTY: _("Decision of the Party")}
    return Section(form, headings[form.side])


def optional_section(form: DecisionForm) -> Section:
    """A side that may not have decided: its form is left as it is."""
    section = side_section(form)
    # What is read as a whole is not marked as needed field by field.
    form.empty_permitted = True
    return Section(form, _("%(side)s (leave empty if there is none)") % {"side": section.heading})

"""The page on which the unit of a home town is chosen."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.translation import gettext as _

from apps.accounts.requests import RegistryRequest
from apps.cadres.edit.pages import editable_cadre
from apps.cadres.edit.records import record_page, writes
from apps.cadres.home_towns.forms import HomeChoiceForm
from apps.cadres.home_towns.services import choose_home, forget_home
from apps.cadres.models import HomeChoice


@writes
def choose(request: RegistryRequest, code: str) -> HttpResponse:
    cadre = editable_cadre(request, code)
    known = HomeChoice.objects.filter(cadre=cadre).select_related("cadre__home_unit").first()
    form = HomeChoiceForm(
        request.POST or None, instance=known or HomeChoice(cadre=cadre), user=request.user, day=request.day
    )

    def save() -> None:
        if form.cleaned_data.get("forgets"):
            forget_home(choice=form.instance, revision=form.opened_at, by=request.user)
            return
        form.instance.unit = form.cleaned_data["unit"]
        choose_home(choice=form.instance, revision=form.opened_at, by=request.user)

    return record_page(
        request,
        cadre=cadre,
        form=form,
        title=_("Unit of the home town: %(words)s") % {"words": cadre.home_town or "–"},
        save=save,
        done=_("The unit of the home town was saved."),
        action=_("Save"),
    )

"""The course of a page with one form: shown, sent, saved, and on to the next page."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpResponse
from django.shortcuts import redirect

from apps.accounts.requests import RegistryRequest
from apps.cadres.edit.pages import Section, Way, Words, form_page, say_done
from apps.core.editing import Outcome, WritingForm, try_to_save


def saving_page(
    request: RegistryRequest,
    form: WritingForm,
    *,
    title: Words,
    pretitle: str,
    save: Callable[[], object],
    done: str,
    action: Words,
    back_url: str,
    next_url: Callable[[], str],
    ways: tuple[Way, ...] = (),
    tell: Callable[[RegistryRequest, str], None] = say_done,
) -> HttpResponse:
    """Draw the form; when it was sent and could be saved, say so and go on."""
    outcome = Outcome()
    if request.method == "POST" and form.is_valid():
        outcome = try_to_save(form, save)
    if outcome.is_saved:
        tell(request, done)
        return redirect(next_url())
    return form_page(
        request,
        title=title,
        pretitle=pretitle,
        sections=[Section(form)],
        outcome=outcome,
        back_url=back_url,
        action=action,
        ways=ways,
    )

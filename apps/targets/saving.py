"""The course of the pages that write or delete a plan or a target."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.translation import gettext as _

from apps.accounts.requests import RegistryRequest
from apps.cadres.edit.deletion import deletion_page
from apps.cadres.edit.pages import Way, Words
from apps.cadres.edit.saving import saving_page
from apps.core.editing import WritingForm
from apps.targets import services
from apps.targets.models import Target, TargetPlan
from apps.targets.pages import say_done


def written(
    request: RegistryRequest,
    form: WritingForm,
    words: tuple[Words, Words, str],
    back_url: str,
    *,
    is_new: bool = False,
    ways: tuple[Way, ...] = (),
) -> HttpResponse:
    """Save what the form says, or show it with what is wrong."""
    title, action, done = words
    row, by = form.instance, request.user
    return saving_page(
        request,
        form,
        title=title,
        pretitle=_("Targets"),
        save=lambda: services.add(row=row, by=by) if is_new else services.edit(row=row, revision=form.opened_at, by=by),
        done=done,
        action=action,
        back_url=back_url,
        next_url=row.get_absolute_url,
        ways=ways,
        tell=say_done,
    )


def deleted(request: RegistryRequest, row: TargetPlan | Target, question: str, next_url: str) -> HttpResponse:
    return deletion_page(
        request,
        row=row,
        question=question % {"name": row.name if isinstance(row, TargetPlan) else row.title},
        done=_("It was deleted."),
        remove=lambda revision, because: services.delete(row=row, revision=revision, by=request.user, because=because),
        back_url=row.get_absolute_url(),
        next_url=next_url,
        tell=say_done,
    )

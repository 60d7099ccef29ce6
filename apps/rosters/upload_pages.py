"""The page of an upload: what was understood, what it would do or did, and what the reader may do with it."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from apps.core.permissions import Permission
from apps.rosters import services, work
from apps.rosters.decided_pages import Said, absent_choices
from apps.rosters.deciding import OPEN
from apps.rosters.formats import Format
from apps.rosters.hooks import Act, advice, panels_of, waiting_of
from apps.rosters.models import Upload, UploadState
from apps.rosters.one_look import one_look
from apps.rosters.pages import effect_of, page_of, subject_label, tabs_of, tell_readings, understood_of, unread_columns
from apps.rosters.registry import offered
from apps.rosters.remarks import HEADED_OTHERWISE, KEPT_ELSEWHERE, OF_OTHERS
from apps.rosters.stayed import stayed_of
from apps.rosters.steps import progress_of
from apps.rosters.value_questions import count_questions
from apps.rosters.versions import is_closed
from apps.rosters.wording import refused_words

# Tabs that name places in the file or names alone, no sensitive values.
WITHOUT_PEOPLE = ("issues", "notices", "absent", "decisions")


def detail_page(
    request: Any,
    found: Upload,
    show: str,
    *,
    page: str | None,
    typed: Mapping[str, Said] = MappingProxyType({}),
    status: int = 200,
) -> HttpResponse:
    """The page of an upload with one of its lists; `typed` holds answers that came back with what is wrong in them."""
    with one_look():
        context = _page_context(request, found, show, page, typed)
        return render(request, "rosters/detail.html", context, status=status)


def _page_context(
    request: Any, found: Upload, show: str, page: str | None, typed: Mapping[str, Said]
) -> dict[str, object]:
    tabs = tabs_of(found, show)
    current = next(tab.key for tab in tabs if tab.is_current)
    hindrances = {act.value: hindered_words(found, act, request.user) for act in Act}
    may_correct = found.state in OPEN and not hindrances[Act.DECIDE.value]
    shown = page_of(found, current, page, request.user, typed, may_correct=may_correct)
    if current not in WITHOUT_PEOPLE:
        tell_readings(request, found, found.unit, len(shown.object_list))
    above = panels_of(request, found, "above")
    return {
        **_told_of(found),
        "layouts": _other_layouts(request.user, found),
        "hindrances": hindrances,
        "begins_again": is_closed(found, hindrances) and request.user.can(Permission.UPLOAD_ROSTERS, found.unit),
        "tabs": tabs,
        "current": current,
        "tab_template": f"rosters/{current}.html",
        "page_obj": shown,
        "absent": absent_choices(found) if current == "absent" else None,
        "typed": typed,
        "panels_above": above,
        # one action of a page is the first one; a card that asks for something comes before applying
        "asks_first": any("btn-primary" in card for card in above),
        "panels_below": panels_of(request, found, "below"),
    }


def _told_of(found: Upload) -> dict[str, object]:
    """What the page says of an upload, whichever of its lists is looked at."""
    return {
        "upload": found,
        "unit_period": period_of(found),
        "earlier": services.earlier_application(found) if found.state == UploadState.CHECKED else None,
        "refused": refused_words(found),
        "subject_label": subject_label(found.format),
        "standing": work.standing_of(found) if found.is_under_way else None,
        "waiting": waiting_of([found]).get(found.pk),
        "progress": progress_of(found) if found.is_under_way else None,
        "effect": effect_of(found),
        "province": effect_of(found, column=4),
        "questions": count_questions(found) if found.state == UploadState.FAULTY else 0,
        "is_open": found.state in OPEN,
        "understood": understood_of(found),
        "unread": unread_columns(found),
        "stayed": stayed_of(found),
        **_versions_of(found),
        "asks_layout": any(issue["code"] in {HEADED_OTHERWISE, OF_OTHERS, KEPT_ELSEWHERE} for issue in found.issues),
    }


def _versions_of(found: Upload) -> dict[str, object]:
    """The upload that came before this one and those that followed, which the page names."""
    earlier = Upload.objects.only("code", "sha256").filter(pk=found.follows_id).first() if found.follows_id else None
    return {
        "earlier_version": earlier,
        "is_begun_again": earlier is not None and earlier.sha256 == found.sha256,
        "later_versions": found.followed_by.only("code"),
    }


def _other_layouts(user: Any, found: Upload) -> list[Format]:
    """As what else the reader may have an upload read."""
    return [each for each in offered(user, found.unit) if each.code != found.format or not found.is_layout_chosen]


def hindered_words(upload: Upload, act: Act, by: Any) -> str:
    """Why an act is not offered now, empty when it is."""
    refused = advice(upload, act, by)
    return refused.message() if refused else ""


def period_of(upload: Upload) -> Any:
    """Name and code of the unit on the roster's day."""
    unit: Any = upload.unit
    return unit.period_on(upload.as_of)

"""What form 2C says of the person, the posts and the Party."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from apps.accounts.models import User
from apps.cadres.day import member_on
from apps.cadres.models import Cadre, Posting, Recruitment
from apps.cadres.printing.parts import Answer, form_section
from apps.cadres.stays import Stay, posts_asked, posts_of, seats_asked, seats_of


@form_section("1", "2", "3", "4", "5")
def identity(cadre: Cadre, user: User, day: date) -> list[Answer]:
    birth = " · ".join(str(words) for words in (cadre.birth, cadre.get_sex_display()) if words)
    return [
        Answer("1", cadre.full_name.upper()),
        Answer("2", cadre.other_names),
        Answer("3", birth),
        Answer("4", cadre.birth_place),
        Answer("5", cadre.home_town),
    ]


@form_section("11")
def recruitment(cadre: Cadre, user: User, day: date) -> list[Answer]:
    """The first one by the day: later ones came after a time out of service."""
    first = Recruitment.objects.filter(cadre=cadre, recruited_on__lte=day).select_related("kind").first()
    if first is None:
        return []
    return [Answer("11", ", ".join(str(words) for words in (first.recruited, first.kind, first.recruited_by) if words))]


@form_section("6", "7")
def ethnicity_and_religion(cadre: Cadre, user: User, day: date) -> list[Answer]:
    return [Answer("6", str(cadre.ethnic_group or "")), Answer("7", str(cadre.religion or ""))]


@form_section("25")
def citizen_id(cadre: Cadre, user: User, day: date) -> list[Answer]:
    return [Answer("25", cadre.citizen_id or "")]


@form_section("12", "14", "28")
def posts(cadre: Cadre, user: User, day: date) -> list[Answer]:
    """The posts and seats of the day, the primary post first; the whole career in the order of its dates."""
    held, sat = posts_of(posts_asked(cadre, day), day), seats_of(seats_asked(cadre, day), day)
    stays = [stay for stay in (*held, *sat) if not stay.is_later]
    running = sorted((stay for stay in stays if stay.is_running), key=lambda stay: not _is_primary(stay))
    grades = [str(stay.record.grade) for stay in running if isinstance(stay.record, Posting) and stay.record.grade]
    career = sorted(stays, key=lambda stay: (stay.record.period.lower, not _is_primary(stay)))
    return [
        Answer("12", "; ".join(_post_words(stay) for stay in running)),
        Answer("14", "; ".join(dict.fromkeys(grades))),
        Answer("28", rows=tuple((_span(stay), _post_words(stay)) for stay in career)),
    ]


def _is_primary(stay: Stay) -> bool:
    return isinstance(stay.record, Posting) and stay.record.is_primary


def _post_words(stay: Stay) -> str:
    if not isinstance(stay.record, Posting):
        return _("%(seat)s of the Party committee, %(unit)s") % {"seat": stay.title, "unit": stay.unit}
    return stay.where if stay.record.is_primary else _("%(post)s (concurrent)") % {"post": stay.where}


def _span(stay: Stay) -> str:
    """03/2015 – 02/2025; what runs on has no end, what was first reported on a day began by then."""
    first = f"{stay.record.period.lower:%m/%Y}"
    begin = first if stay.since else _("by %(month)s") % {"month": first}
    ended = stay.until and not stay.ends_later
    return f"{begin} – {stay.until:%m/%Y}" if ended else f"{begin} – {pgettext('end of a period', 'now')}"


@form_section("16")
def party(cadre: Cadre, user: User, day: date) -> list[Answer]:
    membership = cadre.party_memberships.filter(member_on(day)).order_by("counts_from").last()
    if membership is None:
        return []
    days = {"joined": membership.joined or _unknown(), "official": membership.official or _unknown()}
    return [Answer("16", _("admitted %(joined)s; official %(official)s") % days)]


def _unknown() -> str:
    return _("no information yet")

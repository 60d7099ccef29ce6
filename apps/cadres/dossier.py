"""The parts of a dossier on who the person is, posts, committee seats and the Party."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from apps.accounts.models import User
from apps.cadres.corrections import corrections, states_of
from apps.cadres.day import party_words
from apps.cadres.home_towns.reading import asked_of, home_town
from apps.cadres.mergers import dossier as of_mergers  # noqa: F401  # tells its part
from apps.cadres.models import Cadre, PartyMembership, Posting
from apps.cadres.movements import dossier  # noqa: F401  # tells its part
from apps.cadres.parts import Entry, Fact, Need, Part, Telling, part
from apps.cadres.recruitment import dossier as of_recruitment  # noqa: F401  # tells its part
from apps.cadres.stays import Stay, posts_asked, posts_of, seats_asked, seats_of
from apps.core.dates import PartialDate, Precision, completed_years
from apps.core.permissions import Permission


def entries_of(stays: list[Stay], *, icon: str) -> tuple[Entry, ...]:
    """A beginning for each, and an end where nothing follows on the next day."""
    begun = {stay.record.period.lower for stay in stays}
    starts = [_start(stay, icon) for stay in stays]
    ends = [
        Entry(PartialDate(stay.until), _("End: %(what)s") % {"what": stay.title}, stay.unit, "logout", stay.ends_later)
        for stay in stays
        if stay.until and stay.record.period.upper not in begun
    ]
    return (*starts, *ends)


def _start(stay: Stay, icon: str) -> Entry:
    record = stay.record
    decision = _("Decision %(number)s") % {"number": record.decision_number} if record.decision_number else ""
    note = "" if record.start_known else _("first reported on this day")
    text = " · ".join(part for part in (stay.unit, decision, note) if part)
    return Entry(PartialDate(record.period.lower), stay.title, text, icon, stay.is_later)


@part(5)
def identity(cadre: Cadre, user: User, day: date) -> Telling:
    """Who the person is; what a reader may not see is neither shown nor said to be missing."""
    chosen, read = asked_of(cadre, day)
    yield [chosen, read]
    told: list[object] = [home_town(cadre, chosen, read)]
    return Part("identity", _("Identity"), "cadres/parts/identity.html", told, needs=tuple(_identity(cadre, user)))


def _identity(cadre: Cadre, user: User) -> list[Need]:
    needs = [
        Need(_("Full date of birth"), bool(cadre.birth_date) and cadre.birth_precision == Precision.DAY),
        Need(_("Sex"), bool(cadre.sex)),
        Need(_("Citizen id"), bool(cadre.citizen_id)),
        Need(_("Home town"), bool(cadre.home_town)),
    ]
    if user.can(Permission.SEE_ETHNICITY_RELIGION, cadre):
        needs.append(Need(_("Ethnic group"), cadre.ethnic_group_id is not None))
    return needs


@part(10)
def posts(cadre: Cadre, user: User, day: date) -> Telling:
    asked = posts_asked(cadre, day)
    yield [asked]
    stays = posts_of(asked, day)
    current = headline(stays)
    return Part(
        "posts",
        _("Posts"),
        "cadres/parts/posts.html",
        list(stays),
        entries=entries_of(stays, icon="briefcase"),
        badges=category_badge(current) if current else (),
        headline=current,
        needs=_post_needs(current),
    )


def _post_needs(current: Stay | None) -> tuple[Need, ...]:
    """What the paper of the running post would tell."""
    if current is None or not current.is_running or not isinstance(current.record, Posting):
        return ()
    first, decision = current.record.start_known, current.record.decision_number
    return (Need(_("First day in the post"), first), Need(_("Decision on the post"), bool(decision)))


def headline(stays: list[Stay]) -> Stay | None:
    """The stay that says who the person is on the day: the running primary post, else the last one begun."""
    running = [stay for stay in stays if stay.is_running]
    primary = [stay for stay in running if getattr(stay.record, "is_primary", True)]
    begun = [stay for stay in stays if not stay.is_later]
    return next(iter([*primary, *running, *begun]), None)


def category_badge(stay: Stay) -> tuple[Fact, ...]:
    if not stay.is_running or not isinstance(stay.record, Posting):
        return (Fact(_("Category"), _("No longer serving"), tone="unknown"),)
    return (Fact(_("Category"), stay.record.get_category_display()),)


@part(20)
def seats(cadre: Cadre, user: User, day: date) -> Telling:
    asked = seats_asked(cadre, day)
    yield [asked]
    stays = seats_of(asked, day)
    running = "; ".join(stay.where for stay in stays if stay.is_running)
    return Part(
        "seats",
        _("Party committee"),
        "cadres/parts/seats.html",
        list(stays),
        summary=(Fact(_("Party committee"), running),) if running else (),
        entries=entries_of(stays, icon="armchair"),
        headline=headline(stays),
    )


@part(30)
def party(cadre: Cadre, user: User, day: date) -> Telling:
    memberships = PartyMembership.objects.filter(cadre=cadre).order_by("counts_from")
    yield [memberships]
    current = next((m for m in memberships if m.counts_from <= day and not (m.ended_on and m.ended_on <= day)), None)
    words = party_words(current, day)
    note = _years_in_party(current, day)
    fact = Fact(_("Party"), words or _("Not recorded as a member"), note, "" if words else "unknown")
    return Part(
        "party",
        _("Party membership"),
        "cadres/parts/party.html",
        list(memberships),
        summary=(fact,),
        entries=tuple(entry for membership in memberships for entry in _party_entries(membership, day)),
        badges=(Fact(_("Party"), words, tone="good"),) if words else (),
        needs=_party_needs(current),
    )


def _party_needs(membership: PartyMembership | None) -> tuple[Need, ...]:
    if membership is None:
        return ()
    return (Need(_("Day of admission to the Party"), membership.joined is not None),)


def _years_in_party(membership: PartyMembership | None, day: date) -> str:
    if membership is None or membership.joined is None:
        return ""
    years = completed_years(membership.joined.first, day)
    return _("admitted %(day)s, %(years)s years in the Party") % {"day": membership.joined, "years": years}


def _party_entries(membership: PartyMembership, day: date) -> list[Entry]:
    steps = (
        (membership.joined, _("Admitted to the Party")),
        (membership.official, _("Official Party member")),
        (PartialDate(membership.ended_on) if membership.ended_on else None, _("End of Party membership")),
    )
    entries = [Entry(when, words, "", "flag", when.first > day) for when, words in steps if when]
    return entries or [Entry(None, _("Party member"), _("no date recorded"), "flag", membership.reported_on > day)]


@part(90)
def changes(cadre: Cadre, user: User, day: date) -> Telling:
    """Birth as the first entry, and changes of who the person is, for those who may see the history."""
    born = (Entry(cadre.birth, _("Born"), "", "baby-carriage"),) if cadre.birth else ()
    may = user.can(Permission.VIEW_HISTORY, cadre)
    states = states_of(cadre) if may else states_of(cadre).none()
    yield [states]
    return Part("changes", _("Birth, corrections"), "", [], entries=(*born, *corrections(states, day)))

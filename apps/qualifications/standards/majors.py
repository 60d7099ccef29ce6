"""Whose major waits for a decision, and what the words of the title's accepted majors propose; a person decides."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from apps.accounts.models import User
from apps.cadres.day import unit_title, unit_words
from apps.cadres.models import Cadre, Posting
from apps.core.permissions import Permission
from apps.core.text import fold
from apps.qualifications.day import highest, qualifications_on
from apps.qualifications.models import AcceptedMajor, StandardOutcome
from apps.qualifications.standards.evaluation import outcomes_by_post


@dataclass(frozen=True)
class Waiting:
    """A post whose standard asks for a suitable major that nobody has decided on."""

    posting: Posting
    unit: str
    level: str
    major: str
    proposal: str

    @property
    def cadre(self) -> Cadre:
        return self.posting.cadre


def decidable(user: User) -> QuerySet[Cadre]:
    """On whose majors the user may decide."""
    return Cadre.objects.filter(user.unit_condition(Permission.VERIFY_QUALIFICATIONS, "home_unit"))


def waiting_posts(day: date, people: QuerySet[Cadre]) -> QuerySet[StandardOutcome]:
    """Posts that wait, in the order of names."""
    rows = outcomes_by_post(day, people).filter(waits_for_major=True)
    return rows.order_by("person__sort_key", "person_id", "post_id")


def told(posts: Iterable[int], day: date) -> list[Waiting]:
    """The posts with what is known of the major, in the order given."""
    found = Posting.objects.filter(pk__in=posts).select_related("cadre", "title")
    by_pk = {posting.pk: posting for posting in found.annotate(unit_words=unit_words("unit", day))}
    cadres = Cadre.objects.filter(pk__in={p.cadre_id for p in by_pk.values()}).prefetch_related(qualifications_on(day))
    people = {cadre.pk: cadre for cadre in cadres}
    words = accepted_words()
    return [_told(by_pk[pk], people[by_pk[pk].cadre_id], words) for pk in posts]


def accepted_words() -> dict[str, list[str]]:
    """By title, the words that a suitable major has in its name."""
    return {one.title_id: one.keywords for one in AcceptedMajor.objects.filter(title__isnull=False) if one.title_id}


def proposal(major: str, keywords: list[str]) -> str:
    """The first accepted word that stands in the name of the major; nothing when none does."""
    folded = f" {fold(major)} "
    return next((word for word in keywords if f" {fold(word)} " in folded), "")


def _told(posting: Posting, cadre: Cadre, words: dict[str, list[str]]) -> Waiting:
    held = highest(cadre, "prof_edu")
    major = held.specialty if held else ""
    accepted = words.get(posting.title_id, [])
    fitting = proposal(major, accepted)
    if not major or not accepted:
        proposed = ""
    elif fitting:
        proposed = _("suits: “%(word)s”") % {"word": fitting}
    else:
        proposed = _("no accepted word in it")
    unit = unit_title(posting.unit_words)  # type: ignore[attr-defined]  # annotated
    return Waiting(posting, unit, str(held.level) if held else "", major, proposed)

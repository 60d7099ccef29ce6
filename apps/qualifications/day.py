"""What a person has studied as of a day, fetched once for a whole page."""

from __future__ import annotations

from datetime import date

from django.db.models import Prefetch, Q, QuerySet
from django.utils.translation import gettext as _

from apps.cadres.models import Cadre
from apps.core.codelists import unsaid
from apps.qualifications.models import Qualification, State, Verification

TO_ATTR = "qualifications_on_day"
# What a list tells of a level or a language.
WORDS = ("code", "label_vi", "label_en")


def qualifications_on(day: date, *ladders: str) -> Prefetch[str]:
    """Of these ladders, else of all."""
    found = _of_ladders(day, ladders).defer(*unsaid("level", "language"))
    return Prefetch("qualifications", queryset=found, to_attr=TO_ATTR)


def levels_told(day: date, *ladders: str) -> Prefetch[str]:
    """The same for a list that tells of each its level, its language and its specialty."""
    told = ("cadre", "state", "specialty", "level__ladder", "level__rank")
    words = (f"{path}__{name}" for path in ("level", "language") for name in WORDS)
    return Prefetch("qualifications", queryset=_of_ladders(day, ladders).only(*told, *words), to_attr=TO_ATTR)


def _of_ladders(day: date, ladders: tuple[str, ...]) -> QuerySet[Qualification]:
    return known_on(day).filter(level__ladder__in=ladders) if ladders else known_on(day)


def known_on(day: date) -> QuerySet[Qualification]:
    """What counts on the day, and what is being studied by then; the highest first."""
    counting = Q(state=State.HELD, counts_from__lte=day) & ~Q(verification=Verification.REFUSED)
    return (
        Qualification.objects.filter(counting | Q(state=State.STUDYING, reported_on__lte=day))
        .select_related("level", "language")
        .order_by("-level__rank", "-level__position", "-counts_from", "pk")
    )


def _of(cadre: Cadre, ladder: str, state: State) -> Qualification | None:
    found: list[Qualification] = getattr(cadre, "qualifications_on_day", [])
    return next((q for q in found if q.level.ladder_id == ladder and q.state == state), None)


def highest(cadre: Cadre, ladder: str) -> Qualification | None:
    """The highest counting qualification of a ladder, or None: then the level is unknown, which is not untrained."""
    return _of(cadre, ladder, State.HELD)


def studying(cadre: Cadre, ladder: str) -> Qualification | None:
    return _of(cadre, ladder, State.STUDYING)


def with_language(qualification: Qualification) -> str:
    """The level, for foreign languages with the language."""
    label = str(qualification.level)
    return f"{qualification.language}: {label}" if qualification.language else label


def level_words(held: Qualification | None, studied: Qualification | None) -> str:
    """Đại học; Trung cấp, đang học Cao cấp; chưa có thông tin."""
    words = with_language(held) if held else _("No information")
    if studied is None or (held and studied.level.rank <= held.level.rank):
        return words
    return _("%(held)s, studying for %(studied)s") % {"held": words, "studied": with_language(studied)}

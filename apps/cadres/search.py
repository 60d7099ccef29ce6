"""Finding people by what someone types: names without tones and case, codes, citizen ids."""

from __future__ import annotations

from django.db.models import Case, F, IntegerField, Q, QuerySet, Value, When
from django.db.models.functions import Concat

from apps.accounts.models import User
from apps.cadres.models import Cadre
from apps.core.permissions import Permission
from apps.core.text import fold, place_tones, tidy
from apps.rosters.look_alikes import in_our_letters

SPACED_NAME = Concat(Value(" "), F("full_name"), Value(" "))


def matching(people: QuerySet[Cadre], text: str, user: User) -> QuerySet[Cadre]:
    """People who match every word, annotated with `closeness`: 0 as typed with tones, 1 parts of words, 2 without."""
    words = place_tones(tidy(in_our_letters(text))).split()
    for word in words:
        people = people.filter(_matches(word, user))
    names = [word for word in words if not any(map(str.isdigit, word))]
    return people.alias(spaced_name=SPACED_NAME).annotate(closeness=_closeness(names))


def _matches(word: str, user: User) -> Q:
    if not any(map(str.isdigit, word)):
        return Q(name_folded__contains=fold(word))
    return Q(code__contains=word.upper()) | _citizen_id(word, user)


def _citizen_id(word: str, user: User) -> Q:
    """The whole number, for those who may see it; with 11 digits a leading zero was lost."""
    if not word.isascii() or not word.isdigit() or len(word) not in {11, 12} or not user.can(Permission.SEE_CITIZEN_ID):
        return Q(pk__in=[])
    return Q(citizen_id=word.zfill(12)) & user.unit_condition(Permission.SEE_CITIZEN_ID, "home_unit")


def _closeness(names: list[str]) -> Case | Value:
    if not names:
        return Value(0)
    whole, part = Q(), Q()
    for word in names:
        whole &= Q(spaced_name__icontains=f" {word} ")
        part &= Q(full_name__icontains=word)
    return Case(When(whole, then=0), When(part, then=1), default=2, output_field=IntegerField())

"""How the people of the demonstration came into service, and what their home towns mean."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from django.db.models import Min
from django.db.models.functions import Lower

from apps.cadres.home_places import learn
from apps.cadres.models import Posting, Recruitment
from apps.demo.copying import Facts, copy_rows

# Civil servants are recruited, cadres elected or appointed; some came from another office.
CIVIL_SERVANTS = ("TD_THI",) * 11 + ("TD_XET",) * 6 + ("TD_TN", "TD_TN", "TD_CD")
CADRES = ("TD_BC",) * 17 + ("TD_CD", "TD_CD", "TD_BN")
# Of how many the papers on recruitment are at hand.
KNOWN = 0.93
BODY = "UBND cấp huyện (số liệu trình diễn)"


def build(chance: Random) -> None:
    copy_rows(Recruitment, list(_recruitments(chance)))
    learn()


def _recruitments(chance: Random) -> Iterator[Facts]:
    """On the first day of the first post that is known."""
    salaried = Posting.objects.filter(category__in=("cadre", "civil_servant"), start_known=True).order_by("cadre")
    first = salaried.values_list("cadre").annotate(first=Min(Lower("period")))
    began = dict.fromkeys(first, "")
    for cadre, day, category in salaried.annotate(first=Lower("period")).values_list("cadre", "first", "category"):
        if (cadre, day) in began:
            began[cadre, day] = category
    for (cadre, day), category in began.items():
        kind = chance.choice(CIVIL_SERVANTS if category == "civil_servant" else CADRES)
        if chance.random() < KNOWN:
            yield {"cadre_id": cadre, "kind_id": kind, "recruited_on": day, "recruited_by": BODY}

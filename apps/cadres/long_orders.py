"""Orders of a long list, read part after part: to sort a million people by their titles took half a second."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from django.db.models import Q, QuerySet
from django.db.models.expressions import OrderBy

from apps.cadres.codelists import Title
from apps.cadres.columns import Sort
from apps.cadres.models import Cadre

# The first title alone, then about twice as many each time: those that nobody holds cost a few questions at most.
STEPS = (0, 1, 3, 7)


def title_by_title(people: QuerySet[Cadre], first: OrderBy, further: Sort) -> Iterator[QuerySet[Cadre]]:
    """Those with a `post`, in the order of its title and then the further one; of one title nobody is sorted by it."""
    codes: dict[int, list[str]] = defaultdict(list)
    for code, position in Title.objects.values_list("code", "position"):
        codes[position].append(code)
    positions = sorted(codes, reverse=first.descending)
    most = len(positions)
    for start, end in pairwise(sorted({*(min(step, most) for step in STEPS), most})):
        held = [code for position in positions[start:end] for code in codes[position]]
        yield people.filter(Q(post__title__in=held)).order_by(*(further if end - start == 1 else (first, *further)))

"""Posts that are to stand in a job position: civil servants' posts of a day, with where they are placed."""

from __future__ import annotations

from datetime import date

from django.db.models import F, FilteredRelation, Q, QuerySet

from apps.accounts.models import User
from apps.cadres.models import Category, Posting


def posts_to_place(user: User, day: date) -> QuerySet[Posting]:
    """Running posts of civil servants whom the user sees, with `placed_in`, the placement of the day, if any."""
    posts = Posting.objects.visible_to(user).running_on(day).counted().filter(category=Category.CIVIL_SERVANT)
    running = FilteredRelation("job_placements", condition=Q(job_placements__period__contains=day))
    return posts.annotate(placed=running).annotate(placed_in=F("placed__pk"), job_position=F("placed__position"))

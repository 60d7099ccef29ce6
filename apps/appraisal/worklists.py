"""Work lists of appraisal: people without a rating, and ratings that another fact contradicts."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from apps.appraisal import guards
from apps.cadres.work.lists import WorkAction, WorkColumn, WorkList, declare
from apps.core.permissions import FieldGroup, Permission

YEAR = WorkColumn("year", _("Year"), lambda rating: str(rating.year), lambda rating: rating.year, kind="number")
LEVEL = WorkColumn("level", _("Rating"), lambda rating: str(rating.level), width=30)


def edit_url(rating: Any) -> str:
    return reverse("appraisal:rating_edit", args=[rating.cadre.code, rating.pk])


declare(
    WorkList(
        key="ratings-missing",
        subject=_("Appraisal"),
        title=_("Ratings still missing"),
        text=_("Served in the last full year and have neither a rating nor a reason why there is none."),
        permission=Permission.RATE_CADRES,
        rows=guards.unrated_people,
        columns=(),
        person="",
        tone="warning",
        icon="stars",
        action=_("Rate"),
        opens=lambda cadre: reverse("appraisal:rating_create", args=[cadre.code]),
        opens_words=_("Rate"),
        actions=(WorkAction("appraisal:rate_chosen", _("Rate the chosen"), Permission.RATE_CADRES),),
    ),
    WorkList(
        key="ratings-against-discipline",
        subject=_("Appraisal"),
        title=_("Good or excellent in a year of discipline"),
        text=_("Discipline was in force in the year that is rated good or excellent, whenever it was decided."),
        permission=Permission.RATE_CADRES,
        rows=lambda user, day: guards.rated_good_though(user, day, "discipline"),
        columns=(YEAR, LEVEL),
        tone="warning",
        icon="alert-triangle",
        action=_("Check"),
        opens=edit_url,
        opens_words=_("Check"),
        group=FieldGroup.DISCIPLINE,
    ),
    WorkList(
        key="ratings-against-votes",
        subject=_("Appraisal"),
        title=_("Good or excellent though confidence is low"),
        text=_("More than half of the ballots showed low confidence in the year that is rated good or excellent."),
        permission=Permission.RATE_CADRES,
        rows=guards.rated_against_vote,
        columns=(YEAR, LEVEL),
        tone="warning",
        icon="alert-triangle",
        action=_("Check"),
        opens=edit_url,
        opens_words=_("Check"),
        group=FieldGroup.VOTES,
    ),
    WorkList(
        key="not-completed-twice",
        subject=_("Appraisal"),
        title=_("Not completed two years running"),
        text=_("To be reviewed by a person; the law lets such cases be dismissed or removed."),
        permission=Permission.RATE_CADRES,
        rows=guards.not_completed_twice,
        columns=(YEAR, LEVEL),
        tone="danger",
        icon="user-exclamation",
        action=_("Review"),
    ),
)

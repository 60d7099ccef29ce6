"""Figures that follow from others of their sentence: shares that answer numbers, and the days of a comparison."""

from dataclasses import replace
from datetime import date

from django.utils.translation import gettext as __

from apps.reporting.definitions import HEADCOUNT
from apps.reporting.telling.checking.choosing import aside_day, is_beginning_of_change
from apps.reporting.telling.checking.comparing import group_of_all
from apps.reporting.telling.checking.figures import Figure
from apps.reporting.telling.checking.scene import Reading, Sentence, View


def share_answering(
    figure: Figure, numbers: tuple[Figure, ...], number: Figure, earlier: dict[Figure, Reading]
) -> Reading:
    """The share that a number before it makes: of its group, or of the group that all these numbers make."""
    own = earlier.get(number)
    if own is None or own.address is None:
        return Reading(figure, missing=__("It is not said what this is a share of: no level stands beside it."))
    if own.address.measure != HEADCOUNT.code:
        return replace(own, figure=figure)
    told = [reading.address.group for each in numbers if (reading := earlier.get(each)) and reading.address]
    whole = group_of_all(told)
    if not whole:
        return Reading(figure, missing=__("It is not said what this is a share of: no level stands beside it."))
    return replace(own, figure=figure, address=replace(own.address, whole=whole))


def beginning_of(sentence: Sentence) -> date | None:
    """The day at which a change began that the sentence tells: from 4,235 at the end of 2020 down to 3,206."""
    began = (f for f in sentence.figures if is_beginning_of_change(sentence, sentence.view(f)))
    return next((day for figure in began if (day := aside_day(sentence, figure))), None)


def stands_after_other(sentence: Sentence, view: View) -> bool:
    """The number in brackets right after the other day."""
    return view.segment.opening == "(" and any(
        day.is_other and 0 <= view.segment.start - day.end <= 3 for day in sentence.days
    )

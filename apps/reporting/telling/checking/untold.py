"""Figures behind others of which nothing is known, or that are no numbers of persons themselves."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from django.utils.translation import gettext as __

from apps.reporting.telling.checking.beyond import is_of_them
from apps.reporting.telling.checking.choosing import is_apposition
from apps.reporting.telling.checking.comparing import COMMUNES
from apps.reporting.telling.checking.figures import Figure
from apps.reporting.telling.checking.persons import OF_WHOM
from apps.reporting.telling.checking.ratios import is_times
from apps.reporting.telling.checking.scene import Reading, Sentence, View


def untold_before(sentence: Sentence, view: View, previous: Reading | None, readings: Sequence[Reading]) -> str:
    """Why nothing is known of what the figure is a part of, or of the communes that it is about."""
    if sentence.stretch.opening == ";" and view.previous is None and readings:
        previous = readings[-1]
    if previous is None or previous.address is not None:
        return ""
    is_part = OF_WHOM.search(sentence.text[previous.figure.end : view.figure.start]) or is_of_them(sentence, view)
    is_of_communes = COMMUNES.match(sentence.text[previous.figure.end :])
    return previous.missing if is_part or is_of_communes else ""


def untold_communes(sentence: Sentence, earlier: Mapping[Figure, Reading]) -> str:
    """Why a number of communes that the sentence tells before could not be counted."""
    told = (each for figure, each in earlier.items() if COMMUNES.match(sentence.text[figure.end :]))
    return next((each.missing for each in told if each.address is None), "")


def doubt_parts_of_untold(sentence: Sentence, readings: Mapping[Figure, Reading]) -> None:
    """Of how many a number is a part was not understood, so nobody is told that it is wrong: 16 of 151 chair posts."""
    for figure, whole in readings.items():
        part = sentence.previous(figure)
        if part is not None and part in readings and whole.address is None and sentence.is_whole(figure):
            readings[part].doubt = readings[part].doubt or whole.missing


def number_behind_times(view: View, previous: Reading | None) -> Reading | None:
    """Twice as many as there are chairs (151): the number of those against whom others were set."""
    told = previous.address if previous and previous.figure.is_times else None
    if told is None or not is_apposition(view) or is_times(view):
        return None
    if told.over:
        return Reading(view.figure, replace(told, cells=told.over, over=(), is_ratio=False))
    return Reading(view.figure, missing=__("It is not said whom or what of the registry this counts."))

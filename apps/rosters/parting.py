"""What was answered about the people of a unit who are not in its file, carried out when the roster is applied."""

from datetime import date, timedelta
from typing import Any

from apps.rosters.claims import NotApplicableError
from apps.rosters.loading import PEOPLE, Parting, Partings, loaders
from apps.rosters.models import AbsentAnswer, AbsentChoice, Upload
from apps.rosters.values import RefusedError

PARTED = (AbsentChoice.LEFT, AbsentChoice.MOVED)


def partings_of(code: str = PEOPLE) -> Partings | None:
    """How people leave or move, where an app of the format says so."""
    return next((loader.partings for loader in loaders(code) if loader.partings), None)


def answers_about(upload: Upload) -> dict[str, AbsentAnswer]:
    """The standing answers by the person's code."""
    found = AbsentAnswer.objects.standing().filter(upload=upload).select_related("by")
    return {answer.cadre: answer for answer in found}


def leaving(upload: Upload) -> list[str]:
    """Who is said to have left, and is no longer counted after the roster."""
    left = AbsentAnswer.objects.standing().filter(upload=upload, choice=AbsentChoice.LEFT)
    return list(left.values_list("cadre", flat=True))


def to_part(upload: Upload) -> list[Parting]:
    """What an application would record of those who are still not in the file."""
    absent = {each["cadre"] for each in upload.absent}
    about = answers_about(upload).values() if absent else ()
    answers = [each for each in about if each.cadre in absent and each.choice in PARTED]
    return [_parting(answer, upload) for answer in answers]


def part(upload: Upload, by: Any) -> None:
    """Record who left and propose who moved, as answered; one refusal refuses the whole roster."""
    hook = partings_of(upload.format)
    if hook is None:
        return
    for parting in to_part(upload):
        try:
            hook.write(parting, by)
        except RefusedError as refusal:
            raise NotApplicableError(refusal.refused.code, refusal.refused.params) from refusal


def _parting(answer: AbsentAnswer, upload: Upload) -> Parting:
    values = answer.values
    stated = values.get("last_day")
    return Parting(
        cadre=answer.cadre,
        choice="left" if answer.choice == AbsentChoice.LEFT else "moved",
        last_day=date.fromisoformat(stated) if stated else upload.as_of - timedelta(days=1),
        cause=values.get("cause", ""),
        to_unit=values.get("to_unit", ""),
        number=values.get("number", ""),
        note=answer.reason,
    )

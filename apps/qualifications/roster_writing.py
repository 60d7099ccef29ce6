"""How qualifications stand in the template workbook, and what its drop-downs offer."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from apps.qualifications.models import Language, QualificationLevel
from apps.rosters.formats import Writer

# The language of nearly every certificate.
ENGLISH = "ANH"


def _labels() -> dict[str, str]:
    return dict(QualificationLevel.objects.values_list("code", "label_vi"))


def level_writer(ladder: str) -> Callable[[date], Writer]:
    """The level that is held and what is being studied for; beside a study it goes without saying that none is held."""

    def for_day(_: date) -> Writer:
        labels = _labels()
        nothing = set(QualificationLevel.objects.filter(ladder_id=ladder, rank=0).values_list("code", flat=True))

        def write(values: Mapping[str, object]) -> str:
            held = labels.get(str(values.get(ladder) or ""), "")
            studies = values.get("studying")
            studied = labels.get(studies.get(ladder, ""), "") if isinstance(studies, dict) else ""
            if not studied:
                return held
            is_held = held and values[ladder] not in nothing
            return f"{held}, đang học {studied}" if is_held else f"Đang học {studied}"

        return write

    return for_day


def language_writer(_: date) -> Writer:
    """The language before its level."""
    labels, names = _labels(), dict(Language.objects.values_list("code", "label_vi"))

    def write(values: Mapping[str, object]) -> str:
        level = labels.get(str(values.get("foreign_lang") or ""), "")
        return " ".join(part for part in (names.get(str(values.get("language") or ""), ""), level) if part)

    return write


def level_choices(ladder: str) -> Callable[[date], Sequence[str]]:
    """The levels of a ladder in their order."""

    def choices(day: date) -> Sequence[str]:
        levels = QualificationLevel.objects.filter(ladder_id=ladder).valid_on(day)
        return list(levels.order_by("rank", "position").values_list("label_vi", flat=True))

    return choices


def language_choices(day: date) -> Sequence[str]:
    """The levels with the language that nearly everyone has; others are typed before them."""
    levels = QualificationLevel.objects.filter(ladder_id="foreign_lang").valid_on(day).order_by("rank", "position")
    english = Language.objects.get(pk=ENGLISH).label_vi
    return [f"{english} {level.label_vi}" if level.rank else level.label_vi for level in levels]

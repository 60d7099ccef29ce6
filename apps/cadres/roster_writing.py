"""How people's values stand in the template workbook, and what its drop-downs offer."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from apps.cadres.models import EthnicGroup, Religion, Title
from apps.rosters.formats import Writer

SEX_WORDS = {"male": "Nam", "female": "Nữ"}


def text_writer(key: str) -> Callable[[date], Writer]:
    """The value as it prints itself: names, numbers, dates as 05/03/1980."""
    return lambda _: lambda values: str(values.get(key) or "")


def code_writer(key: str, model: type[EthnicGroup] | type[Religion]) -> Callable[[date], Writer]:
    """The label of a code."""

    def for_day(_: date) -> Writer:
        labels = dict(model.objects.values_list("code", "label_vi"))
        return lambda values: labels.get(str(values.get(key) or ""), "")

    return for_day


def write_titles(_: date) -> Writer:
    """All titles, the primary one first."""
    labels = dict(Title.objects.values_list("code", "label_vi"))

    def write(values: Mapping[str, object]) -> str:
        titles = values.get("titles")
        codes = map(str, titles) if isinstance(titles, list | tuple) else ()
        return "; ".join(labels.get(code, code) for code in codes)

    return write


def write_sex(_: date) -> Writer:
    return lambda values: SEX_WORDS.get(str(values.get("sex")), "")


def write_birth_of(sex: str) -> Callable[[date], Writer]:
    """The birth date in the column of the person's sex; a mark when only the sex is known."""

    def write(values: Mapping[str, object]) -> str:
        if values.get("sex") != sex:
            return ""
        return str(values.get("birth") or "x")

    return lambda _: write


def write_birth_of_unknown_sex(_: date) -> Writer:
    """The birth date of who belongs in the column of neither sex."""
    return lambda values: "" if values.get("sex") else str(values.get("birth") or "")


def ethnic_choices(day: date) -> Sequence[str]:
    return list(EthnicGroup.objects.valid_on(day).values_list("label_vi", flat=True))


def title_choices(day: date) -> Sequence[str]:
    return list(Title.objects.valid_on(day).values_list("label_vi", flat=True))


def sex_choices(_: date) -> Sequence[str]:
    return list(SEX_WORDS.values())


def party_choices(_: date) -> Sequence[str]:
    return ["x"]


def write_party(_: date) -> Writer:
    """The date of admission, else only whether the person is a member."""
    words = {True: "x", False: "không"}
    return lambda values: str(values.get("party_joined") or words.get(values.get("party_member"), ""))  # type: ignore[call-overload]  # any value may be asked for

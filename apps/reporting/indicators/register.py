"""The declared indicators by their codes."""

from django.utils.translation import gettext as __

from apps.core.text import fold
from apps.reporting.errors import ReportError
from apps.reporting.indicators.definitions import Indicator, texts_of

_held: dict[str, Indicator] = {}


def declare(*indicators: Indicator) -> None:
    for indicator in indicators:
        if indicator.code in _held:
            raise ValueError(f"Indicator {indicator.code!r} is declared twice.")
        _held[indicator.code] = indicator


def all_indicators() -> list[Indicator]:
    """In the order of their codes: I01, I02, …"""
    return sorted(_held.values(), key=lambda indicator: indicator.code)


def find_indicator(code: str) -> Indicator:
    if code not in _held:
        known = ", ".join(indicator.code for indicator in all_indicators())
        raise ReportError(
            __("There is no indicator %(code)s. Known indicators: %(known)s.") % {"code": code, "known": known}
        )
    return _held[code]


def indicators_like(words: str) -> list[Indicator]:
    """The indicators whose words hold every word asked for, whatever its tones and case."""
    wanted = fold(words).split()
    return [each for each in all_indicators() if all(word in fold(" ".join(texts_of(each))) for word in wanted)]

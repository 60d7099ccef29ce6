"""Whether a figure says the truth, at its precision and with its hedge."""

from fractions import Fraction

from apps.reporting.telling.checking.figures import Bound, Figure, Kind

# How far below "nearly" and around "about" a true value may lie at most, as a part of the figure.
NEARLY, ABOUT = Fraction(1, 10), Fraction(1, 20)
# How far off twice as many may be before nobody would say so.
LOOSELY = Fraction(1, 8)


def may_be_told_so(figure: Figure, times: Fraction) -> bool:
    """Whether a number of times in words is near enough that one paper would write it and another would not."""
    claimed = Fraction(figure.value)
    return abs(times - claimed) <= claimed * LOOSELY


def least_of_nearly(claimed: Fraction) -> Fraction:
    """From where on one says nearly so many: nearly 90 from 85 on, nearly 85 from 82.5, nearly 3,200 from 3,100.

    A lower number would be called after the round number below it: 84.4 % are more than eight in ten.
    """
    least = claimed * (1 - NEARLY)
    if claimed.denominator > 1 or claimed <= 0:
        return least
    unit = Fraction(10) ** (len(str(claimed)) - len(str(claimed).rstrip("0")))
    digits = claimed / unit
    if digits < 10:
        return max(least, claimed - unit / 2)
    return max(least, claimed - (unit * 5 / 2 if digits % 5 == 0 else unit))


def holds(figure: Figure, true: Fraction) -> bool:
    """Whether the figure says the truth at its precision and with its hedge."""
    claimed = Fraction(figure.value)
    match figure.bound:
        case Bound.OVER:
            return true > claimed
        case Bound.UNDER:
            return true < claimed
        case Bound.AT_LEAST:
            return true >= claimed
        case Bound.AT_MOST:
            return true <= claimed
        case Bound.NEARLY:
            # A share is looked at as it is printed: 84.9 as 85.
            half = Fraction(1, 2) if figure.kind is Kind.PERCENT else 0
            return least_of_nearly(claimed) - half <= true <= claimed
        case Bound.ABOUT:
            return abs(true - claimed) <= max(claimed * ABOUT, Fraction(1, 2) / Fraction(10) ** figure.places)
    is_exact = figure.kind is Kind.COUNT and not figure.places
    half = Fraction(0) if is_exact else Fraction(1, 2) / Fraction(10) ** figure.places
    if figure.until is not None:
        return claimed - half <= true <= Fraction(figure.until) + half
    return claimed - half <= true < claimed + half or true == claimed

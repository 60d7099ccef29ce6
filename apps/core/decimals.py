"""Decimal numbers as people write them."""

from decimal import Decimal


def trimmed(number: Decimal) -> Decimal:
    """Without noughts at the end of its fraction: 21.5 for 21.500, and 20 for 20.000."""
    return number.quantize(Decimal(1)) if number == number.to_integral_value() else number.normalize()


def quotient(above: int, below: int, places: int = 2) -> Decimal:
    """One number divided by another above nought, rounded once; half away from zero, so that a fall is as a rise."""
    size = (2 * abs(above) * 10**places + below) // (2 * below)
    return Decimal(size if above >= 0 else -size).scaleb(-places)

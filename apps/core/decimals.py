"""Decimal numbers as people write them."""

from decimal import Decimal


def trimmed(number: Decimal) -> Decimal:
    """Without noughts at the end of its fraction: 21.5 for 21.500, and 20 for 20.000."""
    return number.quantize(Decimal(1)) if number == number.to_integral_value() else number.normalize()

"""The short code of a seal: two letters of the unit, five signs by chance, one by which a slip is noticed."""

import re
import secrets

from apps.core.text import fold

# No sign that looks like another one: without 0, O, 1, I, L, U and Z. Their number is prime, as the check needs.
SIGNS = "23456789ABCDEFGHJKMNPQRSTVWXY"
LENGTH = 5
# What the eye takes for the signs of the two letters in front.
LETTERS = str.maketrans("01", "OI")


def new_code(unit_title: str) -> str:
    """HB-7K4Q-2M for Tỉnh Hòa Bình."""
    chance = "".join(secrets.choice(SIGNS) for _ in range(LENGTH))
    return _written(_initials(unit_title) + chance + _check(chance))


def read_code(text: str) -> str | None:
    """The code as it is written, from whatever was typed; None if it cannot be one."""
    signs = re.sub(r"[^0-9A-Z]", "", text.upper())
    if len(signs) != 2 + LENGTH + 1:
        return None
    found = signs[:2].translate(LETTERS) + signs[2:]
    if not re.fullmatch(rf"[A-Z]{{2}}[{SIGNS}]{{{LENGTH + 1}}}", found) or found[-1] != _check(found[2:-1]):
        return None
    return _written(found)


def _written(signs: str) -> str:
    return f"{signs[:2]}-{signs[2:6]}-{signs[6:]}"


def _initials(title: str) -> str:
    """Of the last two words of the name; X where there is no letter."""
    letters = [word[0].upper() for word in fold(title).split() if word[0].isascii() and word[0].isalpha()]
    return "".join((["X", "X", *letters])[-2:])


def _check(signs: str) -> str:
    """Changes with every single sign, and when two neighbours change places."""
    total = sum((place + 1) * SIGNS.index(sign) for place, sign in enumerate(signs))
    return SIGNS[total % len(SIGNS)]

"""What the twelve digits of a citizen id say, and what can be checked (Decree 137/2015, Art. 13; Circular 07/2016).

Three digits of the place of birth registration, one of century and sex, two of the birth year, six at random: there is
no check digit. Codes of provinces stay valid in a number after the province was merged.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from apps.core.dates import PartialDate
from apps.core.doubts import Doubt

LENGTH = 12
# The 63 provinces in whose codes numbers were issued since 2016; a three-digit code without leading zero is a country.
PROVINCES = frozenset(
    f"0{code}"
    for code in (
        *("01", "02", "04", "06", "08", "10", "11", "12", "14", "15", "17", "19", "20", "22", "24", "25", "26", "27"),
        *("30", "31", "33", "34", "35", "36", "37", "38", "40", "42", "44", "45", "46", "48", "49", "51", "52", "54"),
        *("56", "58", "60", "62", "64", "66", "67", "68", "70", "72", "74", "75", "77", "79", "80", "82", "83", "84"),
        *("86", "87", "89", "91", "92", "93", "94", "95", "96"),
    )
)
SEXES = ("male", "female")


@dataclass(frozen=True)
class CitizenId:
    """Twelve digits and what they say."""

    number: str

    @property
    def place(self) -> str:
        return self.number[:3]

    @property
    def sex(self) -> str:
        return SEXES[int(self.number[3]) % 2]

    @property
    def birth_year(self) -> int:
        return 1900 + 100 * (int(self.number[3]) // 2) + int(self.number[4:6])

    @property
    def place_is_known(self) -> bool:
        return self.place in PROVINCES or not self.place.startswith("0")


@dataclass(frozen=True)
class ReadCitizenId:
    """A number as it is kept, and what was written when a lost zero was put back."""

    number: str
    repaired_from: str = ""

    @property
    def doubts(self) -> list[Doubt]:
        if not self.repaired_from:
            return []
        words = {"before": self.repaired_from, "after": self.number}
        text = _("The citizen id %(before)s lacks its leading zeros; it is kept as %(after)s. Compare with the card.")
        return [Doubt(f"citizen_id_repaired:{self.number}", text % words)]


def read_citizen_id(text: str) -> ReadCitizenId:
    """The number behind what was written; leading zeros that a spreadsheet dropped are put back."""
    written = re.sub(r"[\s.\-]", "", text)
    if re.fullmatch(r"[\d,]+[eE]\+?\d+", written) or len(written) > 15:
        raise ValidationError(
            _("This number was damaged by a spreadsheet. Type the 12 digits from the card."), code="citizen_id_damaged"
        )
    if not re.fullmatch(r"\d+", written, re.ASCII):
        raise ValidationError(
            _("A citizen id has digits only. Type the 12 digits from the card."), code="citizen_id_not_digits"
        )
    if len(written) == LENGTH:
        return ReadCitizenId(written)
    return _repaired(written)


def _repaired(written: str) -> ReadCitizenId:
    padded = CitizenId(written.rjust(LENGTH, "0"))
    if len(written) in (LENGTH - 1, LENGTH - 2) and padded.place in PROVINCES:
        return ReadCitizenId(padded.number, repaired_from=written)
    if len(written) == 9:
        raise ValidationError(
            _("This is a number of the old identity card with 9 digits. Type the 12 digits from the citizen card."),
            code="citizen_id_old",
        )
    raise ValidationError(
        _("A citizen id has exactly 12 digits; this one has %(count)s. Type it from the card."),
        code="citizen_id_length",
        params={"count": len(written)},
    )


def citizen_id_doubts(number: str, *, sex: str | None, birth: PartialDate | None) -> list[Doubt]:
    """Where the number disagrees with the person; a doubt, because either may be wrong."""
    said = CitizenId(number)
    doubts = []
    if not said.place_is_known:
        text = _("The citizen id starts with %(place)s, which is the code of no province. Compare it with the card.")
        doubts.append(Doubt(f"citizen_id_place:{number}", text % {"place": said.place}))
    if sex and said.sex != sex:
        words = _("a man") if said.sex == "male" else _("a woman")
        text = _("The fourth digit of the citizen id says that this is %(sex)s. Compare number and sex.")
        doubts.append(Doubt(f"citizen_id_sex:{number}:{sex}", text % {"sex": words}))
    if birth and said.birth_year != birth.first.year:
        text = _("The citizen id says born in %(said)s, the date of birth says %(given)s. Compare both with the card.")
        years = {"said": str(said.birth_year), "given": str(birth.first.year)}
        doubts.append(Doubt(f"citizen_id_year:{number}:{birth.first.year}", text % years))
    return doubts

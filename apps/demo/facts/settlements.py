"""How a surplus case of 2020 may have been settled: when, by which decree, with what pay. All invented."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from apps.demo.copying import Facts

DAY = date(2025, 2, 28)
FIRST = date(2020, 1, 2)
OPTIONS = {
    "civil_servant": (("DDPA_NHTT", "DDPA_TV", "DDPA_CCQ", "DDPA_CKL", "DDPA_NHDT"), (38, 22, 22, 5, 13)),
    "non_professional": (("DDPA_KCTN", "DDPA_TV", "DDPA_KHAC"), (84, 10, 6)),
}
YEARS, WEIGHTS = (2020, 2021, 2022, 2023, 2024, 2025), (30, 22, 18, 15, 13, 2)
# Decrees on downsizing with the days from which decisions named them.
DECREES = (
    (date(2023, 7, 20), "ND29_2023"),
    (date(2021, 1, 25), "ND143_2020"),
    (date(2018, 10, 15), "ND113_2018"),
)
UNPAID = ("DDPA_CCQ", "DDPA_NHDT")


@dataclass(frozen=True)
class Settlement:
    """A decision in force, and what it granted."""

    option: str
    basis: str | None
    applied_on: date
    decision_on: date
    effective_on: date
    number: str
    months: int | None
    amount: int | None
    paid_on: date | None

    def age(self, chance: Random, *, is_female: bool) -> int:
        """Completed years on the day on which the person left."""
        if self.option == "DDPA_NHDT":
            return 56 if is_female else 61
        return chance.randint(50, 55) if self.option == "DDPA_NHTT" else chance.randint(29, 49)

    def facts(self) -> Facts:
        return {
            "option_id": self.option,
            "legal_basis_id": self.basis,
            "applied_on": self.applied_on,
            "decision_number": self.number,
            "decision_on": self.decision_on,
            "decision_issuer": "Chủ tịch UBND tỉnh Hòa Bình",
            "effective_on": self.effective_on,
            "months": self.months,
            "amount": self.amount,
            "paid_on": self.paid_on,
        }


def settle(category: str, chance: Random) -> Settlement:
    """A settlement that fits the group, in force by the end of February 2025."""
    options, weights = OPTIONS[category]
    option = chance.choices(options, weights)[0]
    year = chance.choices(YEARS, WEIGHTS)[0]
    effective_on = date(year, chance.randint(1, 2) if year == 2025 else chance.randint(3, 12), 1)
    decision_on = effective_on - timedelta(days=chance.randint(8, 20))
    months = None if option in UNPAID else chance.randint(36, 340 if category == "civil_servant" else 180)
    amount = _amount(category, months, chance) if months else None
    return Settlement(
        option=option,
        basis=_basis(category, option, decision_on),
        applied_on=max(decision_on - timedelta(days=chance.randint(15, 45)), FIRST),
        decision_on=decision_on,
        effective_on=effective_on,
        number=f"{chance.randint(120, 2950)}/QĐ-UBND",
        months=months,
        amount=amount,
        paid_on=min(decision_on + timedelta(days=chance.randint(20, 70)), DAY) if amount else None,
    )


def _basis(category: str, option: str, day: date) -> str | None:
    if option == "DDPA_CCQ":
        return "LUAT_CBCC_2008"
    if option in ("DDPA_NHDT", "DDPA_KHAC"):
        return None
    if category == "non_professional" and day < date(2023, 7, 20):
        return "NQ_HDND_TINH"
    return next(code for since, code in DECREES if day >= since)


def _amount(category: str, months: int, chance: Random) -> int:
    """Half a month's pay for each year and a sum at once, in whole thousands."""
    pay = chance.randint(3_900, 6_800) if category == "civil_servant" else chance.randint(1_300, 1_800)
    years = months / 12
    return round(pay * (3 + years / 2)) * 1000

"""Accounts of the demonstration: one of each kind, all with the same printed password."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.core.exceptions import ImproperlyConfigured

from apps.accounts.models import Membership, User
from apps.accounts.roles import Role
from apps.communes.models import Unit
from apps.demo.lives import DAY

PASSWORD = "Hoa-Binh-2025"  # noqa: S105  # printed on purpose; exists in the demonstration only
AFTER_REFORM = date(2026, 6, 30)


@dataclass(frozen=True)
class Account:
    username: str
    full_name: str
    role: Role
    unit: str
    # A role that stands beside the first one.
    beside: Role | None = None
    day: date = DAY

    @property
    def roles(self) -> tuple[Role, ...]:
        return (self.role, self.beside) if self.beside else (self.role,)


ACCOUNTS = (
    Account("quantri", "Nguyễn Minh Khôi", Role.PROVINCE_ADMINISTRATOR, "p17"),
    Account("chuyenvien", "Đinh Thị Thu Hiền", Role.PROVINCE_EDITOR, "p17"),
    Account("kiemtra", "Hà Minh Tuệ", Role.PROVINCE_EDITOR, "p17", beside=Role.RECORDS_KEEPER),
    Account("phantich", "Trần Quốc Bảo", Role.ANALYST, "p17"),
    Account("lacsy", "Bùi Thị Nguyệt", Role.COMMUNE_OFFICER, "c05356"),
    Account("baohieu", "Quách Văn Thực", Role.COMMUNE_OFFICER, "c05365"),
    # After the reform: the province that took Hòa Bình over, and the commune that took Lạc Sỹ and Bảo Hiệu over.
    Account("phutho", "Lê Thị Thanh Hà", Role.ANALYST, "p25-20250701", day=AFTER_REFORM),
    Account("lacluong", "Bùi Văn Tiến", Role.COMMUNE_OFFICER, "c05362-20250701", day=AFTER_REFORM),
    # Two districts of other provinces, on the days of which figures were published.
    Account("kinhmon", "Phạm Thị Hải Yến", Role.ANALYST, "d292", day=date(2021, 12, 31)),
    Account("tanky", "Nguyễn Văn Sơn", Role.ANALYST, "d423", day=date(2013, 6, 30)),
)


def hashed_password() -> str:
    """Hashing costs a second by design; the password is printed, so one hash of it does for all accounts."""
    return make_password(PASSWORD)


def make_accounts(hashed: Callable[[], str] = hashed_password) -> None:
    """Make the accounts that are missing; refuses outside the demonstration."""
    if not settings.DEMONSTRATION:
        raise ImproperlyConfigured("Demonstration accounts are made only with CADRE_REGISTRY_DEMONSTRATION=1.")
    units = {unit.key: unit for unit in Unit.objects.filter(key__in={a.unit for a in ACCOUNTS})}
    there = set(User.objects.values_list("username", flat=True))
    missing = [account for account in ACCOUNTS if account.username not in there]
    password = hashed() if missing else ""
    for account in missing:
        user = User.objects.create(
            username=account.username,
            full_name=account.full_name,
            working_day=account.day,
            is_staff=account.username == "quantri",
            password=password,
        )
        for role in account.roles:
            Membership.objects.create(user=user, role=role, unit=units[account.unit], since=date(2025, 1, 1))

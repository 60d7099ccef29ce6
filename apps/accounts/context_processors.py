"""What every page shows around its content: where the user stands, on which day, and where they can go."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone

from apps.accounts.models import Membership, User
from apps.accounts.navigation import Link, address, links_for
from apps.communes.models import KIND_WORDS, Kind


@dataclass(frozen=True)
class Standing:
    """A role at a unit, in words."""

    role: str
    unit: str


class Surroundings:
    """Asked for by the page's frame alone, so that fragments and error pages cost no query."""

    def __init__(self, request: HttpRequest, user: User, day: date) -> None:
        self.request, self.user, self.day = request, user, day

    @cached_property
    def standings(self) -> list[Standing]:
        """The user's roles, each with the name that its unit bears on the working day."""
        memberships = self.user.running_memberships
        titles = unit_titles(memberships, self.day)
        return [Standing(m.get_role_display(), titles.get(m.unit_id, m.unit.key)) for m in memberships]

    @property
    def unit(self) -> str:
        """The unit that names the place where the user works."""
        return self.standings[0].unit if self.standings else ""

    @property
    def role(self) -> str:
        return self.standings[0].role if self.standings else ""

    @property
    def name(self) -> str:
        return str(self.user)

    @cached_property
    def links(self) -> list[Link]:
        return links_for(self.request, self.user)

    @property
    def admin_url(self) -> str:
        return address("admin:index") if self.user.is_staff else ""

    @property
    def api_url(self) -> str:
        return address("api:docs")

    @property
    def working_day_url(self) -> str:
        return address("accounts:working_day")

    @property
    def is_today(self) -> bool:
        return self.day == timezone.localdate()


def unit_titles(memberships: list[Membership], day: date) -> dict[int, str]:
    """The units' titles on a day; the latest known one for a unit that does not exist then."""
    return {membership.unit_id: _title(membership.unit_periods, day.isoformat()) for membership in memberships}


def _title(periods: list[dict[str, str | None]], day: str) -> str:
    """Kind and name in the period that holds the day, else in the last one."""
    running = [p for p in periods if (p["since"] or "") <= day and (p["until"] is None or day < p["until"])]
    found = [*periods, *running][-1]
    return f"{KIND_WORDS[Kind(found['kind'] or '')]} {found['name']}"


def surroundings(request: HttpRequest) -> dict[str, object]:
    """`day`, `demonstration`, and `here` for someone who has logged in."""
    user = getattr(request, "user", None)
    day = getattr(request, "day", None) or timezone.localdate()
    here = Surroundings(request, user, day) if isinstance(user, User) else None
    return {"day": day, "demonstration": settings.DEMONSTRATION, "here": here}

"""Panels on the page of an administrative unit, contributed by each app in its own `unit_panels.py`."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from apps.core.permissions import Actor


@dataclass(frozen=True)
class UnitPanel:
    """A section of the unit's page: its heading, the template of its content, and what that shows."""

    title: str
    template: str
    content: object


class PanelMaker(Protocol):
    """Makes the panel of a unit for a user on a day; None when there is nothing that this user may see.

    The ground floor knows neither the class of units nor that of users.
    """

    def __call__(self, unit: Any, day: date, user: Any) -> UnitPanel | None: ...


_makers: list[PanelMaker] = []


def unit_panel(maker: PanelMaker) -> PanelMaker:
    """Register a maker of panels."""
    _makers.append(maker)
    return maker


def panels_of(unit: Any, day: date, user: Actor) -> list[UnitPanel]:
    """The panels of a unit, in the order in which the apps stand."""
    return [panel for maker in _makers if (panel := maker(unit, day, user))]

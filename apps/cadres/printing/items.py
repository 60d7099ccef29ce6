"""The items of form 2C-BNV/2008 that the registry keeps, and what is printed where nothing is known.

Left out as the law on personal data asks: family, history of oneself, pay, property, blood group (items 29 to 31 and
parts of others). Ratings, votes and planning, which the form does not have, follow under letters.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from apps.core.permissions import FieldGroup

Words = str | Promise
UNKNOWN = _("No information yet")
NONE = _("None")
CLOSED = _("Not open to who prints this paper")


@dataclass(frozen=True)
class Column:
    """A column of a table; `share` is its part of the page's width in hundredths."""

    head: Words
    share: int


@dataclass(frozen=True)
class Item:
    """One numbered item; with columns it is a table, with a group it needs that group's right."""

    number: str
    label: Words
    empty: Words = UNKNOWN
    group: FieldGroup | None = None
    columns: tuple[Column, ...] = ()

    @property
    def is_table(self) -> bool:
        return bool(self.columns)

    @property
    def name(self) -> str:
        """How templates call it: item_15_1."""
        return f"item_{self.number.replace('.', '_').lower()}"


ETHNICITY, VOTES = FieldGroup.ETHNICITY_RELIGION, FieldGroup.VOTES
ITEMS: tuple[Item, ...] = (
    Item("1", _("Full name at birth (in capitals)")),
    Item("2", _("Other names")),
    Item("3", _("Date of birth, sex")),
    Item("4", _("Place of birth")),
    Item("5", _("Home town")),
    Item("6", _("Ethnic group"), group=ETHNICITY),
    Item("7", _("Religion"), group=ETHNICITY),
    Item("11", _("Day and form of recruitment, recruited by")),
    Item("12", _("Present post (State, Party, organisations; concurrent)")),
    Item("14", _("Grade")),
    Item("15.1", _("General education")),
    Item("15.2", _("Highest professional qualification")),
    Item("15.3", _("Political theory")),
    Item("15.4", _("State management")),
    Item("15.5", _("Foreign language")),
    Item("15.6", _("Informatics")),
    Item("16", _("Day of admission to the Party, official day")),
    Item("21", _("Commendation (highest form, year)"), NONE),
    Item("22", _("Discipline (form, year; in the Party, by the State)"), NONE, FieldGroup.DISCIPLINE),
    Item("23", _("State of health (class)"), group=FieldGroup.HEALTH),
    Item("25", _("Citizen id"), group=FieldGroup.CITIZEN_ID),
    Item(
        "27",
        _("Training and courses"),
        columns=(
            Column(_("School or provider"), 24),
            Column(_("Subject of study"), 23),
            Column(_("From – to"), 17),
            Column(_("Form of study"), 13),
            Column(_("Diploma, certificate"), 23),
        ),
    ),
    Item(
        "28",
        _("Career in brief"),
        columns=(Column(_("From month, year to month, year"), 26), Column(_("Title, post, unit"), 74)),
    ),
    Item("A", _("Yearly ratings"), columns=(Column(_("Year"), 26), Column(_("Rating"), 74))),
    Item(
        "B",
        _("Votes of confidence"),
        NONE,
        VOTES,
        (Column(_("Held on"), 26), Column(_("High"), 24), Column(_("Confidence"), 25), Column(_("Low"), 25)),
    ),
    Item(
        "C",
        _("Planning of successors"),
        NONE,
        FieldGroup.PLANNING,
        (Column(_("Planned title"), 40), Column(_("Unit"), 30), Column(_("Term"), 30)),
    ),
)
BY_NUMBER = {item.number: item for item in ITEMS}

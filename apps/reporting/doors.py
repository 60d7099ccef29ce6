"""What the page of reports opens beside the reports themselves, each for whoever has the right to it."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from apps.core.permissions import Actor, Permission
from apps.reporting.definitions import StrOrPromise


@dataclass(frozen=True)
class Door:
    """A page of the engine with one line on what it is good for, and perhaps a second page that belongs to it."""

    view_name: str
    title: StrOrPromise
    words: StrOrPromise
    icon: str
    permission: Permission = Permission.VIEW_REPORTS
    also: str = ""
    also_title: StrOrPromise = ""


DOORS = (
    Door(
        "reporting:compose",
        _("Compose a table"),
        _("Choose who is counted, what rows and columns show, which days and boundaries; keep the table."),
        "table",
        also="reporting:composed",
        also_title=_("Composed tables"),
    ),
    Door(
        "reporting:indicators",
        _("Indicators"),
        _("What is counted, of what, by which law, and its value for any unit and day."),
        "list-search",
    ),
    Door(
        "reporting:forms",
        _("Official forms"),
        _("Forms of the Central Organization Board and of the Ministry of Home Affairs, as they are printed."),
        "file-text",
    ),
    Door(
        "reporting:telling",
        _("Report in words"),
        _("The paragraph of a report from its figures."),
        "blockquote",
        also="reporting:checker",
        also_title=_("Check the figures of a text"),
    ),
    Door(
        "reporting:seals",
        _("Sealed reports"),
        _("Figures kept as they stood; what differs today, by whom and why."),
        "rubber-stamp",
        also="reporting:seal_check",
        also_title=_("Check a paper"),
    ),
    Door(
        "reporting:consistency",
        _("Consistency of figures"),
        _("Whether groups, reports, units, rosters and old documents agree."),
        "checks",
    ),
    Door(
        "reporting:office_templates",
        _("Letterheads and Word templates"),
        _("Whose heading Word and PDF documents bear, and who signs them."),
        "writing",
    ),
    Door(
        "reporting:extract",
        _("Extract for research"),
        _("Rows of whom nobody can be recognised, as CSV and Parquet."),
        "database-export",
        Permission.TAKE_EXTRACTS,
    ),
)


def doors_for(user: Actor) -> list[Door]:
    return [door for door in DOORS if user.can(door.permission)]

"""Sentences that the framework shows and has no Vietnamese for; named here, they stay in our catalogues."""

from django.utils.translation import gettext_noop as _
from django.utils.translation import ngettext_lazy

ENTRY = [
    _("Constraint “%(name)s” is violated."),
    _("Enter a complete value."),
    _("Enter a valid JSON."),
    _("Enter a valid UUID."),
    _("Enter a valid duration."),
    _(
        "Enter a valid username. This value may contain only unaccented lowercase a-z and uppercase A-Z letters,"
        " numbers, and @/./+/-/_ characters."
    ),
    _("Enter a valid “slug” consisting of letters, numbers, underscores or hyphens."),
    _("Enter two numbers."),
    _("Enter two valid dates."),
    _("Enter two valid values."),
    _("Enter two whole numbers."),
    _("File extension “%(extension)s” is not allowed. Allowed extensions are: %(allowed_extensions)s."),
    _("Item %(nth)s in the array did not validate:"),
    _("Null characters are not allowed."),
    _("That page contains no results"),
    _("That page number is less than 1"),
    _("That page number is not an integer"),
    _("The start of the range must not exceed the end of the range."),
    _("Value must be valid JSON."),
    _("“%(pk)s” is not a valid value."),
    _("“%(value)s” value has an invalid date format. It must be in YYYY-MM-DD format."),
    _("“%(value)s” value has the correct format (YYYY-MM-DD) but it is an invalid date."),
    _("“%(value)s” value must be a decimal number."),
    _("“%(value)s” value must be an integer."),
    _("“%(value)s” value must be either True or False."),
    ngettext_lazy(
        "This password is too short. It must contain at least %d character.",
        "This password is too short. It must contain at least %d characters.",
    ),
]
ADMINISTRATION = [
    _("Add link"),
    _("Added:"),
    _("Breadcrumbs"),
    _("Change or view list link"),
    _("Changed:"),
    _("Deleted:"),
    _("Error:"),
    _("Filter navigation items"),
    _("Hide counts"),
    _("Model name"),
    _("Select all objects on this page for an action"),
    _("Select this object for an action - {}"),
    _("Show counts"),
    _("Sidebar"),
    _("Skip to main content"),
    _("Toggle navigation"),
    _("Toggle theme (current theme: auto)"),
    _("Toggle theme (current theme: dark)"),
    _("Toggle theme (current theme: light)"),
    _("View selected %(model)s"),
]

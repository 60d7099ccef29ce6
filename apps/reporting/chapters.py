"""The headings under which reports are listed."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise
else:
    StrOrPromise = Any


@dataclass(frozen=True)
class Chapter:
    """A heading with the reports that name it; a smaller place comes first."""

    place: int
    title: StrOrPromise


FURTHER = Chapter(99, _("Further reports"))

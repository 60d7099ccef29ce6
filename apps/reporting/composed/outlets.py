"""A composed table as a file, for the command: of a kept table by its code or name, or of a definition in a file."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

from django.db.models import Q
from django.utils.translation import gettext as __

from apps.core.permissions import Actor
from apps.reporting.composed.choices import Offer
from apps.reporting.composed.definitions import THEN, Composition
from apps.reporting.composed.flat import parse
from apps.reporting.composed.papers import paper_of
from apps.reporting.composed.saved import composition_of
from apps.reporting.composed.services import compose
from apps.reporting.errors import ReportError
from apps.reporting.models import SavedComposition
from apps.reporting.papers.renderers import RENDERERS
from apps.reporting.scope import Scope


def file_of_composition(name: str, scope: Scope, *, day: date, user: Actor, kind: str) -> bytes:
    """The table for the unit on the day, in that form; ReportError with a sentence where there is none."""
    found = definition_of(name)
    geography = scope.geography if scope.geography != THEN else found.geography
    asked = replace(found, unit=scope.unit or found.unit, geography=geography)
    table = compose(asked, day=day, unit=asked.unit, user=user)
    return RENDERERS[kind](paper_of(table, Offer(asked, day).names))


def definition_of(name: str) -> Composition:
    path = Path(name)
    if path.suffix == ".json":
        return _read(path)
    kept = list(SavedComposition.objects.filter(Q(code=name) | Q(title=name))[:2])
    if len(kept) != 1:
        text = __("No composed table is called %(name)s.") if not kept else __("Several tables are called %(name)s.")
        raise ReportError(text % {"name": name} + " " + __("Give its code, or a file whose name ends in .json."))
    return composition_of(kept[0])


def _read(path: Path) -> Composition:
    try:
        return parse(json.loads(path.read_text(encoding="utf-8")))
    except OSError as error:
        words = {"path": path, "reason": error.strerror}
        raise ReportError(__("%(path)s could not be read: %(reason)s") % words) from error
    except ValueError as error:
        raise ReportError(__("%(path)s holds no JSON.") % {"path": path}) from error

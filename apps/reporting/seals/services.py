"""Sealing a report, saying in which document it was printed, withdrawing it."""

from __future__ import annotations

from dataclasses import asdict, replace
from datetime import datetime
from hashlib import sha256
from typing import Any

from django.core.exceptions import ValidationError
from django.db import connection
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from apps.core.narrowing import narrowed
from apps.core.permissions import Actor, Permission
from apps.core.writing import act, insert, update
from apps.reporting.models import Seal, SealedUnit
from apps.reporting.papers.keeping import paper_of_json, to_json
from apps.reporting.papers.paper import Paper
from apps.reporting.seals.access import require_at_each
from apps.reporting.seals.cells import keep_cells
from apps.reporting.seals.codes import new_code
from apps.reporting.seals.kinds import counted
from apps.reporting.seals.people import keep_people, kept_figures, persons_in
from apps.reporting.seals.sealable import Parameters, Sealable, without_addresses

SEALED = gettext_noop("Report sealed")
NUMBERED = gettext_noop("Document of a sealed report noted")
WITHDRAWN = gettext_noop("Seal withdrawn")
MOVING = _("The registry was being changed while the report was sealed. Nothing was sealed; seal it again.")
WITHDRAWN_ALREADY = _("This seal was withdrawn already.")


def seal(*, kind: str, parameters: Parameters, by: Actor, note: str = "", document_number: str = "") -> Seal:
    """Freeze the report that these parameters make now: its paper, its definitions, and who is counted where."""
    with act(Seal, by=by, reason=SEALED):
        # Before anything is counted: what is recorded while the seal is made belongs to what came later.
        known_at = _database_time()
        found = counted(kind, parameters, by)
        require_sealing(found, by)
        row = _row(found, known_at=known_at, by=by, note=note, document_number=document_number)
        insert(row)
        SealedUnit.objects.bulk_create(SealedUnit(seal=row, unit_id=unit) for unit in found.units[1:])
        for number, part in enumerate(found.parts):
            keep_people(row, number, part)
            if kept_figures(row, number, part.frame) != dict(part.counts):
                raise ValidationError(MOVING, code="moving")
        if found.cells is not None:
            keep_cells(row, found.cells)
            if found.cells.by_people != found.cells.counts:
                raise ValidationError(MOVING, code="moving")
    return row


def require_sealing(found: Sealable, by: Actor) -> None:
    """Raise PermissionDenied unless the user may seal reports of every unit whose figures are told."""
    require_at_each(by, Permission.SEAL_REPORTS, (Seal(unit_id=unit) for unit in found.units))


def withdraw(*, seal: Seal, because: str, by: Actor) -> None:
    """Say that a seal no longer stands, and why; it still opens as it was."""
    require_at_each(by, Permission.SEAL_REPORTS, seal.scope_units)
    if seal.is_withdrawn:
        raise ValidationError(WITHDRAWN_ALREADY, code="withdrawn")
    seal.withdrawn_at, seal.withdrawn_by_id, seal.withdrawal = timezone.now(), by.pk, because.strip()
    with act(Seal, by=by, reason=WITHDRAWN, because=seal.withdrawal):
        update(seal, revision=None)


def note_document(*, seal: Seal, document_number: str, by: Actor) -> None:
    """Say in which document the sealed figures were printed."""
    require_at_each(by, Permission.SEAL_REPORTS, seal.scope_units)
    seal.document_number = document_number.strip()
    with act(Seal, by=by, reason=NUMBERED):
        update(seal, revision=None)


def paper_of(seal: Seal) -> Paper:
    """The paper as it was, with the fingerprint by which anyone can check it."""
    return replace(paper_of_json(seal.paper), fingerprint=seal.fingerprint)


def fingerprint_of(paper: str) -> str:
    return sha256(paper.encode()).hexdigest()


def is_untouched(seal: Seal) -> bool:
    """Whether the paper that is kept still has the fingerprint that was printed."""
    return fingerprint_of(seal.paper) == seal.fingerprint


def _row(found: Sealable, *, known_at: datetime, by: Actor, note: str, document_number: str) -> Seal:
    code = _free_code(found.unit.title)
    paper = to_json(replace(without_addresses(found.paper), seal=code, fingerprint="")).decode()
    return Seal(
        code=code,
        kind=found.kind,
        report=found.report,
        title=found.title[:400],
        unit_id=found.units[0],
        unit_code=found.unit.code,
        unit_title=found.unit.title,
        as_of=found.day,
        geography=found.geography,
        known_at=known_at,
        author_id=by.pk,
        parameters=dict(found.parameters),
        paper=paper,
        figures=_figures(found),
        definitions=[asdict(each) for each in found.definitions],
        fingerprint=fingerprint_of(paper),
        persons=found.cells.persons if found.cells is not None else max(map(persons_in, found.parts), default=0),
        needs=sorted(right.value for right in found.needs),
        note=note.strip(),
        document_number=document_number.strip(),
    )


def _figures(found: Sealable) -> dict[str, Any]:
    cells = {} if found.cells is None else {"cells": found.cells.as_json()}
    return {"parts": [part.figures() for part in found.parts], **cells}


def _free_code(unit_title: str) -> str:
    while Seal.objects.filter(code=(code := new_code(unit_title))).exists():
        continue
    return code


def _database_time() -> datetime:
    """By the clock that history goes by."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        return narrowed(cursor.fetchone()[0], datetime)

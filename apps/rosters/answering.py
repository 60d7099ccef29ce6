"""Where answers about a file are found: the dictionary of its unit and province, the decisions on the upload."""

from django.db import connection, models

from apps.rosters.answers import Answers, Meaning
from apps.rosters.mapping.services import mappings_for, mappings_of
from apps.rosters.mapping.values import NOTHING_SAID
from apps.rosters.models import DecisionKind, RowDecision, Upload, ValueMapping
from apps.rosters.units import reach_of

# Most uploads are new files in headers that are known: one short look spares them three questions.
ANSWERED = """
SELECT EXISTS (SELECT FROM rosters_rowdecision WHERE upload_id = %(upload)s AND taken_back_at IS NULL),
  EXISTS (SELECT FROM rosters_sheetchoice WHERE upload_id = %(upload)s),
  EXISTS (SELECT FROM rosters_columnmapping WHERE unit_id = %(unit)s AND revoked_at IS NULL)
"""
Meanings = dict[tuple[str, str, str], Meaning]


def dictionary_of(unit: models.Model) -> Meanings:
    """What the dictionary says for a unit; its own answer goes before that of the province."""
    holding = ValueMapping.objects.standing().filter(unit__covers__covered=unit.pk).order_by("pk")
    entries = list(holding.values_list("unit", "format", "column", "folded", "pk", "meaning"))
    reach = reach_of({entry[0] for entry in entries})
    entries.sort(key=lambda entry: -reach[entry[0]])
    return {(code, column, folded): Meaning(pk, text) for _unit, code, column, folded, pk, text in entries}


def answers_for(unit: models.Model) -> Answers:
    """What is known before anybody has looked at the file."""
    return Answers(meanings=dictionary_of(unit), mappings=mappings_for(unit))


def answers_of(upload: Upload) -> Answers:
    """Everything that was answered about an upload so far."""
    is_decided, has_sheets, has_columns = _answered(upload)
    decisions = RowDecision.objects.standing().filter(upload=upload) if is_decided else ()
    by_kind: dict[str, list[RowDecision]] = {kind: [] for kind in DecisionKind.values}
    for decision in decisions:
        by_kind[decision.kind].append(decision)
    return Answers(
        meanings=dictionary_of(upload.unit),
        cells={
            (each.sheet, each.row, letter): text
            for each in by_kind[DecisionKind.CORRECT]
            for letter, text in each.values.items()
        },
        left_out={(each.sheet, each.row): each.reason for each in by_kind[DecisionKind.SKIP]},
        mappings=mappings_of(upload) if has_sheets or has_columns else NOTHING_SAID,
        people={(each.sheet, each.row): each.values for each in by_kind[DecisionKind.CHOOSE]},
        papers={(each.sheet, each.row): each.values for each in by_kind[DecisionKind.PAPER]},
        is_layout_chosen=upload.is_layout_chosen,
    )


def _answered(upload: Upload) -> tuple[bool, bool, bool]:
    """Whether rows of an upload were decided about, its sheets chosen, or columns of its unit explained at all."""
    with connection.cursor() as cursor:
        cursor.execute(ANSWERED, {"upload": upload.pk, "unit": upload.unit_id})
        is_decided, has_sheets, has_columns = cursor.fetchone()
    return is_decided, has_sheets, has_columns

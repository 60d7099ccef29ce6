"""What the roster engine keeps: uploads with their rows, and what people have said of their columns and sheets."""

from apps.rosters.models.decisions import AbsentAnswer, AbsentChoice, Cancellation, DecisionKind, RowDecision
from apps.rosters.models.dictionary import MappingUse, ValueMapping
from apps.rosters.models.mappings import ColumnMapping, SheetChoice
from apps.rosters.models.marked import MarkedFile
from apps.rosters.models.uploads import STOPPED, UNDER_WAY, RowStatus, StagedRow, Upload, UploadState

__all__ = [
    "STOPPED",
    "UNDER_WAY",
    "AbsentAnswer",
    "AbsentChoice",
    "Cancellation",
    "ColumnMapping",
    "DecisionKind",
    "MappingUse",
    "MarkedFile",
    "RowDecision",
    "RowStatus",
    "SheetChoice",
    "StagedRow",
    "Upload",
    "UploadState",
    "ValueMapping",
]

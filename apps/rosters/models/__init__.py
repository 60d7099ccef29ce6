"""What the roster engine keeps: uploads with their rows."""

from apps.rosters.models.uploads import UNDER_WAY, RowStatus, StagedRow, Upload, UploadState

__all__ = ["UNDER_WAY", "RowStatus", "StagedRow", "Upload", "UploadState"]

"""In which rosters the entries of the dictionary were read: what to look at when a meaning turns out to be wrong."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from apps.rosters.models import MappingUse, Upload, UploadState, ValueMapping

# So many rosters are named, the latest ones.
ROSTERS_NAMED = 10


@dataclass(frozen=True)
class Use:
    """A roster in which an entry was read, in so many rows."""

    upload: Upload
    rows: int


@dataclass(frozen=True)
class Uses:
    """All rosters of one entry that the reader may see, the latest first."""

    files: list[Use] = field(default_factory=list)

    @property
    def rows(self) -> int:
        return sum(each.rows for each in self.files)

    @property
    def named(self) -> list[Use]:
        return self.files[:ROSTERS_NAMED]

    @property
    def others(self) -> int:
        return len(self.files) - len(self.named)

    @property
    def applied(self) -> list[Upload]:
        """Those whose records are in the registry by this meaning."""
        return [each.upload for each in self.files if each.upload.state == UploadState.APPLIED]


def uses_of(entries: Iterable[ValueMapping], reader: Any) -> dict[int, Uses]:
    """By the primary keys of the entries; those that were read nowhere are there too."""
    found = {entry.pk: Uses() for entry in entries}
    told = ("code", "filename", "state")
    uploads = (
        Upload.objects.visible_to(reader)
        .only(*told)
        .in_bulk(MappingUse.objects.filter(mapping__in=found).values_list("upload", flat=True))
    )
    for use in MappingUse.objects.filter(mapping__in=found, upload__in=uploads).order_by("-upload"):
        found[use.mapping_id].files.append(Use(uploads[use.upload_id], use.rows))
    return found

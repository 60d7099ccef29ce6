"""Which groups lie inside others, and whether a roster's own totals and people agree with the registry."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as __
from django.utils.translation import gettext_lazy as _

from apps.reporting.consistency.definitions import (
    Check,
    Finding,
    Ground,
    Number,
    Subset,
    Weight,
    declare_check,
    declare_subset,
)
from apps.reporting.table import ReportTable
from apps.rosters.loading import PEOPLE
from apps.rosters.models import Upload, UploadState

declare_subset(Subset("party_standing_committee", "party_executive_committee", "Điều lệ Đảng Điều 20, 22"))
declare_subset(Subset("cadres", "cadres_and_civil_servants", "Luật Cán bộ, công chức"))
declare_subset(Subset("civil_servants", "cadres_and_civil_servants", "Luật Cán bộ, công chức"))
# Who stands on a roster of a commune's people, whatever the layout names.
ON_A_ROSTER = ("cadres_and_civil_servants", "non_professional")


def rosters_agree(ground: Ground) -> Iterator[Finding]:
    """The last applied roster of each unit for this very day: its totals, and its people beside the registry's."""
    table = ground.by_unit("quality")
    places = {place.pk: place for place in table.places}
    uploads = (
        Upload.objects.visible_to(ground.user)
        .described()
        .filter(unit__in=places, as_of=ground.day, state=UploadState.APPLIED, format=PEOPLE)
        .order_by("unit", "-applied_at")
        .distinct("unit")
    )
    for upload in uploads:
        yield from _totals(ground, upload, places[upload.unit_id].title)
        yield from _people(ground, table, upload)


def _totals(ground: Ground, upload: Upload, where: str) -> Iterator[Finding]:
    """A total row that did not count what stands above it."""
    for sheet in upload.understood.get("sheets", []):
        for total in sheet.get("totals", []):
            ground.compared += 1
            if total["stated"] != total["counted"]:
                yield Finding(
                    where,
                    __("A total row of the roster %(code)s does not count the rows above it.") % {"code": upload.code},
                    (
                        Number(__("Stated in the file"), int(total["stated"]), upload.get_absolute_url()),
                        Number(__("Counted in the file"), int(total["counted"])),
                    ),
                    __("Ask the commune which of the two is right, and whether a person was left out."),
                )


def _people(ground: Ground, table: ReportTable, upload: Upload) -> Iterator[Finding]:
    if not upload.summary:
        return  # an upload that kept no count of its rows has nothing to compare
    ground.compared += 1
    rows = sum(upload.summary.get(status, 0) for status in ("new", "changed", "moved", "unchanged"))
    groups = [group for group in table.groups if group.code in ON_A_ROSTER]
    sizes = [table.base(group.code, upload.unit_id) for group in groups]
    if rows not in (sum(sizes), sizes[0] if sizes else 0):
        place = next(place for place in table.places if place.pk == upload.unit_id)
        numbers = [
            Number(str(group.title), size, ground.report_url("quality", place.code, group=group.code))
            for group, size in zip(groups, sizes, strict=True)
        ]
        yield Finding(
            place.title,
            __("The roster %(code)s of this day has another number of people than the registry.")
            % {"code": upload.code},
            (Number(__("People on the roster"), rows, upload.get_absolute_url()), *numbers),
            __("Changed since the roster was applied, or on the roster without a post that counts. Open both lists."),
            Weight.EXPLAINED,
        )


declare_check(
    Check(
        "rosters",
        _("Rosters and the registry"),
        _("Total rows of applied rosters, and as many people on a roster of the day as the registry counts."),
        rosters_agree,
    )
)

"""A standard of the province for one title outside the professional service, with a grace that ends soon; invented."""

from __future__ import annotations

from datetime import date
from random import Random

from apps.qualifications.models import StandardCriterion, StandardScope, StandardSet

FROM, UNTIL = date(2024, 1, 1), date(2025, 7, 1)
GRACE_UNTIL = date(2026, 1, 1)
ASKED = {"gen_edu": "GDPT_THPT", "prof_edu": "CM_CD"}


def build(_: Random) -> None:
    """What the decree asks is the least: here the office must have college, whoever was in post has time.

    Built last, so that no plan, class or exemption of the demonstration is drawn from other people than before.
    """
    standard = StandardSet.objects.create(
        code="TD-VPDU",
        label_vi="Văn phòng Đảng ủy (quy định của tỉnh, số liệu trình diễn)",
        label_en="Party Office staff (rule of the province, demonstration data)",
        legal_basis_id="ND33_2023",
        position=90,
        valid_from=FROM,
        valid_to=UNTIL,
        in_post_on=FROM,
        grace_until=GRACE_UNTIL,
    )
    StandardScope.objects.create(standard=standard, title_id="KCT_VPDU")
    for ladder, level in ASKED.items():
        StandardCriterion.objects.create(standard=standard, ladder_id=ladder, level_id=level)

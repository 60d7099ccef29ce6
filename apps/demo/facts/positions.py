"""Job positions that two communes try out before the reform: who stands in which; the decisions are invented."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from random import Random

from django.db.backends.postgresql.psycopg_any import DateRange

from apps.cadres.models import Posting
from apps.communes.models import Unit
from apps.demo.copying import Facts, copy_rows
from apps.demo.lives import DAY
from apps.qualifications.models import JobPlacement, JobPosition

PROVINCE = "p17"
COMMUNES = ("c05356", "c05365")
BEGINS, ENDS = date(2024, 7, 1), date(2025, 7, 1)
INVENTED = "số liệu trình diễn"
# By title: the code of its position and what the position is called.
POSITIONS = {
    "CD_VPTK": ("VT_TD_VANPHONG", "Văn thư, lưu trữ, thống kê", "Records and statistics"),
    "CD_DCXD": ("VT_TD_DIACHINH", "Địa chính, xây dựng, môi trường", "Land, building and environment"),
    "CD_TCKT": ("VT_TD_KETOAN", "Kế toán ngân sách xã", "Accounts of the commune"),
    "CD_TPHT": ("VT_TD_HOTICH", "Đăng ký hộ tịch, chứng thực", "Civil status and authentication"),
    "CD_VHXH": ("VT_TD_VANHOA", "Văn hóa, lao động, chính sách xã hội", "Culture, labour and social policy"),
}


def build(chance: Random) -> None:
    """No standard names these positions, so nobody's standard is another one than that of the title."""
    JobPosition.objects.bulk_create(_positions())
    copy_rows(JobPlacement, list(_placements()))


def _positions() -> list[JobPosition]:
    province = Unit.objects.get(key=PROVINCE)
    return [
        JobPosition(
            code=code,
            label_vi=vi,
            label_en=en,
            position=place,
            valid_from=BEGINS,
            valid_to=ENDS,
            province=province,
            decision_number="17/QĐ-UBND-TD",
            decision_on=date(2024, 6, 20),
            decision_issuer=f"UBND tỉnh Hòa Bình ({INVENTED})",
        )
        for place, (code, vi, en) in enumerate(POSITIONS.values(), start=11)
    ]


def _placements() -> Iterator[Facts]:
    """Everyone who holds such a post in the two communes, from the first day on which the position and the post run."""
    posts = Posting.objects.running_on(DAY).counted().filter(unit__key__in=COMMUNES, title__in=POSITIONS)
    for cadre, posting, title, held in posts.order_by("pk").values_list("cadre_id", "pk", "title_id", "period"):
        yield {
            "cadre_id": cadre,
            "posting_id": posting,
            "position_id": POSITIONS[title][0],
            "period": DateRange(max(held.lower, BEGINS), min(held.upper or ENDS, ENDS)),
            "decision_number": "18/QĐ-UBND-TD",
            "decision_on": date(2024, 6, 28),
            "decision_issuer": f"UBND huyện Yên Thủy ({INVENTED})",
        }

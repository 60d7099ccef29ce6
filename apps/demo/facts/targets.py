"""Plans with targets: one of the province, and Project 06 of Tân Kỳ. The province's plan is invented.

Of Project 06 the targets are those that its progress report names: graduates for each commune, and civil servants
of intermediate level or above.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from random import Random

from apps.communes.models import Unit
from apps.targets.models import Kind, Target, TargetPlan

INVENTED = "Số liệu trình diễn"


@dataclass(frozen=True)
class Aim:
    """A row of the quality report, with all levels above it, and what it shall reach."""

    title: str
    group: str
    measure: str
    category: str
    kind: Kind
    floor: int
    ceiling: int


@dataclass(frozen=True)
class Plan:
    """A plan of the unit of this key; its targets fall due on the last day of its last year."""

    key: str
    name: str
    document_number: str
    issued_on: date | None
    issuer: str
    years: tuple[int, int]
    aims: tuple[Aim, ...]


STAFF, CIVIL = "cadres_and_civil_servants", "civil_servants"
PLANS = (
    Plan(
        "p17",
        "Đề án nâng cao chất lượng đội ngũ cán bộ, công chức cấp xã tỉnh Hòa Bình giai đoạn 2021–2025",
        "05-ĐA/TD",
        date(2021, 6, 15),
        "Tỉnh ủy Hòa Bình",
        (2021, 2025),
        (
            Aim("CBCC có trình độ đại học trở lên", STAFF, "professional", "CM_DH", Kind.SHARE, 80, 85),
            Aim("CBCC có LLCT từ trung cấp trở lên", STAFF, "political_theory", "LLCT_TC", Kind.SHARE, 75, 80),
            Aim("Bình quân CBCC có trình độ đại học mỗi xã", STAFF, "professional", "CM_DH", Kind.MEAN, 15, 18),
        ),
    ),
    Plan(
        "d423",
        "Nâng cao chất lượng đội ngũ cán bộ trong hệ thống chính trị cấp xã, thị trấn giai đoạn 2011–2015",
        "Đề án số 06",
        None,
        "Huyện ủy Tân Kỳ",
        (2011, 2015),
        (
            Aim("Cán bộ có trình độ đại học mỗi xã", STAFF, "professional", "CM_DH", Kind.MEAN, 7, 10),
            Aim("Công chức có trình độ trung cấp trở lên", CIVIL, "professional", "CM_TC", Kind.SHARE, 85, 90),
        ),
    ),
)


def build(_chance: Random) -> None:
    """Nothing here is drawn: a plan's targets are those of its document."""
    units = {unit.key: unit for unit in Unit.objects.filter(key__in=[plan.key for plan in PLANS])}
    for plan in PLANS:
        first, last = plan.years
        written = TargetPlan.objects.create(
            unit=units[plan.key],
            name=plan.name,
            document_number=plan.document_number,
            issued_on=plan.issued_on,
            issuer=plan.issuer,
            first_year=first,
            last_year=last,
            note=INVENTED,
        )
        Target.objects.bulk_create(_target(written, aim) for aim in plan.aims)


def _target(plan: TargetPlan, aim: Aim) -> Target:
    return Target(
        plan=plan,
        title=aim.title,
        report="quality",
        group=aim.group,
        measure=aim.measure,
        category=aim.category,
        and_above=True,
        kind=aim.kind,
        floor=Decimal(aim.floor),
        ceiling=Decimal(aim.ceiling),
        due_on=date(plan.last_year, 12, 31),
    )

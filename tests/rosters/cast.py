"""A commune and a province in which there is something to say in every layout."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.backends.postgresql.psycopg_any import DateRange

from apps.accounts.models import User
from apps.cadres.models import Cadre, Category, SurplusCase
from apps.communes.models import Kind, Level, Unit, UnitPeriod
from apps.communes.services import rebuild_cover
from apps.core.dates import PartialDate, Precision
from apps.qualifications.models import JobPosition
from apps.rosters.formats import Format
from apps.rosters.prefilling import known_people
from apps.training.models import TrainingClass
from apps.training.services import enrol
from tests.cadres.mergers import merge_two, planned
from tests.conftest import DAY, Person, Units
from tests.rosters.drawn import Known, Row, filled

NAMES = {"Bùi Văn Hạnh": "CD_BT", "Đinh Thị Nguyệt": "CD_VPTK", "Quách Công Lợi": "CD_TCKT", "Hà Thị Lan": "CD_CTHD"}
FURTHER = ("Bùi Văn Quyền", "Đinh Văn Ký", "Xa Văn Tới")
CLASSES = ("Trung cấp LLCT khóa 5", "Quản lý nhà nước khóa 2")
POSITIONS = {"A": "Văn thư", "B": "Lưu trữ"}
COMMUNES = ("Xã Lạc Sỹ", "Xã Bảo Hiệu", "Xã Thu Phong")
# Communes that no resolution ends, of which two become one each time.
LASTING = {"c05102": "Tây Phong", "c05103": "Nam Phong", "c05104": "Bắc Phong", "c05107": "Đông Phong"}
BASIS = "Nghị định 33/2023/NĐ-CP"
LADDERS = {"Lý luận chính trị": ("Trung cấp", "Cao cấp"), "Trình độ chuyên môn": ("Đại học", "Thạc sĩ")}


def made_cast(units: Units, person: Person, by: User) -> "Cast":
    """People with diplomas, classes, positions, and a merger that is planned and leaves one of them over."""
    by.is_superuser = True
    by.save()
    for place, (name, title) in enumerate(NAMES.items()):
        birth = PartialDate(date(1976, 5, 12 + place), Precision.DAY)
        person(name, title=title, birth=birth, qualifications={"prof_edu": "CM_DH"})
    classes = [
        TrainingClass.objects.create(
            unit=units.lac_sy, course_id="DT_LLCT_TC", name=name, starts_on=date(2024, 1, 8),
            ends_on=date(2024, 11, 29), sessions=40,
        )
        for name in CLASSES
    ]  # fmt: skip
    enrol(training_class=classes[0], cadres=list(Cadre.objects.select_related("home_unit")), by=by)
    for code, label in POSITIONS.items():
        JobPosition.objects.create(code=code, label_vi=label, label_en=label, province=units.province)
    merger = merge_two(units)
    planned(merger)
    for left in Cadre.objects.all()[:3]:
        SurplusCase.objects.create(
            reorganisation=merger.reorganisation, cadre=left, unit=units.lac_sy, group=Category.CADRE,
            reason_id="DD_DVHC",
        )  # fmt: skip
    for key, name in LASTING.items():
        unit = Unit.objects.create(key=key, level=Level.COMMUNE)
        UnitPeriod.objects.create(
            unit=unit, code=key[1:], name=name, kind=Kind.XA, parent=units.cao_phong, valid=DateRange(None, None)
        )
    rebuild_cover()
    return Cast(units, by)


@dataclass(frozen=True)
class Cast:
    """Who sends, and for which unit."""

    units: Units
    by: User

    def unit(self, declared: Format) -> Any:
        """Lists of people are a commune's, all others and the plan of a merger the province's."""
        is_of_people = declared.code == "people" or "person_code" in declared.person
        return self.units.lac_sy if is_of_people and declared.code != "merger_plan" else self.units.province

    def known(self, declared: Format) -> Known:
        """What the template is filled with, and what else its rows may name."""
        rows = filled(declared, self.values(declared), DAY)
        words = {**WORDS, **OWN_WORDS.get(declared.code, {})}
        return Known(rows, PARTS.get(declared.code, ()), words, is_closed=declared.code in CLOSED)

    def values(self, declared: Format) -> list[dict[str, object]]:
        """What the registry knows of the unit, as the template is filled with it."""
        return known_people(self.unit(declared), DAY, self.by, declared.code)


# These write what is there already, and make nothing new.
CLOSED = frozenset({"verifications", "merger_plan", "surplus", "training"})
WORDS: Mapping[str, Sequence[str]] = {
    "unit_text": COMMUNES,
    "class_name": CLASSES,
    "class_code": ("",),
    "job_position": tuple(POSITIONS.values()),
    "accepted_position": tuple(POSITIONS.values()),
    "scope_position": tuple(POSITIONS.values()),
}
APPEALS = ("appealed", "answered", "appeal", "cancelled", "cancelled_by")
OWN_WORDS: Mapping[str, Mapping[str, Sequence[str]]] = {
    "people": {
        "full_name": (*NAMES, *FURTHER),
        "male": ("12/05/1976", "03/1981", "1979"),
        "female": ("",),
        "citizen_id": ("",),
        "phone": ("0912345678", "0387654321"),
        "foreign_lang": ("Chưa qua đào tạo", "Tiếng Anh B1"),
    },
    "petitions": {"full_name": ("",), "person_code": ("",)},
    "votes": {"vote_scheme": ("",), "session": ("",)},
    "merger_plan": {"unit_after": ("Lạc Lương",), "title_after": ("Bí thư Đảng ủy",), "how_left": ("",)},
    "discipline": {
        "state_form": ("Khiển trách", "Cảnh cáo"),
        "party_form": ("Khiển trách", "Cảnh cáo"),
        **{f"{side}_{key}": ("",) for side in ("state", "party") for key in APPEALS},
    },
}
SET = {"set_name": "Tiêu chuẩn riêng", "set_special": "", "set_area": "Mọi địa bàn", "set_grace": ""}
SETS: Sequence[Row] = [
    SET | {"set_from": first, "set_until": last, "set_in_post": ""}
    for first, last in (("01/01/2050", "31/12/2054"), ("01/01/2055", "31/12/2059"), ("01/01/2060", ""))
]
SCOPES: Sequence[Row] = [
    {"scope_title": title, "scope_position": "", "scope_group": "", "set_article": "", "set_basis": BASIS}
    for title in ("Văn phòng - thống kê", "Tài chính - kế toán")
]
PARTS: Mapping[str, Sequence[Sequence[Row]]] = {
    "courses": [[{"course_ladder": on, "course_level": level} for on, levels in LADDERS.items() for level in levels]],
    "qualifications": [
        [
            {"diploma_ladder": on, "diploma_words": level, "diploma_language": "", "diploma_state": "Đã có"}
            | {"diploma_expected": ""}
            for on, levels in LADDERS.items()
            for level in levels
        ]
    ],
    "standards": [
        SETS,
        SCOPES,
        [
            {"asked": on, "asked_level": level, "asked_area_level": ""}
            for on, levels in LADDERS.items()
            for level in levels
        ],
    ],
    "votes": [
        [{"body": "HĐND xã", "held_on": "12/12/2023", "summoned": "20", "present": "18"}],
        [
            {"issued": "18", "valid": "18", "high": str(high), "medium": str(16 - high), "low": "2", "invalid": "0"}
            for high in (4, 9, 12)
        ],
    ],
    "reorganisations": [
        [
            {"reorg_resolution": f"Nghị quyết {place // 2}/NQ-HĐND", "reorg_issued": "10/02/2025", "reorg_people": ""}
            | {"reorg_effective": "01/03/2025", "reorg_from": f"{key[1:]} Xã {name}", "reorg_how": "Toàn bộ"}
            | {"reorg_to": f"Xã Phong {place // 2}", "reorg_seat": "Không" if place % 2 else "Có", "reorg_code": ""}
            | {"reorg_subject": ""}
            for place, (key, name) in enumerate(LASTING.items())
        ]
    ],
}

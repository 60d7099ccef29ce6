"""The columns of the workbook of standards: the set, one of whom it concerns, and one thing that it asks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from apps.cadres.models import Category, LegalBasis, Title
from apps.cadres.roster_facts.columns import FactColumn, choice, day, labels_of, listed, text
from apps.qualifications.models import AreaClass, JobPosition, QualificationLevel
from apps.qualifications.standards.words import ASPECT_LABELS
from apps.rosters.loading import Field


class Asked(TextChoices):
    """What a standard may ask of a person."""

    PROF_EDU = "prof_edu", ASPECT_LABELS["prof_edu"]
    MAJOR = "major", ASPECT_LABELS["major"]
    POL_THEORY = "pol_theory", ASPECT_LABELS["pol_theory"]
    GEN_EDU = "gen_edu", ASPECT_LABELS["gen_edu"]
    STATE_MGMT = "state_mgmt", ASPECT_LABELS["state_mgmt"]
    IT_LEVEL = "it_level", ASPECT_LABELS["it_level"]
    FOREIGN_LANG = "foreign_lang", ASPECT_LABELS["foreign_lang"]


class Answer(TextChoices):
    """Yes or no, as the database writes it."""

    YES = "true", _("yes")
    NO = "false", _("no")


def level_words(_day: date) -> Sequence[str]:
    """The words of all levels; some stand on more than one ladder."""
    return list(dict.fromkeys(QualificationLevel.objects.filter(rank__gt=0).values_list("label_vi", flat=True)))


def level(key: str, label: object, headers: tuple[str, ...], position: int) -> FactColumn:
    """A level by its words; on which ladder the row says."""
    column = text(key, label, headers, position=position, width=24, choices=level_words)
    return replace(column, field=Field(key, str(label), "code", labels_of(QualificationLevel)))


SET = (
    text(
        "set_name",
        _("Standard"),
        ("Tên bộ tiêu chuẩn", "Tên tiêu chuẩn", "Bộ tiêu chuẩn chức danh", "Bộ tiêu chuẩn", "Tiêu chuẩn"),
        position=1,
        width=40,
        is_key=True,
    ),
    day(
        "set_from",
        _("First day"),
        ("Áp dụng từ ngày", "Hiệu lực từ ngày", "Có hiệu lực từ", "Áp dụng từ", "Ngày áp dụng", "Ngày có hiệu lực"),
        position=2,
        width=12,
        is_key=True,
    ),
    day("set_until", _("Last day"), ("Áp dụng đến ngày", "Hiệu lực đến ngày"), position=3, width=12),
    listed(
        "set_basis",
        _("Legal basis"),
        ("Căn cứ pháp lý", "Văn bản quy định", "Căn cứ", "Văn bản", "Theo văn bản"),
        LegalBasis,
        position=4,
        width=28,
    ),
    text("set_article", _("Article"), ("Điều, khoản", "Điều khoản", "Điều"), position=5, width=14),
    choice(
        "set_area",
        _("Area"),
        ("Địa bàn áp dụng", "Phạm vi địa bàn"),
        AreaClass,
        {"general": ("Mọi địa bàn", "Chung", "Toàn tỉnh"), "difficult": ("Chỉ vùng khó khăn", "Vùng khó khăn")},
        position=6,
        width=16,
    ),
    choice(
        "set_special",
        _("Special law"),
        ("Luật chuyên ngành", "Theo luật chuyên ngành"),
        Answer,
        {"true": ("Có", "x"), "false": ("Không",)},
        position=7,
        width=12,
    ),
    day(
        "set_in_post",
        _("Grace for who was in post on"),
        ("Người đang giữ chức vụ ngày", "Đang giữ chức vụ vào ngày"),
        position=8,
        width=12,
    ),
    day(
        "set_grace",
        _("Last day of grace"),
        ("Hoàn thiện tiêu chuẩn đến hết ngày", "Hạn hoàn thiện tiêu chuẩn"),
        position=9,
        width=12,
    ),
)
SCOPE = (
    listed(
        "scope_title",
        _("Title concerned"),
        ("Chức danh áp dụng", "Áp dụng cho chức danh"),
        Title,
        position=20,
        width=28,
    ),
    listed(
        "scope_position",
        _("Job position concerned"),
        ("Vị trí việc làm áp dụng", "Áp dụng cho vị trí việc làm"),
        JobPosition,
        position=21,
        width=24,
    ),
    choice(
        "scope_group",
        _("Group concerned"),
        ("Nhóm đối tượng áp dụng", "Áp dụng cho nhóm"),
        Category,
        {
            "cadre": ("Cán bộ", "Cán bộ cấp xã"),
            "civil_servant": ("Công chức", "Công chức cấp xã"),
            "non_professional": ("Người hoạt động không chuyên trách", "Không chuyên trách"),
        },
        position=22,
        width=22,
    ),
)
CRITERION = (
    choice(
        "asked",
        _("What is asked"),
        (
            *("Tiêu chí", "Nội dung tiêu chuẩn", "Tiêu chuẩn về", "Nội dung yêu cầu", "Tiêu chí yêu cầu"),
            *("Yêu cầu về", "Nội dung tiêu chí", "Loại tiêu chuẩn", "Nội dung"),
        ),
        Asked,
        {
            "prof_edu": ("Trình độ chuyên môn", "Chuyên môn"),
            "major": ("Ngành đào tạo phù hợp", "Ngành đào tạo", "Chuyên ngành"),
            "pol_theory": ("Lý luận chính trị",),
            "gen_edu": ("Giáo dục phổ thông", "Văn hóa"),
            "state_mgmt": ("Quản lý nhà nước",),
            "it_level": ("Tin học",),
            "foreign_lang": ("Ngoại ngữ",),
        },
        position=30,
        width=22,
    ),
    level(
        "asked_level",
        _("Least level"),
        (
            *("Trình độ tối thiểu", "Yêu cầu tối thiểu", "Mức tối thiểu", "Mức yêu cầu", "Mức tối thiểu phải đạt"),
            *("Mức yêu cầu tối thiểu", "Trình độ yêu cầu", "Tối thiểu", "Yêu cầu"),
        ),
        31,
    ),
    level(
        "asked_area_level",
        _("Least level in difficult areas"),
        ("Trình độ tối thiểu ở vùng khó khăn", "Yêu cầu tối thiểu ở vùng khó khăn"),
        32,
    ),
)
COLUMNS = (*SET, *SCOPE, *CRITERION)

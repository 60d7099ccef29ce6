"""Specialties in the groups that statistics print, by the words of the diploma's own specialty.

Files write specialties freely; the groups follow the fields of the official list of majors (Circular 09/2022).
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from django.db.models import Case, CharField, Q, TextField, Value, When
from django.utils.translation import gettext_lazy as _

from apps.core.ranges import Folded
from apps.qualifications.dimensions import NO_DIPLOMA, NOT_STATED, of_highest
from apps.qualifications.models import Qualification
from apps.reporting.definitions import Category, Dimension, Facts, Kind, Rows, Sheet, StrOrPromise
from apps.reporting.registry import registry

# The first group that has one of the words; folded, as searches are.
GROUPS: tuple[tuple[str, StrOrPromise, tuple[str, ...]], ...] = (
    ("defence", _("Defence and security"), ("quan su", "quoc phong", "an ninh", "canh sat", "hinh su", "cong an")),
    ("party_building", _("Politics and Party building"), ("xay dung dang", "chinh tri", "triet hoc", "chu nghia")),
    ("law", _("Law"), ("luat", "phap ly", "tu phap")),
    (
        "finance",
        _("Finance, accounting, economics"),
        ("ke toan", "tai chinh", "ngan hang", "kinh te", "kiem toan", "quan tri kinh doanh", "thue"),
    ),
    (
        "administration",
        _("Public administration and office"),
        ("hanh chinh", "quan tri van phong", "quan ly nha nuoc", "quan ly cong", "luu tru", "nhan luc"),
    ),
    (
        "agriculture",
        _("Agriculture and forestry"),
        ("nong nghiep", "lam nghiep", "cay trong", "chan nuoi", "thu y", "thuy san", "khuyen nong", "trong trot"),
    ),
    (
        "land",
        _("Land, construction, environment"),
        ("dat dai", "dia chinh", "xay dung", "moi truong", "trac dia", "kien truc", "giao thong", "thuy loi"),
    ),
    ("informatics", _("Information technology"), ("tin hoc", "cong nghe thong tin", "may tinh", "phan mem")),
    ("medicine", _("Medicine"), ("y khoa", "duoc", "dieu duong", "y te", "y si", "bac si")),
    ("education", _("Education"), ("su pham", "giao duc", "mam non", "tieu hoc")),
    (
        "culture",
        _("Culture and social work"),
        ("van hoa", "xa hoi", "the duc", "the thao", "du lich", "bao chi", "lao dong", "lich su", "ngu van"),
    ),
)
OTHER = Category("other", _("Other specialties"), values=("other",))


def specialty_facts(day: date) -> Sheet:
    return Sheet(specialties_on(day), "cadre", {"specialty": specialty_rows()})


def specialty_rows() -> tuple[Category, ...]:
    return (
        *(Category(code, title, values=(code,)) for code, title, _words in GROUPS),
        OTHER,
        Category(NOT_STATED, _("Specialty not stated"), Kind.UNKNOWN, (NOT_STATED,)),
        NO_DIPLOMA,
    )


@lru_cache(maxsize=64)
def specialties_on(day: date) -> Rows:
    """One row per person with a professional qualification that counts."""
    held = Qualification.objects.counting_on(day).filter(level__ladder="prof_edu", level__rank__gt=0).order_by()
    people = held.values("cadre_id").annotate(named=of_highest("specialty"))
    folded = people.annotate(folded=Folded("named", output_field=TextField()))
    whens = [When(named=NOT_STATED, then=Value(NOT_STATED))]
    for code, _title, words in GROUPS:
        whens.append(When(_any_of(words), then=Value(code)))
    grouped = folded.annotate(group=Case(*whens, default=Value(OTHER.code), output_field=CharField()))
    return grouped.values_list("cadre_id", "group")


def _any_of(words: tuple[str, ...]) -> Q:
    found = Q()
    for word in words:
        found |= Q(folded__contains=word)
    return found


registry.declare(
    Facts(
        "specialties",
        (
            Dimension(
                "specialty",
                _("Specialty"),
                _("Persons by the group of specialties to which that of their highest professional diploma belongs."),
                "Thông tư 09/2022/TT-BGDĐT; Mẫu 2C-BNV/2008",
                is_ordered=False,
            ),
        ),
        specialty_facts,
    )
)

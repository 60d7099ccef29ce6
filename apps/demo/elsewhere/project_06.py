"""The standards by which Tân Kỳ judged its people under its Project 06, and the area for which they hold."""

from __future__ import annotations

from datetime import date

from django.db.backends.postgresql.psycopg_any import DateRange

from apps.cadres.models import LegalBasis
from apps.communes.models import UnitPeriod
from apps.demo.copying import Facts, copy_rows
from apps.qualifications.models import StandardCriterion, StandardScope, StandardSet, UnitArea

BASIS, AREA = "DA06_TANKY", "KV_MIEN_NUI"
BEGAN, ENDED = date(2012, 1, 1), date(2016, 1, 1)
INVENTED = "số liệu trình diễn"
# Code, words, titles, and the least levels. Of leading cadres the national standard of mountain areas asks enough.
SETS = (
    (
        "TK06-CB",
        ("Cán bộ Mặt trận, đoàn thể xã của huyện Tân Kỳ", "Front and mass organisation cadres of Tân Kỳ"),
        ("CD_CTMT", "CD_BTDTN", "CD_CTPN", "CD_CTND", "CD_CTCCB"),
        {"gen_edu": "GDPT_THCS", "prof_edu": "CM_SC", "pol_theory": "LLCT_TC"},
    ),
    (
        "TK06-CC",
        ("Công chức xã của huyện Tân Kỳ", "Commune civil servants of Tân Kỳ"),
        ("CD_VPTK", "CD_DCXD", "CD_TCKT", "CD_TPHT", "CD_VHXH", "CD_TCA"),
        {"gen_edu": "GDPT_THPT", "prof_edu": "CM_TC", "pol_theory": "LLCT_TC"},
    ),
    (
        "TK06-QS",
        ("Chỉ huy trưởng Quân sự xã của huyện Tân Kỳ", "Commune military commanders of Tân Kỳ"),
        ("CD_CHTQS",),
        {"gen_edu": "GDPT_THPT", "prof_edu": "CM_SC", "pol_theory": "LLCT_TC"},
    ),
)


def write_standards(communes: list[UnitPeriod]) -> None:
    """Standards of difficult areas, and the mountains in which all communes of the district lie."""
    LegalBasis.objects.create(
        code=BASIS,
        label_vi="Đề án số 06 của Huyện ủy Tân Kỳ",
        label_en="Project 06 of the district Party committee of Tân Kỳ",
        position=900,
        valid_from=BEGAN,
        valid_to=ENDED,
        legal_basis=f"Đề án số 06, giai đoạn 2011–2015 ({INVENTED})",
    )
    for position, (code, words, titles, levels) in enumerate(SETS, start=900):
        _write_set(code, words, titles, levels, position)
    _write_areas(communes)


def _write_set(
    code: str, words: tuple[str, str], titles: tuple[str, ...], levels: dict[str, str], position: int
) -> None:
    standard = StandardSet.objects.create(
        code=code,
        label_vi=words[0],
        label_en=words[1],
        position=position,
        legal_basis_id=BASIS,
        valid_from=BEGAN,
        valid_to=ENDED,
        area="difficult",
    )
    StandardCriterion.objects.bulk_create(
        StandardCriterion(standard=standard, ladder_id=ladder, level_id=least) for ladder, least in levels.items()
    )
    StandardScope.objects.bulk_create(StandardScope(standard=standard, title_id=title) for title in titles)


def _write_areas(communes: list[UnitPeriod]) -> None:
    shared: Facts = {
        "flag_id": AREA,
        "period": DateRange(BEGAN, ENDED),
        "decision_number": "01/QĐ-TD",
        "decision_on": date(2010, 12, 1),
        "note": INVENTED,
    }
    copy_rows(UnitArea, [{**shared, "unit_id": place.unit_id} for place in communes])

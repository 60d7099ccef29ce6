"""The workbook of commendations: forms of reward, emulation titles and Party badges, a row for each."""

from django.utils.translation import gettext_lazy as _

from apps.appraisal.models import Commendation, CommendationForm
from apps.appraisal.triggers import COMMENDATIONS, FORM_OF_DAY, outside
from apps.cadres.roster_facts.above import said_above, year_above
from apps.cadres.roster_facts.columns import past, text, whole
from apps.cadres.roster_facts.listed_words import named
from apps.cadres.roster_facts.papers import decision_columns, issuer_headers
from apps.cadres.roster_facts.people import KEEP, LOCKED, WHOM, format_of, known_rows
from apps.cadres.roster_facts.places import PERSON, decision_entries, place_entries, place_joins
from apps.core.permissions import Permission
from apps.rosters.facts import Broken, Entry, Facts, Target, declare

YEAR = said_above(
    past(
        whole(
            "year",
            _("Year"),
            ("Năm", "Năm khen thưởng", "Năm công tác", "Năm được khen", "Năm được khen thưởng", "Năm khen"),
            position=10,
            width=8,
            required=True,
        )
    ),
    year_above(),
)
ALSO = {
    "KT_BK_TTG": ("Bằng khen Thủ tướng Chính phủ", "Bằng khen của Thủ tướng", "Bằng khen Thủ tướng", "BK TTg"),
    "KT_BK_TINH": (
        *("Bằng khen của Chủ tịch UBND tỉnh", "Bằng khen Chủ tịch UBND tỉnh", "BK UBND tỉnh", "Bằng khen UBND tỉnh"),
        *("BK Chủ tịch UBND tỉnh", "Bằng khen của UBND tỉnh", "Bằng khen tỉnh", "BK tỉnh"),
    ),
    "KT_GK_HUYEN": ("GK UBND huyện", "Giấy khen UBND huyện", "Giấy khen Chủ tịch UBND huyện", "Giấy khen huyện"),
    "KT_GK": (
        *("Giấy khen của Chủ tịch UBND xã", "Giấy khen Chủ tịch UBND xã", "Giấy khen UBND xã", "GK UBND xã", "GK xã"),
        *("Giấy khen của UBND xã", "Giấy khen xã", "Giấy khen của Chủ tịch UBND phường"),
    ),
    "TD_LDTT": ("Danh hiệu Lao động tiên tiến", "LĐ tiên tiến", "Danh hiệu LĐTT"),
    "TD_CSTD_CS": (
        *("Chiến sỹ thi đua cơ sở", "CSTĐ cấp cơ sở", "Chiến sĩ thi đua cấp cơ sở", "CSTĐCS"),
        *("Danh hiệu Chiến sĩ thi đua cơ sở", "CSTĐ CS"),
    ),
    "TD_CSTD_BT": ("Chiến sĩ thi đua cấp tỉnh", "CSTĐ cấp tỉnh", "CSTĐ tỉnh"),
    "KT_HC_LD1": ("Huân chương Lao động hạng I", "HCLĐ hạng I"),
    "KT_HC_LD2": ("Huân chương Lao động hạng II", "HCLĐ hạng II"),
    "KT_HC_LD3": ("Huân chương Lao động hạng III", "HCLĐ hạng III", "HCLĐ hạng Ba"),
    **{
        f"HH_{years}": (f"Huy hiệu Đảng {years} năm", f"{years} năm", f"{years} năm tuổi Đảng")
        for years in (30, *range(40, 95, 5))
    },
}
FORM = named(
    "form",
    _("Form of commendation"),
    ("Hình thức khen thưởng", *("Hình thức, danh hiệu được khen", "Đã được tặng", "Mức khen thưởng"),
*("Được tặng danh hiệu", "Được khen thưởng", "Được tặng", "Khen thưởng đã đạt được"),
*("Danh hiệu hoặc hình thức khen", "Danh hiệu được phong tặng", "Phần thưởng"),
*("Danh hiệu, phần thưởng", "Khen thưởng được nhận", "Hình thức tặng thưởng"),
*("Được tặng thưởng", "Danh hiệu đã đạt", "Loại khen thưởng", "Loại hình khen thưởng"),
*("Hình thức khen tặng", "Hình thức được tặng", "Tên danh hiệu"),
*("Tên hình thức khen thưởng", "Danh hiệu khen thưởng", "Phần thưởng cao quý"),
"Khen thưởng, danh hiệu", "Hình thức", "Khen thưởng", "Danh hiệu thi đua", "Danh hiệu",
     "Danh hiệu, hình thức khen thưởng", "Danh hiệu thi đua, hình thức khen thưởng", "Khen thưởng > Hình thức",
     "Hình thức, danh hiệu", "Hình thức khen", "Hình thức, danh hiệu khen thưởng", "Danh hiệu được tặng",
     "Danh hiệu, hình thức", "Huy hiệu", "Loại huy hiệu", "Danh hiệu đạt được", "Danh hiệu thi đua được công nhận",
     "Hình thức được khen thưởng", "Huy hiệu Đảng", "Hình thức khen thưởng và danh hiệu",
     "Danh hiệu được công nhận", "Huy hiệu được tặng", "Đạt danh hiệu", "Danh hiệu thi đua được tặng",
     "Danh hiệu, hình thức được khen", "Hình thức được khen"),
    CommendationForm,
    ALSO,
    only={"is_collective": False},
    position=20,
    width=32,
)  # fmt: skip
REASON = text(
    "reason",
    _("For what"),
    (
        "Thành tích",
        *("Thành tích nổi bật", "Tóm tắt thành tích", "Vì thành tích", "Nội dung khen"),
        *("Lý do khen", "Lý do được khen", "Thành tích cụ thể", "Được khen về"),
        "Nội dung, thành tích",
        "Lý do khen thưởng",
        "Nội dung khen thưởng",
        "Lý do",
        "Thành tích đạt được",
        "Nội dung thành tích",
        "Thành tích được khen thưởng",
        "Thành tích được khen",
        "Nội dung được khen",
        "Về thành tích",
    ),
    position=30,
    width=36,
)
ACTS = ("khen thưởng", "khen", "công nhận", "tặng thưởng", "tặng", "tặng danh hiệu")
PAPERS = decision_columns(acts=ACTS, issuers=issuer_headers("", *ACTS))
FORMAT = format_of(
    "commendations",
    _("Commendations"),
    "DANH SÁCH KHEN THƯỞNG CÁN BỘ, CÔNG CHỨC",
    YEAR,
    FORM,
    REASON,
    *PAPERS,
    telling=("form",),
    about=("khen thưởng", "khen", "thi đua", "tặng"),
    headings=(
        "khen thưởng",
        "danh hiệu thi đua",
        "thành tích thi đua",
        "huy hiệu đảng",
        "giấy khen",
        "bằng khen",
        "kỷ niệm chương",
    ),
    rights=(Permission.RATE_CADRES,),
    instructions=(
        _("One row for each commendation; who has several stands in several rows. Leave the others as they are."),
        LOCKED,
        KEEP,
    ),
)
declare(
    Facts(
        declared=FORMAT,
        people=WHOM,
        fields=(YEAR.field, FORM.field, REASON.field, *(each.field for each in PAPERS)),
        targets=(
            Target(
                name="commendation",
                model=Commendation,
                key=("cadre_id", "form_id", "year", "decision_number"),
                when=("form",),
                entries=(
                    PERSON,
                    Entry("form_id", "form"),
                    Entry("year", "year", "bigint"),
                    Entry("reason", "reason"),
                    *(each for each in decision_entries() if each.column != "decision_number"),
                    Entry("decision_number", "decision_number", initial="''", final="says.decision_number"),
                    *place_entries(),
                ),
                # A commendation that was recorded without its paper is the same one.
                match=(
                    "known.cadre_id = says.cadre_id AND known.form_id = says.form_id AND known.year = says.year"
                    " AND (known.decision_number IN (says.decision_number, '') OR says.decision_number = '')"
                ),
                order="known.decision_number = says.decision_number DESC, known.id",
                joins=place_joins(
                    "least(says.decision_on, make_date(least(greatest(says.year, 1900), 2200)::int, 12, 31))"
                ),
                rules=(
                    Broken(
                        FORM_OF_DAY,
                        "form",
                        f"SELECT written.row_id {COMMENDATIONS.replace('new_rows', '{fresh}')}"
                        f" WHERE {outside('written.decision_on', 'form')}",
                    ),
                ),
            ),
        ),
        known=known_rows(
            {
                "year": "given.year",
                "form": "given.form_id",
                "reason": "nullif(given.reason, '')",
                "decision_number": "nullif(given.decision_number, '')",
                "decision_on": "given.decision_on",
                "decision_issuer": "nullif(given.decision_issuer, '')",
                "legal_basis": "given.legal_basis_id",
            },
            "LEFT JOIN appraisal_commendation AS given ON given.cadre_id = cadre.id"
            " AND given.year >= extract(year FROM %(day)s::date) - 1",
            "given.year, given.id",
        ),
    )
)

"""The workbook of commendations: forms of reward, emulation titles and Party badges, a row for each."""

from django.utils.translation import gettext_lazy as _

from apps.appraisal.models import Commendation, CommendationForm
from apps.appraisal.triggers import COMMENDATIONS, FORM_OF_DAY, outside
from apps.cadres.roster_facts.columns import listed, past, text, whole
from apps.cadres.roster_facts.papers import decision_columns
from apps.cadres.roster_facts.people import KEEP, LOCKED, WHOM, format_of, known_rows
from apps.cadres.roster_facts.places import PERSON, decision_entries, place_entries, place_joins
from apps.core.permissions import Permission
from apps.rosters.facts import Broken, Entry, Facts, Target, declare

YEAR = past(whole("year", _("Year"), ("Năm", "Năm khen thưởng", "Năm công tác"), position=10, width=8, required=True))
FORM = listed(
    "form",
    _("Form of commendation"),
    ("Hình thức khen thưởng", "Hình thức", "Khen thưởng", "Danh hiệu thi đua", "Danh hiệu",
     "Danh hiệu, hình thức khen thưởng", "Danh hiệu thi đua, hình thức khen thưởng", "Khen thưởng > Hình thức"),
    CommendationForm,
    only={"is_collective": False},
    position=20,
    width=32,
)  # fmt: skip
REASON = text(
    "reason", _("For what"), ("Thành tích", "Lý do khen thưởng", "Nội dung khen thưởng", "Lý do"), position=30, width=36
)
PAPERS = decision_columns()
FORMAT = format_of(
    "commendations",
    _("Commendations"),
    "DANH SÁCH KHEN THƯỞNG CÁN BỘ, CÔNG CHỨC",
    YEAR,
    FORM,
    REASON,
    *PAPERS,
    telling=("form",),
    headings=("khen thưởng", "danh hiệu thi đua", "huy hiệu đảng", "giấy khen", "bằng khen", "kỷ niệm chương"),
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

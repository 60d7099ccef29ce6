"""The workbook of how people were recruited: when, in which form, by whom."""

from django.utils.translation import gettext_lazy as _

from apps.cadres import roster_service_columns as headers
from apps.cadres.models import Recruitment, RecruitmentKind
from apps.cadres.roster_facts.columns import listed, partial_day, past, text
from apps.cadres.roster_facts.papers import decision_columns
from apps.cadres.roster_facts.people import KEEP, LOCKED, WHOM, format_of, known_rows
from apps.cadres.roster_facts.places import PERSON, decision_entries
from apps.cadres.roster_loading.texts import FIRST, ISO, PRECISION
from apps.core.permissions import Permission
from apps.rosters.facts import Entry, Facts, Target, declare

RECRUITED = past(
    partial_day(
        "recruited",
        _("Recruited on"),
        headers.RECRUITED_LISTED,
        position=10,
        width=14,
        required=True,
    )
)
KIND = listed(
    "recruitment_kind",
    _("Form of recruitment"),
    (*headers.RECRUITMENT_KIND, *headers.KIND_LISTED),
    RecruitmentKind,
    position=11,
    width=28,
)
BODY = text(
    "recruited_by",
    _("Recruited by"),
    (*headers.RECRUITED_BY, *headers.BY_LISTED),
    position=12,
    width=30,
)
PAPERS = decision_columns(acts=("tuyển dụng", "trúng tuyển", "tiếp nhận"))
COLUMNS = (RECRUITED, KIND, BODY, *PAPERS)
STATED = "staged.stated->>'recruited'"

declare(
    Facts(
        declared=format_of(
            "recruitments",
            _("Recruitment"),
            "DANH SÁCH TUYỂN DỤNG CÁN BỘ, CÔNG CHỨC",
            *COLUMNS,
            telling=("recruitment_kind", "recruited"),
            headings=("tuyển dụng", "trúng tuyển"),
            rights=(Permission.EDIT_CADRES,),
            instructions=(
                _("One row for each person; who came back into service stands in a second row."),
                LOCKED,
                KEEP,
            ),
        ),
        people=WHOM,
        fields=tuple(each.field for each in COLUMNS),
        targets=(
            Target(
                name="recruitment",
                model=Recruitment,
                key=("cadre_id", "recruited_on"),
                when=("recruited",),
                entries=(
                    PERSON,
                    Entry("recruited_on", "recruited", "date", stated=FIRST.format(STATED)),
                    Entry("recruited_precision", "", stated=PRECISION.format(STATED), initial="'day'"),
                    Entry("kind_id", "recruitment_kind"),
                    Entry("recruited_by", "recruited_by"),
                    *decision_entries(),
                ),
            ),
        ),
        known=known_rows(
            {
                "recruited": ISO.format("found.recruited_on", "found.recruited_precision"),
                "recruitment_kind": "found.kind_id",
                "recruited_by": "nullif(found.recruited_by, '')",
                "decision_number": "nullif(found.decision_number, '')",
                "decision_on": "found.decision_on",
                "decision_issuer": "nullif(found.decision_issuer, '')",
                "legal_basis": "found.legal_basis_id",
            },
            "LEFT JOIN cadres_recruitment AS found ON found.cadre_id = cadre.id"
            " AND found.recruited_on <= %(day)s::date",
            "found.recruited_on",
        ),
    )
)

"""The workbook of diplomas and certificates: one row for each, with all that the page of a qualification holds."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from django.utils.translation import gettext_lazy as _

from apps.cadres.roster_facts.columns import labels_of
from apps.cadres.roster_facts.people import KEEP, LOCKED, format_of, known_rows
from apps.cadres.roster_facts.places import PERSON
from apps.cadres.roster_loading.texts import FIRST, ISO, PRECISION
from apps.core.permissions import Permission
from apps.qualifications.diploma_columns import COLUMNS, LEVEL, LEVEL_RULE, WORDS
from apps.qualifications.diploma_matching import MATCH, WITH_RECORD
from apps.qualifications.models import Qualification, QualificationLevel, Verification
from apps.qualifications.services import CONFIRMATIONS_ENDED, YOUNGEST
from apps.qualifications.triggers import LANGUAGE_RULE, UNTRAINED_RULE
from apps.rosters.facts import Broken, Entry, Facts, Target, declare
from apps.rosters.facts.checks import TWICE
from apps.rosters.loading import Field
from apps.rosters.remarks import explain

BEFORE_SCHOOL = explain(
    "award_before_school", _("The award does not fit the date of birth."), _("Correct the day, or the date of birth.")
)
CONFIRMED_LATE = explain(
    "F336",
    _("Letters of confirmation prove a level of political theory only when issued before 9 July 2021."),
    _("Check the proof and the day of the award."),
)
STATED = tuple(column.field.key for column in COLUMNS)
AWARDED, EXPECTED = "staged.stated->>'diploma_awarded'", "staged.stated->>'diploma_expected'"
# Who states an award has it.
STATE = f"coalesce(staged.stated->>'diploma_state', CASE WHEN {AWARDED} IS NOT NULL THEN 'held' END)"


def _precision(stated: str) -> str:
    """Nothing where no day is stated."""
    return f"CASE WHEN {stated} IS NOT NULL THEN {PRECISION.format(stated)} END"


def _kept(name: str, column: str) -> str:
    """What is stated, unless the registry knows the same day more precisely."""
    says, known = (ISO.format(f"{of}.{name}_on", f"{of}.{name}_precision") for of in ("says", "known"))
    return (
        f"CASE WHEN starts_with({known}, coalesce({says}, '')) THEN known.{column}"
        f" ELSE coalesce(says.{column}, known.{column}) END"
    )


def _expected(column: str, held: str) -> str:
    """Once held it is not expected any more, so that only what the row itself says of it is objected to."""
    is_held = "coalesce(says.state, known.state) = 'held'"
    return f"CASE WHEN {is_held} THEN coalesce(says.{column}, {held}) ELSE {_kept('expected', column)} END"


def _said(*columns: str) -> str:
    return ", ".join(f"coalesce(says.{column}, known.{column})" for column in columns)


# As on the page: a diploma that was checked is declared anew when what it says changes.
SAYS = ("state", "specialty", "institution", "language_id", "diploma_number")
IS_CHANGED = f"""ROW({_said(*SAYS)}, {_kept("awarded", "awarded_on")})
  IS DISTINCT FROM ROW({", ".join(f"known.{column}" for column in SAYS)}, known.awarded_on)"""


def _unless_changed(column: str, cast: str, value: str, key: str = "") -> Entry:
    final = f"CASE WHEN {IS_CHANGED} THEN {value} ELSE known.{column} END"
    return Entry(column, key, stated=f"NULL::{cast}", final=final)


OF_LEVEL = """SELECT fresh.row_id FROM {{fresh}} AS fresh
JOIN qualifications_qualificationlevel AS level ON level.code = fresh.level_id WHERE {}"""
OTHER_LADDER = OF_LEVEL.format("fresh.language_id IS NOT NULL AND level.ladder_id <> 'foreign_lang'")
AS_A_COURSE = OF_LEVEL.format("level.rank = 0 AND (fresh.state <> 'held' OR fresh.awarded_on IS NOT NULL)")
# The latest day that the award, and the first that the birth can mean: years between them as on the page.
TOO_EARLY = f"""SELECT fresh.row_id FROM {{fresh}} AS fresh JOIN cadres_cadre AS person ON person.id = fresh.cadre_id
WHERE extract(year FROM age(
  (fresh.awarded_on + ('1 ' || fresh.awarded_precision)::interval - interval '1 day')::date,
  person.birth_date)) < {YOUNGEST}"""
AGAIN = (
    """SELECT fresh.row_id FROM {fresh} AS fresh JOIN {fresh} AS other USING (id) WHERE other.row_id <> fresh.row_id"""
)
DOUBTED = f"""
SELECT fresh.row_id, 'notice', '{CONFIRMED_LATE}', 'diploma_proof', NULL, NULL, NULL, NULL
FROM fresh_diploma AS fresh JOIN qualifications_qualificationlevel AS level ON level.code = fresh.level_id
JOIN staged ON staged.id = fresh.row_id AND staged.status IN ('new', 'changed')
WHERE level.ladder_id = 'pol_theory' AND fresh.proof_kind = 'confirmation'
  AND fresh.awarded_on >= '{CONFIRMATIONS_ENDED.isoformat()}'
"""


def _check_labels(_codes: Collection[str]) -> Mapping[str, str]:
    return {value: str(label) for value, label in Verification.choices}


declare(
    Facts(
        declared=format_of(
            "qualifications",
            _("Diplomas and certificates"),
            "DANH SÁCH VĂN BẰNG, CHỨNG CHỈ CỦA CÁN BỘ, CÔNG CHỨC",
            *COLUMNS,
            telling=("diploma_number", "diploma_ladder", "diploma_institution"),
            goes_on=True,
            headings=(
                *(
                    "đang theo học",
                    "đang đi học",
                    "đang học",
                    "đang đào tạo",
                    "đang tham gia học",
                    "đang tham gia * học",
                ),
                *(
                    "bảng kê bằng cấp",
                    "danh sách văn bằng",
                    "danh sách bằng cấp",
                    "kê khai văn bằng",
                    "bảng kê văn bằng",
                ),
                *(
                    "thống kê văn bằng",
                    "thống kê bằng cấp",
                    "kê khai bằng cấp",
                    "tổng hợp văn bằng",
                    "tổng hợp bằng cấp",
                ),
                "văn bằng chứng chỉ của cán bộ",
            ),
            rights=(Permission.EDIT_CADRES,),
            rules=(LEVEL_RULE,),
            instructions=(
                _("One row for each diploma or certificate; a further one goes into a row of its own below."),
                _("A row means the recorded diploma of its level that it does not contradict, or else a new one."),
                _("A diploma that was checked must be checked again when what it says is changed."),
                LOCKED,
                KEEP,
            ),
        ),
        people=replace(WITH_RECORD, findings=(*WITH_RECORD.findings, DOUBTED)),
        fields=(
            # Not what is written for the level, but the level that is found.
            *(column.field for column in COLUMNS if column.field.key != WORDS),
            Field(LEVEL, _("Level of the diploma"), "code", labels_of(QualificationLevel)),
            Field("diploma_check", _("Verification"), "code", _check_labels),
        ),
        targets=(
            Target(
                name="diploma",
                model=Qualification,
                key=("row_id",),
                when=STATED,
                # Of words that name no level it is said what they are; no record is made of them.
                only=f"staged.stated ? '{LEVEL}' OR NOT staged.stated ? '{WORDS}'",
                match=MATCH,
                entries=(
                    PERSON,
                    Entry("level_id", LEVEL),
                    Entry("state", "diploma_state", stated=STATE),
                    Entry("language_id", "diploma_language"),
                    Entry("specialty", "diploma_specialty"),
                    Entry("institution", "diploma_institution"),
                    Entry("mode", "diploma_mode"),
                    Entry(
                        "awarded_on",
                        "diploma_awarded",
                        stated=FIRST.format(AWARDED),
                        final=_kept("awarded", "awarded_on"),
                        shown=ISO.format("{row}.awarded_on", "{row}.awarded_precision"),
                    ),
                    Entry("awarded_precision", stated=_precision(AWARDED), final=_kept("awarded", "awarded_precision")),
                    Entry(
                        "expected_on",
                        "diploma_expected",
                        stated=FIRST.format(EXPECTED),
                        final=_expected("expected_on", "NULL"),
                        shown=ISO.format("{row}.expected_on", "{row}.expected_precision"),
                    ),
                    Entry(
                        "expected_precision",
                        stated=_precision(EXPECTED),
                        final=_expected("expected_precision", "'day'"),
                    ),
                    Entry("reported_on", initial="%(day)s::date"),
                    Entry("diploma_number", "diploma_number"),
                    Entry("proof_kind", "diploma_proof"),
                    Entry("note", "diploma_note"),
                    _unless_changed("verification", "text", "'declared'", "diploma_check"),
                    _unless_changed("checked_by", "text", "''"),
                    _unless_changed("checked_on", "date", "NULL"),
                    _unless_changed("check_document", "text", "''"),
                    _unless_changed("check_remark", "text", "''"),
                ),
                rules=(
                    Broken(LANGUAGE_RULE, "diploma_language", OTHER_LADDER),
                    Broken(UNTRAINED_RULE, "diploma_state", AS_A_COURSE),
                    Broken(BEFORE_SCHOOL, "diploma_awarded", TOO_EARLY),
                    Broken(TWICE, "diploma_words", AGAIN),
                ),
            ),
        ),
        known=known_rows(
            {
                "diploma_ladder": "level.ladder_id",
                "diploma_level": "level.code",
                "diploma_language": "held.language_id",
                "diploma_specialty": "nullif(held.specialty, '')",
                "diploma_state": "held.state",
                "diploma_institution": "nullif(held.institution, '')",
                "diploma_mode": "nullif(held.mode, '')",
                "diploma_awarded": ISO.format("held.awarded_on", "held.awarded_precision"),
                "diploma_expected": ISO.format("held.expected_on", "held.expected_precision"),
                "diploma_number": "nullif(held.diploma_number, '')",
                "diploma_proof": "nullif(held.proof_kind, '')",
                "diploma_note": "nullif(held.note, '')",
            },
            "LEFT JOIN (qualifications_qualification AS held"
            " JOIN qualifications_qualificationlevel AS level ON level.code = held.level_id AND level.rank > 0)"
            " ON held.cadre_id = cadre.id",
            "level.ladder_id, level.rank DESC, held.id",
        ),
    )
)

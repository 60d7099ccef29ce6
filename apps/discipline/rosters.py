"""The workbook of discipline: one row for each act, with the State's decision and the Party's side by side."""

from django.utils.translation import gettext_lazy as _

from apps.cadres.roster_facts.people import KEEP, LOCKED, WHOM, format_of, known_rows
from apps.cadres.roster_facts.places import PERSON, place_entries, place_joins
from apps.cadres.roster_loading.matching import FIRST, ISO, PRECISION
from apps.core.permissions import FieldGroup, Permission
from apps.discipline.models import DisciplinaryAct, DisciplinaryDecision, Side
from apps.discipline.roster_columns import COLUMNS, PLAIN
from apps.discipline.roster_sides import OF_ONE_SIDE
from apps.discipline.triggers import (
    BROKEN,
    DECIDED_AFTER_ACT,
    EFFECT_FROM,
    FORM_EXISTS,
    FORM_FOR_PROBATION,
    FORM_OF_CATEGORY,
)
from apps.rosters.facts import Broken, Entry, Facts, Target, declare

ACT = "staged.stated->>'act_on'"
# The day of the earlier decision stands in where the day of the act is not known.
DECIDED = """(SELECT least((row.stated->>'state_on')::date, (row.stated->>'party_on')::date)
  FROM staged AS row WHERE row.id = says.row_id)"""
SAME_ACT = """known.cadre_id = says.cadre_id AND (
  (known.act_on = says.act_on AND known.offence_id = coalesce(says.offence_id, known.offence_id))
  OR EXISTS (
    SELECT FROM discipline_disciplinarydecision AS made, staged AS row WHERE row.id = says.row_id
      AND made.act_id = known.id AND made.cancelled_on IS NULL
      AND made.decision_on = (row.stated->>(made.side || '_on'))::date
      AND (made.decision_number = coalesce(row.stated->>(made.side || '_number'), made.decision_number))))"""
# "Khiển trách" is a form of three tracks: that of the person's category on the day is meant.
MEANT = """(
  SELECT coalesce(min(form.code) FILTER (WHERE track.category = served.category), min(said.code))
  FROM discipline_disciplineform AS said
  LEFT JOIN discipline_disciplineform AS form ON form.label_vi = said.label_vi
  LEFT JOIN discipline_disciplinetrack AS track ON track.code = form.track_id AND track.side = '{side}'
  WHERE said.code = staged.stated->>'{side}_form')"""
SERVED = """LEFT JOIN LATERAL (
  SELECT held.category FROM cadres_posting AS held
  WHERE held.cadre_id = staged.person AND held.period @> (staged.stated->>'{side}_on')::date
  ORDER BY held.is_primary DESC LIMIT 1) AS served ON true"""
ASKED = """SELECT decision.row_id FROM {{fresh}} AS decision
JOIN fresh_act AS act ON act.row_id = decision.row_id
JOIN discipline_disciplineform AS form ON form.code = decision.form_id
JOIN discipline_disciplinetrack AS track ON track.code = form.track_id WHERE {broken}"""
BOTH = """(
  SELECT act_id, side, cancelled_on, effective_on FROM discipline_disciplinarydecision
  UNION ALL SELECT act_id, side, cancelled_on, effective_on FROM fresh_party)"""

# A decision of which the row says nothing stays as it is recorded, also against a new day of the act.
DECIDED_BEFORE = """SELECT act.row_id FROM {fresh} AS act
JOIN discipline_disciplinarydecision AS held ON held.act_id = act.record AND held.decision_on < act.act_on
WHERE NOT EXISTS (SELECT FROM fresh_state AS said WHERE said.record = held.id)
  AND NOT EXISTS (SELECT FROM fresh_party AS said WHERE said.record = held.id)"""


def rules(side: Side) -> tuple[Broken, ...]:
    """What the table of decisions asks, of the value that breaks it."""
    about = {
        FORM_EXISTS: "form",
        FORM_OF_CATEGORY: "form",
        FORM_FOR_PROBATION: "form",
        DECIDED_AFTER_ACT: "on",
        EFFECT_FROM: "from",
    }
    asked = {
        code: BROKEN[code].replace("discipline_disciplinarydecision AS other", f"{BOTH} AS other") for code in about
    }
    return tuple(Broken(code, f"{side}_{key}", ASKED.format(broken=asked[code])) for code, key in about.items())


def decision(side: Side) -> Target:
    """The decision of one side on the act of the same row."""
    basis = (Entry("legal_basis_id", "legal_basis"),) if side == Side.STATE else ()
    return Target(
        name=side.value,
        model=DisciplinaryDecision,
        key=("act_id", "side"),
        when=(f"{side}_form", f"{side}_on", f"{side}_number"),
        source=SERVED.format(side=side.value),
        # A row that says of a cancellation means the decision that stood until then.
        match="known.act_id = says.act_id AND known.side = says.side"
        " AND (known.cancelled_on IS NULL OR known.cancelled_on = says.cancelled_on)",
        order="(known.cancelled_on = says.cancelled_on) DESC NULLS LAST, known.id",
        entries=(
            PERSON,
            Entry("act_id", parent="act"),
            Entry("side", stated=f"'{side.value}'"),
            Entry("form_id", f"{side}_form", stated=MEANT.format(side=side.value)),
            Entry("decision_number", f"{side}_number"),
            Entry("decision_on", f"{side}_on", "date"),
            Entry("effective_on", f"{side}_from", "date", initial="says.decision_on"),
            Entry("decision_issuer", f"{side}_issuer"),
            Entry("appealed_on", f"{side}_appealed", "date"),
            Entry("appeal_answered_on", f"{side}_answered", "date"),
            Entry("appeal_result", f"{side}_appeal"),
            Entry("cancelled_on", f"{side}_cancelled", "date"),
            Entry("cancelled_by", f"{side}_cancelled_by"),
            *basis,
            *place_entries(),
        ),
        joins=place_joins("says.decision_on"),
        rules=rules(side),
    )


def known_of(side: Side) -> dict[str, str]:
    return {
        f"{side}_form": f"{side}.form_id",
        f"{side}_number": f"nullif({side}.decision_number, '')",
        f"{side}_on": f"{side}.decision_on",
        f"{side}_from": f"{side}.effective_on",
        f"{side}_issuer": f"nullif({side}.decision_issuer, '')",
        f"{side}_appealed": f"{side}.appealed_on",
        f"{side}_answered": f"{side}.appeal_answered_on",
        f"{side}_appeal": f"nullif({side}.appeal_result, '')",
    }


declare(
    Facts(
        declared=format_of(
            "discipline",
            _("Discipline"),
            "DANH SÁCH KỶ LUẬT CÁN BỘ, CÔNG CHỨC",
            *COLUMNS,
            *PLAIN,
            telling=("state_form", "party_form", "plain_form"),
            rules=(OF_ONE_SIDE,),
            about=("kỷ luật", "thi hành kỷ luật", "xử lý kỷ luật"),
            headings=("kỷ luật",),
            # Of the list that goes out; it follows from the decisions.
            ignored=("Hiệu lực đến hết", "In force until"),
            rights=(Permission.EDIT_CADRES,),
            group=FieldGroup.DISCIPLINE,
            instructions=(
                _("One row for each act; what the State and what the Party decided on it stand side by side."),
                _("Posts and Party membership do not end by this workbook; record that on the person's page."),
                LOCKED,
                KEEP,
            ),
        ),
        people=WHOM,
        fields=tuple(each.field for each in COLUMNS),
        targets=(
            Target(
                name="act",
                model=DisciplinaryAct,
                key=("cadre_id", "offence_id", "act_on"),
                when=("offence", "state_form", "party_form", "state_on", "party_on"),
                match=SAME_ACT,
                entries=(
                    PERSON,
                    Entry("offence_id", "offence"),
                    Entry("act_on", "act_on", "date", stated=FIRST.format(ACT)),
                    Entry("act_precision", stated=PRECISION.format(ACT), initial="'day'"),
                    Entry("found_on", "found_on", "date"),
                    Entry("description", "description"),
                    *place_entries(("unit_id", "title_id")),
                ),
                joins=place_joins(f"coalesce(says.act_on, {DECIDED}, %(day)s::date)"),
                rules=(Broken(DECIDED_AFTER_ACT, "act_on", DECIDED_BEFORE),),
            ),
            decision(Side.STATE),
            decision(Side.PARTY),
        ),
        known=known_rows(
            {
                "offence": "act.offence_id",
                "act_on": ISO.format("act.act_on", "act.act_precision"),
                "found_on": "act.found_on",
                "description": "nullif(act.description, '')",
                "legal_basis": "state.legal_basis_id",
                **known_of(Side.STATE),
                **known_of(Side.PARTY),
            },
            """
LEFT JOIN discipline_disciplinaryact AS act ON act.cadre_id = cadre.id
LEFT JOIN discipline_disciplinarydecision AS state ON state.act_id = act.id AND state.side = 'state'
  AND state.cancelled_on IS NULL
LEFT JOIN discipline_disciplinarydecision AS party ON party.act_id = act.id AND party.side = 'party'
  AND party.cancelled_on IS NULL
""",
            "act.act_on, act.id",
        ),
    )
)

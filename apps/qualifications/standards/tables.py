"""The common tables of the one statement by which standards are evaluated, each leaning on those before it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from apps.qualifications.models import Outcome
from apps.qualifications.models.outcomes import ASPECTS
from apps.qualifications.standards.rules import MAJOR, Rule
from apps.reporting.sql import Sql

LADDERS = tuple(aspect for aspect in ASPECTS if aspect != MAJOR)


@dataclass(frozen=True)
class Tables:
    """What is asked: a day, the standards in force, and of whom; everyone when `people` is None."""

    day: date
    rules: tuple[Rule, ...]
    people: Sql | None

    def all(self) -> Iterator[Sql]:
        yield self._rules()
        yield self._scopes()
        yield from self._areas()
        yield self._posts()
        yield self._applied()
        yield self._held()
        yield self._suited()
        yield self._waived()
        yield self._judged()
        yield self._tenured()
        yield self._graced()

    @property
    def asked(self) -> tuple[str, ...]:
        """The aspects that some standard asks for; of the others there is nothing to compute."""
        return tuple(aspect for aspect in ASPECTS if any(aspect in rule.needs for rule in self.rules))

    def _rules(self) -> Sql:
        """A row per standard: the least rank of each aspect, in general and where a province lowered it."""
        columns: list[list[object]] = [
            [rule.code for rule in self.rules],
            [rule.in_post_on for rule in self.rules],
            [rule.grace_until for rule in self.rules],
        ]
        names, kinds = ["code", "in_post_on", "grace_until"], ["text[]", "date[]", "date[]"]
        for aspect in self.asked:
            needs = [rule.needs.get(aspect) for rule in self.rules]
            columns += [[n and n.rank for n in needs], [n and (n.area_rank or n.rank) for n in needs]]
            names += [f"need_{aspect}", f"area_{aspect}"]
            kinds += ["smallint[]", "smallint[]"]
        return _given("rule", names, kinds, columns)

    def _scopes(self) -> Sql:
        rows = [(rule.code, *scope, rule.is_difficult) for rule in self.rules for scope in rule.scopes]
        columns = [list(column) for column in zip(*rows, strict=True)] or [[] for _ in range(6)]
        names = ["code", "title", "position", "category", "weight", "difficult"]
        return _given("scope", names, ["text[]", "text[]", "text[]", "text[]", "int[]", "bool[]"], columns)

    def _areas(self) -> Iterator[Sql]:
        """Units in difficult areas on the day, and the standards that their province lowered there."""
        yield Sql(
            "area AS MATERIALIZED (SELECT held.unit_id, held.flag_id, own.parent_id "
            "FROM qualifications_unitarea AS held "
            "JOIN qualifications_areaflag AS flag ON flag.code = held.flag_id AND flag.is_difficult "
            "LEFT JOIN communes_unitperiod AS own ON own.unit_id = held.unit_id AND own.valid @> %s::date "
            "WHERE held.period @> %s::date)",
            (self.day, self.day),
        )
        yield Sql("difficult AS (SELECT DISTINCT unit_id FROM area)")
        # Asked once for each district: for each unit and decision it would cost a tenth of the whole evaluation.
        yield Sql(
            "above AS (SELECT unit_id, parent_id FROM communes_unitperiod "
            "WHERE valid @> %s::date AND unit_id IN (SELECT parent_id FROM area))",
            (self.day,),
        )
        yield Sql(
            "lowered AS (SELECT DISTINCT area.unit_id, decision.standard_id FROM area "
            "LEFT JOIN above ON above.unit_id = area.parent_id "
            "JOIN qualifications_areadecision AS decision ON decision.flag_id = area.flag_id "
            "AND decision.period @> %s::date AND decision.province_id IN (area.parent_id, above.parent_id))",
            (self.day,),
        )

    def _posts(self) -> Sql:
        whose = Sql(f" AND p.cadre_id IN ({self.people.text})", self.people.params) if self.people else Sql("")
        return Sql(
            "post AS MATERIALIZED (SELECT p.id AS post_id, p.cadre_id AS person, p.unit_id, p.title_id, p.category, "
            "p.is_primary, coalesce(placed.position_id, '') AS position, difficult.unit_id IS NOT NULL AS difficult "
            "FROM cadres_posting AS p JOIN cadres_employmentstatus AS status "
            "ON status.code = p.status_id AND status.counts "
            "LEFT JOIN qualifications_jobplacement AS placed "
            "ON placed.posting_id = p.id AND placed.period @> %s::date "
            f"LEFT JOIN difficult ON difficult.unit_id = p.unit_id WHERE p.period @> %s::date{whose.text})",
            (self.day, self.day, *whose.params),
        )

    def _applied(self) -> Sql:
        """The standard of each kind of post; there are few kinds, so the choice costs nothing."""
        kind = "title_id, category, position, difficult"
        return Sql(
            f"applied AS MATERIALIZED (SELECT DISTINCT ON (kind.title_id, kind.category, kind.position, kind.difficult)"
            f" kind.*, rule.* FROM (SELECT {kind} FROM post GROUP BY {kind}) AS kind "
            "JOIN scope ON (scope.title = kind.title_id OR scope.position = kind.position "
            "OR scope.category = kind.category) AND (kind.difficult OR NOT scope.difficult) "
            "JOIN rule ON rule.code = scope.code "
            "ORDER BY kind.title_id, kind.category, kind.position, kind.difficult, scope.weight DESC)"
        )

    def _held(self) -> Sql:
        """One pass over what is held and was not refused; only the ladders that some standard asks for."""
        asked = sorted({*self.asked} - {MAJOR} | {"prof_edu"})
        ranks = ", ".join(
            f"max(level.rank) FILTER (WHERE level.ladder_id = '{ladder}') AS {ladder}"
            if ladder in asked
            else f"NULL::smallint AS {ladder}"
            for ladder in LADDERS
        )
        # As a list, not as a subquery: of a province's people the planner expects a few, and looked each up by itself.
        whose = "AND held.cadre_id = ANY (ARRAY(SELECT person FROM post)) " if self.people else ""
        return Sql(
            f"held AS (SELECT held.cadre_id AS person, {ranks} FROM qualifications_qualification AS held "
            "JOIN qualifications_qualificationlevel AS level "
            "ON level.code = held.level_id AND level.ladder_id = ANY(%s) "
            "WHERE held.state = 'held' AND held.verification <> 'refused' AND held.counts_from <= %s::date "
            f"{whose}GROUP BY held.cadre_id)",
            (asked, self.day),
        )

    def _suited(self) -> Sql:
        return Sql(
            "suited AS (SELECT DISTINCT ON (cadre_id, title_id) cadre_id AS person, title_id, result "
            "FROM qualifications_majorsuitability WHERE decided_on <= %s::date "
            "ORDER BY cadre_id, title_id, decided_on DESC)",
            (self.day,),
        )

    def _waived(self) -> Sql:
        """Which aspects of a standard a person need not meet: those named, or all of them."""
        bits = " ".join(
            f"WHEN criterion.ladder_id = '{aspect}' AND criterion.kind = 'level' THEN {1 << place}"
            for place, aspect in enumerate(ASPECTS)
            if aspect != MAJOR
        )
        whole = (1 << len(ASPECTS)) - 1
        return Sql(
            f"waived AS (SELECT e.cadre_id AS person, e.standard_id, bit_or(CASE WHEN e.criterion_id IS NULL THEN "
            f"{whole} WHEN criterion.kind = 'major' THEN {1 << ASPECTS.index(MAJOR)} {bits} ELSE 0 END) AS aspects "
            "FROM qualifications_exemption AS e "
            "LEFT JOIN qualifications_standardcriterion AS criterion ON criterion.id = e.criterion_id "
            "WHERE e.period @> %s::date GROUP BY e.cadre_id, e.standard_id)",
            (self.day,),
        )

    def _judged(self) -> Sql:
        """Each aspect of each post, as if nobody had grace.

        OFFSET 0, here and below, keeps the planner from writing each outcome out wherever it is used.
        """
        aspects = ", ".join(
            _aspect(place, aspect) if aspect in self.asked else f"NULL::smallint AS {aspect}"
            for place, aspect in enumerate(ASPECTS)
        )
        waits = (
            "applied.need_major IS NOT NULL AND coalesce(suited.result, 'not_decided') = 'not_decided' "
            "AND coalesce(held.prof_edu, 0) > 0"
        )
        return Sql(
            "judged AS (SELECT post.post_id, post.person, post.category, post.is_primary, "
            f"applied.code AS standard_id, applied.in_post_on, applied.grace_until, {aspects}, "
            "lowered.unit_id IS NOT NULL AS is_lowered, "
            f"{waits if MAJOR in self.asked else 'false'} AS waits_for_major "
            "FROM post LEFT JOIN applied ON applied.title_id = post.title_id AND applied.category = post.category "
            "AND applied.position = post.position AND applied.difficult = post.difficult "
            "LEFT JOIN lowered ON lowered.unit_id = post.unit_id AND lowered.standard_id = applied.code "
            "LEFT JOIN held ON held.person = post.person "
            "LEFT JOIN suited ON suited.person = post.person AND suited.title_id = post.title_id "
            "LEFT JOIN waived ON waived.person = post.person AND waived.standard_id = applied.code OFFSET 0)"
        )

    def _tenured(self) -> Sql:
        """Who misses something while grace lasts: 2 in post of the group on its day, 1 perhaps (first day unknown)."""
        worst = f"greatest({', '.join(self.asked)})" if self.asked else "NULL::smallint"
        return Sql(
            f"tenured AS (SELECT judged.*, {worst} AS worst, "
            f"CASE WHEN %s::date < grace_until AND {worst} = {Outcome.NOT_MET.value} THEN "
            "(SELECT max(CASE WHEN p.period @> judged.in_post_on THEN 2 "
            "WHEN NOT p.start_known AND lower(p.period) > judged.in_post_on THEN 1 END) "
            "FROM cadres_posting AS p WHERE p.cadre_id = judged.person AND p.category = judged.category "
            "AND lower(p.period) <= %s::date "
            "AND p.status_id IN (SELECT code FROM cadres_employmentstatus WHERE counts)) END "
            "AS tenure FROM judged OFFSET 0)",
            (self.day, self.day),
        )

    def _graced(self) -> Sql:
        grace, missed = Outcome.WITHIN_GRACE.value, Outcome.NOT_MET.value
        aspects = ", ".join(
            f"CASE WHEN {a} = {missed} AND tenure > 0 THEN {grace} ELSE {a} END AS {a}" if a in self.asked else a
            for a in ASPECTS
        )
        return Sql(
            "graced AS (SELECT post_id, person, is_primary, standard_id, is_lowered, waits_for_major, "
            f"CASE WHEN worst = {missed} AND tenure > 0 THEN {grace} ELSE worst END AS outcome, {aspects}, "
            "CASE WHEN tenure > 0 THEN grace_until END AS deadline, "
            "coalesce(tenure = 1, false) AS is_start_unknown FROM tenured)"
        )


def _aspect(place: int, aspect: str) -> str:
    """The outcome of one aspect: met, exempt, no data or missed; nothing where the standard does not ask."""
    waived = f"coalesce(waived.aspects, 0) & {1 << place} > 0 THEN {Outcome.EXEMPT.value}"
    if aspect == MAJOR:
        return (
            f"CASE WHEN applied.need_major IS NULL THEN NULL "
            f"WHEN coalesce(suited.result, 'not_decided') = 'not_decided' THEN {Outcome.NO_DATA.value} "
            f"WHEN suited.result = 'suits' THEN {Outcome.MET.value} "
            f"WHEN {waived} ELSE {Outcome.NOT_MET.value} END::smallint AS major"
        )
    need = f"CASE WHEN lowered.unit_id IS NULL THEN applied.need_{aspect} ELSE applied.area_{aspect} END"
    return (
        f"CASE WHEN applied.need_{aspect} IS NULL THEN NULL WHEN held.{aspect} IS NULL THEN {Outcome.NO_DATA.value} "
        f"WHEN held.{aspect} >= {need} THEN {Outcome.MET.value} "
        f"WHEN {waived} ELSE {Outcome.NOT_MET.value} END::smallint AS {aspect}"
    )


def _given(name: str, names: list[str], kinds: list[str], columns: list[list[object]]) -> Sql:
    """A table of values."""
    arrays = ", ".join(f"%s::{kind}" for kind in kinds)
    return Sql(f"{name}({', '.join(names)}) AS (SELECT * FROM unnest({arrays}))", tuple(columns))

"""Whatever two communes and the province do with a person, on every day the person counts exactly once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from random import Random
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import QuerySet

from apps.accounts.models import User
from apps.cadres.measures import primary_posts
from apps.cadres.mergers.carrying import LeanedOnError, Order, carry_out
from apps.cadres.mergers.carrying import take_back as give_back
from apps.cadres.mergers.planning import Decision as Fate
from apps.cadres.mergers.planning import decide, draw_up
from apps.cadres.models import Cadre, Movement, MovementKind, PlacementRound, Result, Title
from apps.cadres.services import movements, take_back
from apps.cadres.services.movements import Decision, Return
from apps.communes.models import Unit
from apps.core.doubts import DoubtfulError
from apps.core.undo import CannotUndoError
from tests.cadres.mergers import Merger, merge_two
from tests.conftest import Person, Units

BEGIN = date(2020, 1, 1)
KINDS = ("DC_DD", "DC_LC", "DC_BP", "DC_TC", "DC_TDVTVL")
TITLES = ("CD_VPTK", "CD_TCKT", "CD_VHXH")
REFUSED = (ValidationError, PermissionDenied, DoubtfulError, CannotUndoError, LeanedOnError)
Step = Callable[[], object]


class Play:
    """Random moves of a game whose players are the officers and the province's editor."""

    def __init__(self, *, cadre: Cadre, players: list[User], units: list[Unit], chance: Random) -> None:
        self.cadre, self.players, self.units, self.chance = cadre, players, units, chance
        self.done = 0

    @property
    def player(self) -> User:
        return self.chance.choice(self.players)

    def step(self) -> None:
        """One try of one player; most are refused, as in life."""
        tried = [self.propose, self.confirm, self.decline, self.withdraw, self.carry_out, self.come_back, self.undo]
        try:
            self.chance.choices(tried, [4, 4, 1, 1, 4, 3, 2])[0]()
        except REFUSED:
            return
        self.done += 1

    def draft(self) -> Movement:
        day = BEGIN + timedelta(days=self.chance.randint(1, 1500))
        return Movement(
            cadre=Cadre.objects.get(pk=self.cadre.pk),
            kind=MovementKind.objects.get(pk=self.chance.choice(KINDS)),
            to_unit=self.chance.choice(self.units),
            to_title=Title.objects.get(pk=self.chance.choice(TITLES)),
            starts_on=day,
            planned_end=day + timedelta(days=self.chance.randint(100, 1600)),
            decision_number="1/QĐ",
            decision_on=day,
        )

    def propose(self) -> None:
        self._seeing(lambda seen: movements.propose(movement=self.draft(), by=self.player, seen=seen))

    def carry_out(self) -> None:
        draft, player = self.draft(), self.players[-1]
        self._seeing(lambda seen: movements.carry_out(movement=draft, by=player, seen=seen))

    def confirm(self) -> None:
        paper, player, proposal = Decision("2/QĐ", BEGIN), self.player, self.proposal
        self._seeing(lambda seen: movements.confirm(movement=proposal, decision=paper, by=player, seen=seen))

    def decline(self) -> None:
        movements.decline(movement=self.proposal, why="Không", by=self.player)

    def withdraw(self) -> None:
        movements.withdraw(movement=self.proposal, why="", by=self.player)

    def come_back(self) -> None:
        away = self._any(Movement.objects.filter(state="confirmed", kind__is_temporary=True))
        on = away.starts_on + timedelta(days=self.chance.randint(1, 900))
        movements.return_from(movement=away, back=Return(on=on), by=self.player)

    def undo(self) -> None:
        act = movements.last_act(self._any(Movement.objects.all()))
        if act:
            take_back(context=act, by=self.player)

    @property
    def proposal(self) -> Movement:
        return self._any(Movement.objects.proposed())

    def _any(self, rows: QuerySet[Movement]) -> Movement:
        found = list(rows.order_by("pk"))
        if not found:
            raise ValidationError("nothing there")
        return self.chance.choice(found)

    @staticmethod
    def _seeing(act: Callable[[list[str]], object]) -> None:
        """Set every warning aside."""
        try:
            act([])
        except DoubtfulError as doubtful:
            act([doubt.code for doubt in doubtful.doubts])


class PlayAcrossTheReform(Play):
    """The same while two of the communes become one, and while that is taken back."""

    def __init__(self, merger: Merger, **told: Any) -> None:
        super().__init__(**told)
        self.merger = merger
        self.merged = self.separated = 0

    def step(self) -> None:
        try:
            self.chance.choice([super().step, super().step, self.merge, self.separate])()
        except REFUSED:
            return

    def draft(self) -> Movement:
        """Backdated, on the days around the reform, or after it."""
        draft = super().draft()
        draft.starts_on = date(2025, 7, 1) + timedelta(days=self.chance.choice((-900, -30, -1, 0, 1, 40)))
        draft.planned_end = draft.starts_on + timedelta(days=400)
        draft.decision_on = draft.starts_on
        return draft

    def merge(self) -> None:
        ending = self.merger.ending
        draw_up(ending=ending)
        for line in ending.plan():
            result = Result.PLACED if line.is_primary else Result.ENDED
            decide(ending=ending, seen={line.pk: line.revision}, decision=Fate(result))
        carry_out(ending=ending, order=Order(), doubles_seen=True)
        self.merged += 1

    def separate(self) -> None:
        done = PlacementRound.objects.order_by("-number").first()
        if done is None:
            raise ValidationError("nothing there")
        give_back(done=done, by=User.objects.get(pk=self.merger.placer.pk))
        self.separated += 1


@pytest.mark.parametrize("seed", range(4))
def test_on_every_day_a_person_counts_once(
    seed: int, person: Person, units: Units, officer: User, neighbour: User, editor: User
) -> None:
    play = Play(
        cadre=person("Bùi Thị Hoa", since=BEGIN),
        players=[officer, neighbour, editor],
        units=[units.lac_sy, units.bao_hieu, units.thu_phong],
        chance=Random(seed),
    )
    for _try in range(30):
        play.step()
        counts_once_on_every_day(play)
    assert play.done >= 5


def test_also_while_a_reorganisation_is_carried_out_and_taken_back(
    person: Person, units: Units, officer: User, neighbour: User
) -> None:
    """Several plays in one: some are over before the communes merge, others go on in the new one."""
    merger = merge_two(units)
    told = {"players": [officer, neighbour, merger.placer], "units": [units.lac_sy, units.bao_hieu, merger.lac_luong]}
    merged = separated = done = 0
    for seed in range(4):
        with transaction.atomic():
            cadre = person("Bùi Thị Hoa", since=BEGIN)
            play = PlayAcrossTheReform(merger, cadre=cadre, chance=Random(seed), **told)
            for _try in range(30):
                play.step()
                counts_once_on_every_day(play)
            transaction.set_rollback(True)
        merged, separated, done = merged + play.merged, separated + play.separated, done + play.done
    assert min(merged, separated) >= 3
    assert done >= 15


def counts_once_on_every_day(play: Play) -> None:
    days = {BEGIN + timedelta(days=number) for number in range(0, 2700, 150)}
    days |= {edge for post in play.cadre.postings.all() for edge in (post.period.lower, post.period.upper) if edge}
    assert {day: primary_posts(day).count() for day in days} == dict.fromkeys(days, 1)

"""Dealing levels out to people in exact numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from random import Random

from apps.demo.elsewhere.people import Held, Invented

Quota = Mapping[str, int]


def deal(people: Sequence[Invented], quota: Quota, since: date, chance: Random) -> None:
    """Each person gets one level of the quota, which is as large as the group."""
    levels = [level for level, number in quota.items() for _ in range(number)]
    if len(levels) != len(people):
        raise ValueError(f"{len(people)} people for {len(levels)} levels: {dict(quota)}")
    chance.shuffle(levels)
    for person, level in zip(people, levels, strict=True):
        person.held.append(Held(level, since))


def enrol(people: Sequence[Invented], level: str, number: int, since: date) -> None:
    """The first `number` of those who do not hold the level study for it."""
    without = [person for person in people if all(held.level != level for held in person.held)]
    if len(without) < number:
        raise ValueError(f"Only {len(without)} people could study for {level}, not {number}.")
    for person in without[:number]:
        person.held.append(Held(level, since, is_studied=True))

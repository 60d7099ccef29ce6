"""Steps that concern only some rosters: what nothing in the file or in the registry asks for is not even planned.

To plan a statement takes as long as to run it on a commune's list, and of the hundred statements of a roster half have
nothing to do: nobody is known yet, or everybody is; no row names a committee seat or a day of admission to the Party.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from apps.rosters.kept_tables import Filled, Statement


@dataclass(frozen=True)
class Ask:
    """Looks where the work stands; each text that its `select` gives is a fact from then on."""

    select: str


@dataclass(frozen=True)
class Only:
    """A step, and the facts without which it has nothing to do: of each group one must hold."""

    step: Statement | Ask
    needs: tuple[frozenset[str], ...]


Step = Statement | Only | Ask


def bare_step(step: Step) -> Statement | Ask:
    """The step itself."""
    return step.step if isinstance(step, Only) else step


def concerns(step: Step, facts: Collection[str]) -> bool:
    """Whether a step has anything to do."""
    return not isinstance(step, Only) or not any(group.isdisjoint(facts) for group in step.needs)


def only(step: Statement | Ask, *needs: Iterable[str]) -> Only:
    """Take a step where of each of these groups of facts one holds."""
    return Only(step, tuple(map(frozenset, needs)))


def says(*keys: str) -> frozenset[str]:
    """A row of the file states one of the values."""
    return frozenset(f"says {key}" for key in keys)


def differs(*fields: str) -> frozenset[str]:
    """What a row states of one of the fields differs from what is known, and will be written."""
    return frozenset(f"differs {field}" for field in fields)


def concerned(statements: Iterable[str | Only], facts: Collection[str]) -> list[str]:
    """The queries among these that have something to find."""
    return [bare for each in statements if concerns(each, facts) and isinstance(bare := bare_step(each), str)]


def filled_by(steps: Iterable[Step]) -> list[Filled]:
    """The temporary tables that steps fill, whether they concern this roster or not."""
    return [step for step in map(bare_step, steps) if isinstance(step, Filled)]

"""Posts that one person in a unit holds and that would have several holders, or are still claimed by several."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from apps.cadres.mergers.ending import Ending
from apps.cadres.models import PlannedPlacement, Posting, Result, Title
from apps.communes.titles import titles_near
from apps.core.text import collation_key


@dataclass
class Double:
    """One post in a unit afterwards, with those who hold it there already and those planned for it."""

    unit: int
    title: Title
    unit_title: str = ""
    holders: list[Posting] = field(default_factory=list)
    lines: list[PlannedPlacement] = field(default_factory=list)

    @property
    def claims(self) -> int:
        """How many would hold it: who stays in post, and who is placed on or waits for a decision."""
        return len(self.holders) + len(self.lines)

    @property
    def undecided(self) -> int:
        return sum(line.result == "" for line in self.lines)


def doubles_of(ending: Ending, *, with_undecided: bool = False) -> list[Double]:
    """Doubled posts of the plan; those that wait for a decision only when asked for."""
    results = [Result.PLACED, ""] if with_undecided else [Result.PLACED]
    lines = (
        ending.plan()
        .filter(result__in=results, to_unit__isnull=False, to_title__merger_rule__is_single=True)
        .select_related("to_title", "posting__cadre", "posting__title")
        .order_by("posting__cadre__sort_key", "pk")
    )
    found: dict[tuple[int, str], Double] = {}
    for line in lines:
        unit, title = line.to_unit_id, line.to_title
        if unit and title:
            found.setdefault((unit, title.pk), Double(unit, title)).lines.append(line)
    _add_holders(ending, found)
    doubled = [double for double in found.values() if double.claims > 1]
    names = titles_near({double.unit for double in doubled}, ending.day)
    for double in doubled:
        double.unit_title = names.get(double.unit, "")
    return sorted(doubled, key=lambda double: (collation_key(double.unit_title), double.title.position))


def _add_holders(ending: Ending, found: dict[tuple[int, str], Double]) -> None:
    """Who holds such a post in a unit that lives on."""
    by_unit: dict[int, list[str]] = defaultdict(list)
    for unit, title in found:
        by_unit[unit].append(title)
    held = Posting.objects.running_on(ending.day).counted().filter(unit__in=by_unit).exclude(unit__in=ending.heirs)
    for posting in held.select_related("cadre", "title"):
        if double := found.get((posting.unit_id, posting.title_id)):
            double.holders.append(posting)

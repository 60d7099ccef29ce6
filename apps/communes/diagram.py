"""The picture of a succession: predecessors, the unit, successors, as boxes and lines on a plane."""

from dataclasses import dataclass

from apps.communes.life import Relative, UnitLife
from apps.communes.models import Unit

WIDTH, HEIGHT, GAP = 216, 44, 12
REACH = 72  # between columns


@dataclass(frozen=True)
class Box:
    unit: Unit
    title: str
    code: str
    x: int
    y: int
    is_centre: bool = False

    @property
    def text_x(self) -> int:
        return self.x + WIDTH // 2

    @property
    def title_y(self) -> int:
        return self.y + 19

    @property
    def code_y(self) -> int:
        return self.y + 35

    @property
    def middle(self) -> int:
        return self.y + HEIGHT // 2


@dataclass(frozen=True)
class Line:
    """From the right edge of one box to the left edge of another; dashed when only a part went there."""

    path: str
    is_part: bool


@dataclass(frozen=True)
class Diagram:
    width: int
    height: int
    boxes: list[Box]
    lines: list[Line]
    box_width: int = WIDTH
    box_height: int = HEIGHT


def succession_diagram(life: UnitLife) -> Diagram | None:
    """None when nothing came before or after."""
    before, after = _once(life.predecessors), _once(life.successors)
    if not before and not after:
        return None
    height = max(len(before), len(after), 1) * (HEIGHT + GAP) - GAP
    offset = WIDTH + REACH if before else 0
    period = life.periods[-1] if after and not life.exists else life.period
    centre = Box(life.unit, period.title, period.code, offset, (height - HEIGHT) // 2, is_centre=True)
    left, right = _column(before, 0, height), _column(after, offset + WIDTH + REACH, height)
    lines = [_line(box, centre, r) for box, r in zip(left, before, strict=True)]
    lines += [_line(centre, box, r) for box, r in zip(right, after, strict=True)]
    width = max(box.x for box in [*left, centre, *right]) + WIDTH
    return Diagram(width, height, [*left, centre, *right], lines)


def _once(relatives: list[Relative]) -> list[Relative]:
    """One box for a unit, however many resolutions tie it."""
    return list({relative.unit.pk: relative for relative in relatives}.values())


def _column(relatives: list[Relative], x: int, height: int) -> list[Box]:
    top = (height - len(relatives) * (HEIGHT + GAP) + GAP) // 2
    return [
        Box(r.unit, r.period.title, r.period.code, x, top + index * (HEIGHT + GAP)) for index, r in enumerate(relatives)
    ]


def _line(start: Box, end: Box, relative: Relative) -> Line:
    left, right = start.x + WIDTH, end.x
    half = (left + right) // 2
    return Line(
        f"M{left} {start.middle} C{half} {start.middle} {half} {end.middle} {right} {end.middle}", relative.is_part
    )

"""The cell formats of an .xls: fonts, colours, borders, alignment and number formats behind one number."""

from __future__ import annotations

from dataclasses import dataclass, field
from struct import unpack_from

from openpyxl.styles.colors import COLOR_INDEX

from apps.rosters.looks.excel97_records import long_text, short_text
from apps.rosters.looks.words import CellLook

# The colours that programs choose themselves: of letters, lines and what is behind them.
CHOSEN_BY_PROGRAMS = 64
FIRST_OF_PALETTE = 8
ACROSS = (None, "left", "center", "right", "fill", "justify", "center_across", "distributed")
DOWN = ("top", "vcenter", None, "vjustify", "vdistributed")
UNDERLINES = {1: 1, 2: 2, 0x21: 33, 0x22: 34}
BOLD = 600
# No font has this number: the record behind the fourth is the one that formats call the fifth.
NO_FONT = 4
STACKED, CLOCKWISE = 255, 90


@dataclass(frozen=True)
class Font:
    name: str
    size: float
    colour: int
    is_bold: bool
    is_italic: bool
    is_struck: bool
    underline: int | None
    script: int | None

    @classmethod
    def of(cls, content: bytes) -> Font:
        height, options, colour, weight, script = unpack_from("<HHHHH", content)
        return cls(
            short_text(content, 14),
            height / 20,
            colour,
            is_bold=weight >= BOLD,
            is_italic=bool(options & 2),
            is_struck=bool(options & 8),
            underline=UNDERLINES.get(content[10]),
            script=script if script in {1, 2} else None,
        )


@dataclass
class Formats:
    """What the head of an .xls says of formats, in the order of the file."""

    fonts: list[Font | None] = field(default_factory=list)
    numbers: dict[int, str] = field(default_factory=dict)
    palette: list[str] = field(default_factory=list)
    cells: list[bytes] = field(default_factory=list)

    def add_font(self, content: bytes) -> None:
        if len(self.fonts) == NO_FONT:
            self.fonts.append(None)
        self.fonts.append(Font.of(content))

    def add_palette(self, content: bytes) -> None:
        (count,) = unpack_from("<H", content)
        places = range(2, min(2 + 4 * count, len(content) - 3), 4)
        self.palette = [content[place : place + 3].hex().upper() for place in places]

    def add_number(self, content: bytes) -> None:
        self.numbers[unpack_from("<H", content)[0]] = long_text(content, 2)

    def looks(self) -> list[CellLook]:
        return [self._look(content) for content in self.cells]

    def _look(self, content: bytes) -> CellLook:
        font_number, number, protected, align, turn, fit, _, lines, others, ground = unpack_from("<HHHBBBBIIH", content)
        font = self.fonts[font_number] if font_number < len(self.fonts) else None
        sides = [lines & 15, lines >> 4 & 15, lines >> 8 & 15, lines >> 12 & 15]
        colours = [lines >> 16 & 127, lines >> 23 & 127, others & 127, others >> 7 & 127]
        left, right, top, bottom = (min(side, 13) or None for side in sides)
        left_color, right_color, top_color, bottom_color = (
            self._colour(colour) if side else None for side, colour in zip(sides, colours, strict=True)
        )
        pattern = others >> 26 & 63
        front, back = self._colour(ground & 127), self._colour(ground >> 7 & 127)
        return CellLook(
            font_name=(font.name or None) if font else None,
            font_size=font.size if font and 1 <= font.size <= 409 else None,
            font_color=self._colour(font.colour) if font else None,
            bold=bool(font and font.is_bold),
            italic=bool(font and font.is_italic),
            underline=font.underline if font else None,
            font_strikeout=bool(font and font.is_struck),
            font_script=font.script if font else None,
            num_format=self.numbers.get(number, number if number < 50 else None) or None,
            align=ACROSS[align & 7],
            valign=DOWN[min(align >> 4 & 7, len(DOWN) - 1)],
            text_wrap=bool(align & 8),
            shrink=bool(fit & 16),
            indent=fit & 15 or None,
            rotation=_rotation(turn),
            pattern=pattern if 0 < pattern < 19 else None,
            # Of a plain fill Excel shows the colour in front; xlsxwriter calls that the one behind.
            bg_color=(front if pattern == 1 else back) if pattern else None,
            fg_color=front if pattern > 1 else None,
            left=left,
            right=right,
            top=top,
            bottom=bottom,
            left_color=left_color,
            right_color=right_color,
            top_color=top_color,
            bottom_color=bottom_color,
            hidden=bool(protected & 2),
        )

    def _colour(self, number: int) -> str | None:
        """As xlsxwriter writes colours; None for what a program chooses itself."""
        place = number - FIRST_OF_PALETTE
        if 0 <= place < len(self.palette):
            return f"#{self.palette[place]}"
        return f"#{COLOR_INDEX[number][2:]}" if number < CHOSEN_BY_PROGRAMS else None


def _rotation(turn: int) -> int | None:
    """In degrees; beyond a right angle the file counts clockwise."""
    if turn == STACKED:
        return 270
    degrees = turn if turn <= CLOCKWISE else CLOCKWISE - turn
    return degrees if degrees and abs(degrees) <= CLOCKWISE else None

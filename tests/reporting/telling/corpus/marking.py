"""A figure is marked as [right|figure], [wrong|figure|what the registry says] [none|figure] for not computable,
or [unsure|figure] where another reading would be right.
"""

import re
from dataclasses import dataclass

MARK = re.compile(r"\[(right|wrong|none|unsure)\|([^|\]]+)(?:\|([^\]]+))?\]")
NAMES = {"right": "right", "wrong": "wrong", "none": "not_computable", "unsure": "ambiguous"}


@dataclass(frozen=True)
class Expected:
    written: str
    verdict: str
    # What the registry says, where the text is wrong.
    says: str = ""


def text_of(marked: str) -> str:
    return MARK.sub(lambda match: match.group(2), marked)


def expected_of(marked: str) -> list[Expected]:
    return [Expected(m.group(2), NAMES[m.group(1)], m.group(3) or "") for m in MARK.finditer(marked)]

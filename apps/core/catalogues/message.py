"""One sentence that people read, as the code writes it."""

import re
from dataclasses import dataclass

PLACEHOLDER = re.compile(r"%\(\w+\)[sdf]|%[sd]|\{\w*\}")


@dataclass(frozen=True, order=True)
class Message:
    msgid: str
    context: str = ""
    plural: str = ""

    @property
    def key(self) -> tuple[str, str]:
        """What a catalogue files it under: the plural form is no part of that."""
        return self.context, self.msgid

    @property
    def part_key(self) -> str:
        """How a file of translations in JSON names it."""
        return f"{self.context}\x04{self.msgid}" if self.context else self.msgid


def placeholders(text: str) -> set[str]:
    """The places in `text` that the program fills in."""
    return set(PLACEHOLDER.findall(text.replace("%%", "").replace("{{", "").replace("}}", "")))

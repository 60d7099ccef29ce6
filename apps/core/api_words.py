"""The documentation of the JSON interface in the reader's language; the settings name this module."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

ABOUT = _(
    "What the pages show, for programs, and through the same rights: what you may not see is not there."
    " Log in on the website, or send a token in the header `Authorization: Token …`.\n\n"
    "`as_of` sets the day. Lists give 50 rows at a time, at most 200 (`limit`, `offset`)."
    " An error has a `code` and a `message`, and `fields` where a parameter is at fault."
)


def in_the_readers_language(result: dict[str, Any], **generator: Any) -> dict[str, Any]:
    """Translate what classes and methods say of themselves, and describe each group of addresses by its first one.

    All other words of the schema are lazy; only docstrings reach it as they are written.
    """
    result["info"] |= {"title": gettext("JSON interface of the cadre registry"), "description": ABOUT}
    tags: dict[str, str] = {}
    for described in (*_operations(result), *result["components"]["schemas"].values()):
        if sentence := described.get("description"):
            described["description"] = gettext(sentence)
        for tag in described.get("tags", ()):
            tags.setdefault(tag, described.get("description", ""))
    result["tags"] = [{"name": name, "description": about} for name, about in tags.items()]
    return result


def _operations(result: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for methods in result["paths"].values():
        yield from methods.values()

"""The words of the rules that the database keeps, by name: a refusal stores the name, each reader gets the words."""

from collections.abc import Iterator

from apps.core.constraints import TRIGGER_MESSAGES
from apps.core.history import tracked_models


def words_of(name: str) -> str:
    """What a constraint or a trigger's rule says, in the language of the reader; its name when it says nothing."""
    return str(next(_said(name), f"{name}."))


def _said(name: str) -> Iterator[object]:
    for model in tracked_models():
        yield from (each.violation_error_message for each in model._meta.constraints if each.name == name)
        if name in (words := getattr(model, TRIGGER_MESSAGES, {})):
            yield words[name]

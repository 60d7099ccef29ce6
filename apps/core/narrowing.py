"""Telling the type checker what a declaration elsewhere promises; a broken promise is told at once."""

from typing import TypeVar

Kind = TypeVar("Kind")


def narrowed(found: object, kind: type[Kind]) -> Kind:
    """`found`, which is known to be of this kind: a field declared above, the account behind an `Actor`."""
    if not isinstance(found, kind):
        raise TypeError(f"Declared as {kind.__name__}, found {type(found).__name__}.")
    return found


def present(found: Kind | None) -> Kind:
    """`found`, which is known to be there: refused, filtered or constrained before."""
    if found is None:
        raise TypeError("Declared as present, found nothing.")
    return found

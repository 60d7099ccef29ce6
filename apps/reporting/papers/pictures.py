"""Pictures of a paper for print: with letters that every machine has, as a drawing or as PNG."""

from functools import lru_cache

from apps.reporting.papers.paper import Picture

# Dots for each unit of the drawing: sharp in print.
SCALE = 2.0
# The letters of pages, and those that come with the drawing program and with most machines.
LETTERS, PRINTED = "Be Vietnam Pro", "Liberation Sans"


def printable(picture: Picture) -> str:
    """The drawing in ink on white; pages draw it in the colour of their own letters."""
    return picture.svg.replace(LETTERS, PRINTED).replace("currentColor", "#000000")


def png_of(picture: Picture) -> bytes:
    return _drawn(printable(picture))


@lru_cache(maxsize=64)
def _drawn(svg: str) -> bytes:
    import vl_convert

    return bytes(vl_convert.svg_to_png(svg, scale=SCALE))

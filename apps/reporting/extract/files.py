"""The archive of an extract: the rows as CSV and Parquet, the data dictionary, and a page that explains them."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile

from django.template.loader import render_to_string
from django.utils.translation import override

from apps.core.spreadsheets import inert

if TYPE_CHECKING:
    import pandas

    from apps.reporting.extract.services import Ready

LANGUAGES = ("vi", "en")


def packed(ready: Ready, *, purpose: str, recipient: str) -> bytes:
    """A ZIP with `people.csv`, `people.parquet`, `dictionary.csv` and `README.txt` in both languages."""
    held = BytesIO()
    # A column holds yes, no and what was left out, so all are words: those of the dictionary, in both files.
    rows = ready.rows.frame.map(_word)
    with ZipFile(held, "w", ZIP_DEFLATED) as archive:
        archive.writestr("people.csv", rows.to_csv(index=False).encode("utf-8-sig"))
        archive.writestr("people.parquet", _parquet(rows))
        # Titles are what somebody typed; the rows of people hold codes alone.
        words = ready.dictionary.map(lambda cell: inert(cell) if isinstance(cell, str) else cell)
        archive.writestr("dictionary.csv", words.to_csv(index=False).encode("utf-8-sig"))
        archive.writestr("README.txt", _explained(ready, purpose, recipient).encode("utf-8-sig"))
    return held.getvalue()


def _parquet(rows: pandas.DataFrame) -> bytes:
    held = BytesIO()
    rows.astype("category").to_parquet(held, index=False)
    return held.getvalue()


def _word(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _explained(ready: Ready, purpose: str, recipient: str) -> str:
    context = {"ready": ready, "purpose": purpose, "recipient": recipient}
    texts = []
    for language in LANGUAGES:
        with override(language):
            texts.append(render_to_string("reporting/extract/readme.txt", context))
    return "\n\n".join(texts)

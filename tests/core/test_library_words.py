"""Sentences that a library shows and has no Vietnamese for stand in our catalogues."""

import gettext
from pathlib import Path

import import_export

from apps.core.library_words import IMPORTING

# Told to programmers, or of exports, which our own pages do.
UNSEEN = ("Export", "export", "use_natural", "You must select an export", "Form is not validated", "Select at least")
INTERNAL = {
    "The following fields are declared in 'import_id_fields' but are not present in the resource fields: %s",
    "call to force_str() on instance failed: %s",
    "This exporter will export the following fields: ",
}
# Words that our own pages use too.
OURS = {"Delete", "Home", "New", "Row"}


def test_every_sentence_of_the_import_pages_is_named() -> None:
    folder = Path(import_export.__file__).parent / "locale"
    known: dict[str, str] = vars(gettext.translation("django", str(folder), ["fr"]))["_catalog"]
    shown = {words for words in known if isinstance(words, str) and words and not words.startswith(UNSEEN)}
    assert shown - INTERNAL - OURS <= set(IMPORTING)

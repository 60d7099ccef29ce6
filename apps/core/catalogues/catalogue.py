"""The catalogues on disk: merge what was found, tell what is missing, compile."""

import json
import os
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

import polib

from .message import Message, placeholders

# Vietnamese has one form for any number, English two; the sources are English.
PLURAL_FORMS = {"vi": "nplurals=1; plural=0;", "en": "nplurals=2; plural=(n != 1);"}
Translations = Mapping[str, str | list[str]]


def file_of(locale: Path, language: str) -> Path:
    return locale / language / "LC_MESSAGES" / "django.po"


def read(locale: Path, language: str) -> polib.POFile:
    path = file_of(locale, language)
    return polib.pofile(str(path)) if path.exists() else polib.POFile()


def read_parts(locale: Path, language: str) -> dict[str, str | list[str]]:
    """Translations that wait in locale/parts/*.<language>.json."""
    parts: dict[str, str | list[str]] = {}
    for file in sorted((locale / "parts").glob(f"*.{language}.json")):
        parts |= json.loads(file.read_text(encoding="utf-8"))
    return parts


def merge(locale: Path, language: str, found: Mapping[Message, list[str]]) -> None:
    """Write the catalogue of what was found; a waiting part wins over the catalogue, which wins over nothing."""
    known = {_key(entry): entry for entry in read(locale, language)}
    parts = read_parts(locale, language)
    merged = polib.POFile(wrapwidth=110)
    merged.metadata = _metadata(language)
    for message in one_per_key(found):
        entry = _entry(message, found[message])
        _translate(entry, language, parts.get(message.part_key), known.get(message.key))
        merged.append(entry)
    path = file_of(locale, language)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(str(merged).rstrip("\n") + "\n", encoding="utf-8")


def faults(locale: Path, language: str, found: Iterable[Message]) -> list[str]:
    """Everything that keeps the catalogue from being complete, one line each."""
    entries = {_key(entry): entry for entry in read(locale, language)}
    messages = {message.key: message for message in one_per_key(found)}
    missing = [f"missing: {key[1]!r}" for key in messages if key not in entries]
    unused = [f"obsolete: {key[1]!r}" for key, entry in entries.items() if key not in messages or entry.obsolete]
    return missing + unused + [fault for key, entry in entries.items() if key in messages for fault in _faults(entry)]


def compile_all(locale: Path) -> list[Path]:
    """Compile every catalogue; whole or not at all, for a server may be reading."""
    compiled = []
    for path in sorted(locale.glob("*/LC_MESSAGES/*.po")):
        target = path.with_suffix(".mo")
        descriptor, fresh = tempfile.mkstemp(dir=path.parent, suffix=".mo.new")
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(polib.pofile(str(path)).to_binary())
        Path(fresh).chmod(0o644)
        Path(fresh).replace(target)
        compiled.append(target)
    return compiled


def one_per_key(found: Iterable[Message]) -> list[Message]:
    """One message where a sentence is used both with and without its plural."""
    by_key: dict[tuple[str, str], Message] = {}
    for message in sorted(found):
        by_key[message.key] = message
    return list(by_key.values())


def _key(entry: polib.POEntry) -> tuple[str, str]:
    return entry.msgctxt or "", entry.msgid


def _metadata(language: str) -> dict[str, str]:
    return {
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Language": language,
        "Plural-Forms": PLURAL_FORMS[language],
    }


def _entry(message: Message, files: list[str]) -> polib.POEntry:
    # Without line numbers a moved line changes nothing here.
    return polib.POEntry(
        msgid=message.msgid,
        msgid_plural=message.plural,
        msgctxt=message.context or None,
        occurrences=[(file, "") for file in files],
    )


def _translate(entry: polib.POEntry, language: str, part: str | list[str] | None, known: polib.POEntry | None) -> None:
    forms = [part] if isinstance(part, str) else part or (_forms(known) if known else [])
    own = [entry.msgid, entry.msgid_plural] if entry.msgid_plural else [entry.msgid]
    # Our own sentences are English already; a part says better what a library says.
    if language == "en" and len(forms) != len(own):
        forms = own
    if entry.msgid_plural:
        entry.msgstr_plural = dict(enumerate(forms or [""]))
    else:
        entry.msgstr = forms[0] if forms else ""


def _forms(entry: polib.POEntry) -> list[str]:
    return [entry.msgstr_plural[index] for index in sorted(entry.msgstr_plural)] or [entry.msgstr]


def _faults(entry: polib.POEntry) -> list[str]:
    forms = _forms(entry)
    if entry.fuzzy:
        return [f"fuzzy: {entry.msgid!r}"]
    if not all(forms):
        return [f"untranslated: {entry.msgid!r}"]
    # The singular may leave the number out, so a translation may use what either form offers.
    offered = placeholders(entry.msgid) | placeholders(entry.msgid_plural)
    needed = placeholders(entry.msgid) & placeholders(entry.msgid_plural or entry.msgid)
    differing = [form for form in forms if not needed <= placeholders(form) <= offered]
    return [f"placeholders differ: {entry.msgid!r} -> {form!r}" for form in differing]

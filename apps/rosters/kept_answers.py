"""What was answered about one version of a workbook, taken over by the next: only what changed is asked about again."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from apps.rosters.following import said_in
from apps.rosters.models import AbsentAnswer, RowDecision, Upload
from apps.rosters.reading import read
from apps.rosters.values import RefusedError
from apps.rosters.workbooks import Sheet

Made = TypeVar("Made", RowDecision, AbsentAnswer)


def keep_decisions(upload: Upload, content: bytes) -> None:
    """Take over what was answered before: on rows that still say the same, and on the same day about absent people."""
    if upload.follows is None:
        return
    earlier = list(RowDecision.objects.standing().filter(upload=upload.follows))
    rows = _kept_rows(earlier, upload, content) if earlier else []
    about = AbsentAnswer.objects.standing().filter(upload=upload.follows, upload__as_of=upload.as_of)
    absent = [_copied(each, upload) for each in about]
    _write_kept(RowDecision, rows)
    _write_kept(AbsentAnswer, absent)
    if earlier or absent:
        upload.understood = {"since": {"kept": len(rows) + len(absent), "lost": len(earlier) - len(rows)}}
        upload.save(update_fields=["understood"])


def _kept_rows(earlier: Sequence[RowDecision], upload: Upload, content: bytes) -> list[RowDecision]:
    """One of a kind for each row; of a workbook that cannot be read none."""
    try:
        sheets = {sheet.name: sheet for sheet in read(content, upload.filename).sheets}
    except RefusedError:
        return []
    found = [again for decision in earlier if (again := _again(decision, sheets, upload))]
    return list({(each.sheet, each.row, each.kind): each for each in found}.values())


def _copied(decision: Made, upload: Upload, **changed: Any) -> Made:
    """The same for the later version; who made it and when stay."""
    names = [field.attname for field in decision._meta.concrete_fields if not field.primary_key]
    told = {name: getattr(decision, name) for name in names} | {"upload_id": upload.pk} | changed
    return type(decision)(**told)


def _write_kept(model: type[Made], kept: list[Made]) -> None:
    """A new row is stamped with the moment in which it is written; these are of the moment of the decision."""
    moments = [each.at for each in kept]
    for each, at in zip(model._default_manager.bulk_create(kept), moments, strict=True):
        each.at = at
    if kept:
        model._default_manager.bulk_update(kept, ["at"])


def forget_present(upload: Upload) -> None:
    """Let go of answers from the version before about people who stand in this one."""
    if upload.follows_id is None:
        return
    absent = [each["cadre"] for each in upload.absent]
    AbsentAnswer.objects.filter(upload=upload, at__lt=upload.created_at).exclude(cadre__in=absent).delete()


def _again(decision: RowDecision, sheets: Mapping[str, Sheet], upload: Upload) -> RowDecision | None:
    """The same decision on the row that says what it said, in its old place or elsewhere; its maker stays named.

    A sheet that is gone may have been given another name.
    """
    own = sheets.get(decision.sheet)
    found = next(_places(decision, [own] if own else sheets.values()), None)
    if found is None:
        return None
    sheet, row = found
    return _copied(decision, upload, sheet=sheet, row=row)


def _places(decision: RowDecision, sheets: Iterable[Sheet]) -> Iterator[tuple[str, int]]:
    """Where a row says what the decision was about, its old place first."""
    for sheet in sheets:
        if said_in(sheet, decision.row) == decision.said:
            yield sheet.name, decision.row
        for row in range(1, len(sheet.rows) + 1):
            if _says(sheet, row, decision.said):
                yield sheet.name, row


def _says(sheet: Sheet, row: int, said: Mapping[str, str]) -> bool:
    """The running number may have changed."""
    found = said_in(sheet, row)
    return bool(said) and {key: text for key, text in found.items() if not text.isdigit()} == {
        key: text for key, text in said.items() if not text.isdigit()
    }

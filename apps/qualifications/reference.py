"""Code lists from `fixtures/code_lists`: missing rows are added, rows that a person has edited stay as they are."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db import models, transaction

from apps.cadres.codelists import CommitteeTerm, EmploymentStatus, EthnicGroup, Grade, Religion, SeatKind, Title
from apps.core.history import change, event_model
from apps.qualifications.models import Ladder, Language, QualificationLevel, RollUp, RollUpLevel

FOLDER = settings.BASE_DIR / "fixtures" / "code_lists"
LISTS: tuple[type[models.Model], ...] = (
    EthnicGroup,
    Religion,
    Title,
    EmploymentStatus,
    Grade,
    CommitteeTerm,
    SeatKind,
    Ladder,
    QualificationLevel,
    Language,
    RollUp,
)
REASON = "reference data"


@dataclass(frozen=True)
class Loaded:
    """What a load of the code lists wrote."""

    added: int
    changed: int
    kept: int


@transaction.atomic
def load_code_lists(folder: Path = FOLDER) -> Loaded:
    """Bring every code list up to its file; idempotent."""
    with change(by=None, reason=REASON):
        results = [_load(model, folder / f"{model.__name__}.csv") for model in LISTS]
        _load_roll_up_levels(folder / "RollUp.csv")
    return Loaded(*(sum(part) for part in zip(*results, strict=True)))


def _load(model: type[models.Model], path: Path) -> tuple[int, int, int]:
    wanted = {row["code"]: _item(model, row) for row in _rows(path)}
    present = {item.pk: item for item in model._default_manager.all()}
    edited = _edited_by_people(model)
    fields = [field.name for field in model._meta.concrete_fields if not field.primary_key]
    added = [item for code, item in wanted.items() if code not in present]
    changed = [
        item
        for code, item in wanted.items()
        if code in present and code not in edited and _values(item, fields) != _values(present[code], fields)
    ]
    model._default_manager.bulk_create(added)
    if changed:
        model._default_manager.bulk_update(changed, fields)
    return len(added), len(changed), len(edited)


def _values(item: models.Model, fields: list[str]) -> list[object]:
    return [item.__dict__[field.attname] for field in item._meta.concrete_fields if field.name in fields]


def _edited_by_people(model: type[models.Model]) -> set[str]:
    """Codes of rows that a person has changed: the province's own words win over the file's."""
    events = event_model(model)._default_manager.exclude(pgh_context__metadata__user=None)
    return set(events.filter(pgh_context__isnull=False).values_list("pgh_obj_id", flat=True))


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)


def _item(model: type[models.Model], row: dict[str, str]) -> models.Model:
    values: dict[str, object] = {}
    for name, text in row.items():
        if name == "levels":
            continue
        field = model._meta.get_field(name)
        values[getattr(field, "attname", name)] = _value(field, text)
    return model(**values)


def _value(field: object, text: str) -> object:
    name = getattr(field, "name", "")
    if name == "aliases":
        return [alias for alias in text.split("|") if alias]
    if name == "external_codes":
        return dict(part.split("=", 1) for part in text.split("|") if part)
    if isinstance(field, models.DateField):
        return field.to_python(text or None)
    if isinstance(field, models.BooleanField):
        return text == "1"
    return field.to_python(text) if isinstance(field, models.IntegerField) else text


def _load_roll_up_levels(path: Path) -> None:
    wanted = {(row["code"], level) for row in _rows(path) for level in row["levels"].split("|")}
    present = set(RollUpLevel.objects.values_list("roll_up_id", "level_id"))
    RollUpLevel.objects.bulk_create(
        RollUpLevel(roll_up_id=roll_up, level_id=level) for roll_up, level in sorted(wanted - present)
    )

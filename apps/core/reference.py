"""Reference data from `fixtures/`: missing rows are added, rows that a person has edited stay as they are.

Each app names its code lists, and what else it loads, in its own `reference.py`.
"""

import csv
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db import connection, models, transaction

from apps.core.estimating import look_at_new_tables
from apps.core.history import change, event_model
from apps.core.leaning import CORRECTING

FOLDER: Path = settings.BASE_DIR / "fixtures" / "code_lists"
REASON = "reference data"


@dataclass(frozen=True)
class Loaded:
    """What a load of reference data wrote."""

    added: int = 0
    changed: int = 0
    kept: int = 0

    def __add__(self, other: "Loaded") -> "Loaded":
        return Loaded(self.added + other.added, self.changed + other.changed, self.kept + other.kept)


Step = Callable[[Path], Loaded]
# Steps by (position, order of registration): a list that others point at stands before them.
_steps: list[tuple[int, int, Step]] = []


def reference_step(position: int) -> Callable[[Step], Step]:
    """Register a function that loads reference data from the folder of fixtures."""

    def register(step: Step) -> Step:
        _steps.append((position, len(_steps), step))
        return step

    return register


def reference_lists(position: int, *models_: type[models.Model]) -> None:
    """Register code lists that are loaded from `<ModelName>.csv`, in this order."""
    for model in models_:
        reference_step(position)(lambda folder, model=model: load_list(model, folder))  # type: ignore[misc]  # mypy does not infer the default of a lambda


@transaction.atomic
def load_reference_data(folder: Path = FOLDER) -> Loaded:
    """Bring all reference data up to its files; idempotent."""
    with change(by=None, reason=REASON):
        with connection.cursor() as cursor:
            # What an edition of the registry got wrong is mended by the next, also where records lean on it.
            cursor.execute("SELECT set_config(%s, 'on', true)", [CORRECTING])
        loaded = sum((step(folder) for _, _, step in sorted(_steps, key=lambda entry: entry[:2])), Loaded())
    look_at_new_tables()
    return loaded


def load_list(model: type[models.Model], folder: Path) -> Loaded:
    """Bring one code list up to its file."""
    wanted = {row["code"]: _item(model, row) for row in rows_of(folder / f"{model.__name__}.csv")}
    present = {item.pk: item for item in model._default_manager.all()}
    edited = edited_by_people(model)
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
    return Loaded(len(added), len(changed), len(edited))


def edited_by_people(model: type[models.Model]) -> set[str]:
    """Codes of rows that a person has changed: the province's own words win over the file's."""
    events = event_model(model)._default_manager.exclude(pgh_context__metadata__user=None)
    return set(events.filter(pgh_context__isnull=False).values_list("pgh_obj_id", flat=True))


def rows_of(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)


def _values(item: models.Model, fields: list[str]) -> list[object]:
    return [item.__dict__[field.attname] for field in item._meta.concrete_fields if field.name in fields]


def _item(model: type[models.Model], row: dict[str, str]) -> models.Model:
    """A row of a file as an item; a column that is no field is for another step to read."""
    names = {field.name for field in model._meta.concrete_fields}
    values: dict[str, object] = {}
    for name, text in row.items():
        if name not in names:
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
    if isinstance(field, models.BooleanField):
        return text == "1"
    if isinstance(field, (models.CharField, models.TextField)):
        return text
    if isinstance(field, models.Field) and not field.is_relation:
        return field.to_python(text or None)
    return text or None

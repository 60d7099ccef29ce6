"""The forms that there are: shipped as files beside the code lists, and added by staff."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _

from apps.reporting.errors import ReportError
from apps.reporting.models import AddedForm
from apps.reporting.official.definitions import OfficialForm
from apps.reporting.official.parsing import parse

FOLDER = Path(settings.BASE_DIR) / "fixtures" / "official_forms"


@dataclass(frozen=True)
class Shipped:
    """A form of the folder with its text."""

    form: OfficialForm
    text: str


@lru_cache(maxsize=1)
def shipped() -> dict[str, Shipped]:
    """The forms of the folder by their codes; a file that cannot be read is a mistake of ours."""
    return {each.form.code: each for each in map(_read, sorted(FOLDER.glob("*.json")))}


def _read(path: Path) -> Shipped:
    text = path.read_text(encoding="utf-8")
    parsed = parse(text)
    if parsed.form is None:
        raise ValueError(f"{path.name}: {' '.join(parsed.troubles)}")
    return Shipped(parsed.form, text)


def forms() -> dict[str, OfficialForm]:
    """All forms: those shipped, then those added; an added form of a shipped code stands in its place."""
    added = (parse(text).form for text in AddedForm.objects.order_by("code").values_list("text", flat=True))
    return {code: each.form for code, each in shipped().items()} | {form.code: form for form in added if form}


def find_form(code: str) -> OfficialForm:
    found = forms()
    if code not in found:
        words = {"code": code, "known": ", ".join(found)}
        raise ReportError(_("There is no form %(code)s. Known forms: %(known)s.") % words)
    return found[code]


def text_of(code: str) -> str:
    """The definition as it was written, for whoever wants to read it or begin another one from it."""
    added = AddedForm.objects.filter(code=code).values_list("text", flat=True).first()
    return added or shipped()[code].text


def in_force_instead(form: OfficialForm, day: date) -> list[OfficialForm]:
    """The forms of the same series that were in force on a day on which this one was not."""
    if form.is_in_force(day):
        return []
    same = (each for each in forms().values() if each.series == form.series and each.code != form.code)
    return [each for each in same if each.is_in_force(day) and not each.is_awaited]

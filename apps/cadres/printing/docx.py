"""Form 2C as a Word document: the office's own template where there is one, else the one built from the items."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

from django.conf import settings
from django.utils.translation import override
from docx.opc.exceptions import PackageNotFoundError
from docxtpl import DocxTemplate
from jinja2 import Environment, TemplateError

from apps.cadres.printing.docx_template import template
from apps.cadres.printing.faults import TemplateFaultError
from apps.cadres.printing.paper import LANGUAGE, Paper
from apps.core.confined import Confined

OWN_TEMPLATE = "form-2c.docx"
# A file that is no Word document (lxml raises its errors as SyntaxError), or words in braces that do not fit.
FAULTS = (BadZipFile, PackageNotFoundError, SyntaxError, TemplateError, KeyError, ValueError)


def own_template() -> Path:
    """Where an office puts its own template."""
    return Path(settings.CADRE_REGISTRY_DATA) / "templates" / OWN_TEMPLATE


def docx_of(paper: Paper) -> bytes:
    own = own_template()
    if not own.is_file():
        with override(LANGUAGE):
            return _fill(BytesIO(template()), paper, Environment(autoescape=True))
    try:
        return _fill(str(own), paper, Confined())
    except FAULTS as error:
        raise TemplateFaultError(str(own), str(error)) from error


def _fill(source: str | BytesIO, paper: Paper, environment: Environment | Confined) -> bytes:
    document = DocxTemplate(source)
    document.render(_context(paper), jinja_env=environment, autoescape=True)
    held = BytesIO()
    document.save(held)
    return held.getvalue()


def _context(paper: Paper) -> dict[str, Any]:
    """What the template calls by name; a table has its rows under its name and its words for none under `…_text`."""
    context: dict[str, Any] = {
        name: getattr(paper, name) for name in ("code", "name", "province", "unit", "as_of", "printed", "year")
    }
    for line in paper.lines:
        context |= {line.name: line.rows, f"{line.name}_text": line.text} if line.heads else {line.name: line.text}
    return context

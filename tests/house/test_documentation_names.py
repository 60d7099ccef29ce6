"""What the documents name is there: files they lead to, modules, classes, settings, commands."""

import re
from functools import cache
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import get_commands

ROOT: Path = settings.BASE_DIR
# The three that are written from declarations name what is declared.
WRITTEN = {"docs/rosters.md", "docs/indicators.md", "docs/official-forms.md"}
DOCUMENTS = sorted(
    name
    for path in (ROOT / "README.md", *(ROOT / "docs").rglob("*.md"))
    if (name := path.relative_to(ROOT).as_posix()) not in WRITTEN
)
# Words of others: Django's own commands, a word of PostgreSQL.
FOREIGN = {"makemessages", "compilemessages", "LISTEN"}
SOURCES = ("apps", "bin", "cadre_registry", "templates", "benchmarks", "tests")
FILES = ("Makefile", "Dockerfile", "docker-compose.yml", "pyproject.toml", "package.json", "requirements/runtime.in")
BLOCK = re.compile(r"```.*?```", re.DOTALL)
QUOTED = re.compile(r"`([^`\n]+)`")
LINK = re.compile(r"\]\((?!https?:)([^)#]+)")


def text_of(document: str) -> str:
    return (ROOT / document).read_text(encoding="utf-8")


def quoted(document: str) -> list[str]:
    return QUOTED.findall(BLOCK.sub("", text_of(document)))


@cache
def words() -> frozenset[str]:
    """Every word of the sources, and the names of their files."""
    paths = [path for folder in SOURCES for path in (ROOT / folder).rglob("*") if path.suffix in {".py", ".html", ""}]
    paths = [path for path in paths if path.is_file() and path.name != Path(__file__).name]
    told = (path.read_text(encoding="utf-8") for path in (*paths, *(ROOT / name for name in FILES)))
    names = frozenset(word for path in paths for word in (path.name, path.stem, path.parent.name))
    return names.union(*(re.findall(r"\w+", text) for text in told))


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_link_leads_to_a_file(document: str) -> None:
    folder = (ROOT / document).parent
    assert [link for link in LINK.findall(text_of(document)) if not (folder / link).exists()] == []


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_name_is_one_of_the_sources(document: str) -> None:
    """`reporting.papers.Paper`, `UnitCover`, `visible_to`, `REPORT_STORED_DAYS`: each part stands somewhere."""
    names = [name.removesuffix("()") for name in quoted(document) if re.fullmatch(r"[A-Za-z_][\w.]*(\(\))?", name)]
    unknown = [name for name in names if name not in words() and not set(name.split(".")) <= words() | FOREIGN]
    assert unknown == []


@pytest.mark.parametrize("document", ["README.md", "docs/operations.md", "docs/scaling.md", "docs/notebooks.md"])
def test_every_command_is_there(document: str) -> None:
    targets = re.findall(r"^([a-z][a-z-]*):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    text = text_of(document)
    asked = {*re.findall(r"(?:^|`)make ([a-z-]+)", text, re.MULTILINE), *re.findall(r"manage\.py (\w+)", text)}
    assert sorted(asked - set(targets) - set(get_commands())) == []

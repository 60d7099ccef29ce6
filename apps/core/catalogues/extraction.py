"""Find every sentence marked for translation, in Python by its syntax tree and in templates by Django's lexer.

The JSON interface is documented by the docstrings of its classes and answers, so they are sentences too.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from django.utils.translation.template import templatize

from .message import Message

MODULE = "django.utils.translation"
# Function -> which of its arguments are context, sentence and plural.
SHAPES: dict[str, tuple[str, ...]] = {
    "gettext": ("msgid",),
    "gettext_lazy": ("msgid",),
    "gettext_noop": ("msgid",),
    "ngettext": ("msgid", "plural"),
    "ngettext_lazy": ("msgid", "plural"),
    "pgettext": ("context", "msgid"),
    "pgettext_lazy": ("context", "msgid"),
    "npgettext": ("context", "msgid", "plural"),
    "npgettext_lazy": ("context", "msgid", "plural"),
}
STRING = r"""u?(?:'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*")"""
TEMPLATE_CALL = re.compile(rf"\b(_|n?p?gettext)\(({STRING}(?:\s*,\s*{STRING})*)")
# What stands in the documentation of the JSON interface: these classes, and these methods of them.
DOCUMENTED = ("Serializer", "ViewSet", "TokenView")
ANSWERS = {"list", "retrieve", "create", "get", "post", "delete"}
SOURCES = (("apps", "*.py"), ("cadre_registry", "*.py"), ("templates", "*.html"), ("templates", "*.txt"))


def extract(root: Path) -> dict[Message, list[str]]:
    """Every message below `root` with the files that use it."""
    found: dict[Message, list[str]] = {}
    for folder, pattern in SOURCES:
        for file in sorted((root / folder).rglob(pattern)):
            read = in_python if file.suffix == ".py" else in_template
            for message in sorted(set(read(file.read_text(encoding="utf-8")))):
                found.setdefault(message, []).append(file.relative_to(root).as_posix())
    return dict(sorted(found.items()))


def in_python(source: str) -> Iterator[Message]:
    tree = ast.parse(source)
    names = _imported_names(tree)
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        function = names.get(node.func.id) if isinstance(node.func, ast.Name) else _attribute(node.func)
        if function in SHAPES:
            texts = [arg.value for arg in node.args if isinstance(arg, ast.Constant) and isinstance(arg.value, str)]
            yield from _message(function, texts)
    yield from _documentation(tree)


def _documentation(tree: ast.Module) -> Iterator[Message]:
    """What documents the JSON interface."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef) and node.name.endswith(DOCUMENTED):
            functions = (each for each in node.body if isinstance(each, ast.FunctionDef))
            documented: list[ast.ClassDef | ast.FunctionDef] = [node, *filter(_answers, functions)]
            yield from (Message(sentence) for each in documented if (sentence := ast.get_docstring(each)))


def _answers(method: ast.FunctionDef) -> bool:
    """Whether it answers an address, by its name or as a further action."""
    decorators = (each.func for each in method.decorator_list if isinstance(each, ast.Call))
    return method.name in ANSWERS or any(isinstance(each, ast.Name) and each.id == "action" for each in decorators)


def in_template(source: str) -> Iterator[Message]:
    for function, arguments in TEMPLATE_CALL.findall(templatize(source)):
        texts = [str(ast.literal_eval(text)) for text in re.findall(STRING, arguments)]
        yield from _message("gettext" if function == "_" else function, texts)


def _imported_names(tree: ast.AST) -> dict[str, str]:
    """Local name -> translation function, such as `_` -> gettext_lazy."""
    imports = (node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module == MODULE)
    return {alias.asname or alias.name: alias.name for node in imports for alias in node.names}


def _attribute(function: ast.expr) -> str | None:
    """`gettext` of `translation.gettext(…)`."""
    if isinstance(function, ast.Attribute) and isinstance(function.value, ast.Name):
        return function.attr if function.value.id == "translation" else None
    return None


def _message(function: str, texts: list[str]) -> Iterator[Message]:
    """The message of a call, unless its sentence is computed, which no catalogue can hold."""
    shape = SHAPES[function]
    parts = dict(zip(shape, texts, strict=False))
    if len(parts) == len(shape) and parts["msgid"]:
        yield Message(**parts)

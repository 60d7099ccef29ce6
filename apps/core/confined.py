"""Templates that offices write are filled in a process of its own, which may take so much time and memory and no more.

The sandbox keeps a template from everything but its names; it does not keep it from going round for ever.
"""

import json
import re
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast

from django.utils.translation import gettext_lazy as _
from jinja2 import TemplateError, TemplateRuntimeError, TemplateSyntaxError, UndefinedError

SECONDS = 10
MEGABYTE = 1 << 20
MOST_MEMORY = 512 * MEGABYTE
# A document of a hundred pages unfolds to a fifth of it.
MOST_WRITTEN = 30 * MEGABYTE
# Without one of these a text is the same when it is filled.
BRACES = re.compile(r"\{[{%#]")
FILLING = """
import json, resource, sys
from jinja2 import StrictUndefined, TemplateSyntaxError, Undefined, UndefinedError
from jinja2.meta import find_undeclared_variables
from jinja2.sandbox import SandboxedEnvironment

asked = json.load(sys.stdin)
resource.setrlimit(resource.RLIMIT_CPU, (asked["seconds"], asked["seconds"]))
resource.setrlimit(resource.RLIMIT_AS, (asked["memory"], asked["memory"]))
undefined = StrictUndefined if asked["is_strict"] else Undefined
environment = SandboxedEnvironment(autoescape=True, undefined=undefined)
try:
    answer = {"filled": environment.from_string(asked["source"]).render(asked["names"])}
    if len(answer["filled"]) > asked["most"]:
        raise MemoryError
    # Also of what was not written this time: the other branch of a condition, the inside of an empty list.
    used = find_undeclared_variables(environment.parse(asked["source"])) if asked["is_strict"] else set()
    for name in sorted(used - {*asked["names"], *environment.globals}):
        raise UndefinedError(f"'{name}' is undefined")
except MemoryError:
    answer = {"kind": "endless"}
except TemplateSyntaxError as fault:
    answer = {"kind": "syntax", "reason": fault.message, "line": fault.lineno}
except UndefinedError as fault:
    answer = {"kind": "undefined", "reason": str(fault)}
except Exception as fault:
    answer = {"kind": "failing", "reason": str(fault) or type(fault).__name__}
json.dump(answer, sys.stdout)
"""


@dataclass(frozen=True)
class Source:
    """A text with braces."""

    text: str
    is_strict: bool

    def render(self, names: Mapping[str, Any]) -> str:
        """The text with the names filled in; raises what Jinja raises, and TemplateRuntimeError where it never ends."""
        if not BRACES.search(self.text):
            return self.text
        answer = json.loads(self._answer(names))
        if "filled" in answer:
            return str(answer["filled"])
        raise _fault(answer)

    def _answer(self, names: Mapping[str, Any]) -> bytes:
        asked = {
            "source": self.text,
            "names": dict(names),
            "is_strict": self.is_strict,
            "seconds": SECONDS,
            "memory": MOST_MEMORY,
            "most": MOST_WRITTEN,
        }
        call = [sys.executable, "-I", "-c", FILLING]
        # It waits for its turn of the processor, so that the clock may say more.
        waited = 6 * SECONDS
        try:
            content = json.dumps(asked, default=str).encode()
            return subprocess.run(call, input=content, timeout=waited, check=True, capture_output=True).stdout
        except subprocess.SubprocessError as ended:
            raise TemplateRuntimeError(_endless()) from ended


@dataclass
class Confined:
    """Stands where docxtpl asks for an environment of Jinja; `is_strict` makes a name that is not known a fault."""

    is_strict: bool = False
    # docxtpl sets it; here what is filled in is always escaped.
    autoescape: bool = True

    def from_string(self, text: str) -> Source:
        return Source(text, self.is_strict)


def _fault(answer: Mapping[str, Any]) -> TemplateError:
    match answer["kind"]:
        case "syntax":
            return TemplateSyntaxError(answer["reason"], answer["line"])
        case "undefined":
            return UndefinedError(answer["reason"])
        case "failing":
            return TemplateRuntimeError(answer["reason"])
    return TemplateRuntimeError(_endless())


def _endless() -> str:
    """Told in the language of whoever reads the refusal, which need not be that of the paper that was filled."""
    return cast("str", _("its loops go round too often or write too much"))

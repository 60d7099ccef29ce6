"""Form 2C as PDF, set by typst; nothing of a person reaches the file system."""

from __future__ import annotations

import json
from dataclasses import asdict
from functools import lru_cache
from pathlib import Path

import typst

from apps.cadres.printing.paper import Paper

SOURCE = Path(__file__).with_name("form_2c.typ")


def pdf_of(paper: Paper) -> bytes:
    source = _source()
    return bytes(typst.compile(source, format="pdf", sys_inputs={"paper": json.dumps(asdict(paper))}))


@lru_cache(maxsize=1)
def _source() -> bytes:
    return SOURCE.read_bytes()

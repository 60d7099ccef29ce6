"""Texts and verdicts for programs: what the pages show, as plain values."""

from typing import Any

from apps.reporting.telling.checking.options import Interpreter
from apps.reporting.telling.checking.service import Checked
from apps.reporting.telling.pieces import Paragraph


def plain_text(paragraphs: tuple[Paragraph, ...]) -> dict[str, Any]:
    """Each paragraph as its text and its pieces, figures with the address of their people."""
    return {
        "paragraphs": [
            {"text": each.text, "pieces": [{"text": piece.text, "url": piece.url} for piece in each.pieces]}
            for each in paragraphs
        ]
    }


def plain_check(checked: Checked) -> dict[str, Any]:
    """Each figure with its place in the text, its verdict and what the registry says."""
    interpreter = Interpreter(checked)
    figures = []
    for judged in checked.judged:
        figure, address = judged.reading.figure, judged.reading.address
        figures.append(
            {
                "start": figure.start,
                "end": figure.end,
                "written": checked.text[figure.start : figure.end],
                "verdict": judged.verdict.value,
                "registry": judged.says,
                "understood": interpreter.words_of(address) if address and not judged.reading.others else "",
            }
        )
    findings = [{"text": each.text, "is_contradiction": each.is_contradiction} for each in checked.findings]
    return {"figures": figures, "findings": findings, "is_cut": checked.is_cut}

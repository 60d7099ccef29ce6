"""The demonstration province against paragraphs after the published sources, and against its own words."""

from datetime import date

import pytest
from django.utils import translation

from apps.reporting.actors import ServerActor
from apps.reporting.services import build_report
from apps.reporting.telling.checking.service import Checked, check
from apps.reporting.telling.checking.verdicts import Verdict
from apps.reporting.telling.narrative import Manner, Narrator, Style
from tests.conftest import DAY
from tests.reporting.telling.corpus import CORPUS
from tests.reporting.telling.corpus.marking import expected_of, text_of
from tests.reporting.telling.corpus.published import PROJECT_VI

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demonstration")]


def checked(text: str, unit: str = "17", day: date = DAY) -> Checked:
    return check(text, day=day, unit=unit, user=ServerActor())


def verdicts(text: str, **asked: object) -> list[tuple[str, str]]:
    result = checked(text, **asked)  # type: ignore[arg-type]  # unit and day
    return [(result.text[j.reading.figure.start : j.reading.figure.end], j.verdict.value) for j in result.judged]


@pytest.mark.parametrize("name", CORPUS)
def test_every_figure_of_the_corpus_gets_the_verdict_that_it_deserves(name: str) -> None:
    result = checked(text_of(CORPUS[name]))
    found = [(result.text[j.reading.figure.start : j.reading.figure.end], j.verdict.value) for j in result.judged]
    assert found == [(each.written, each.verdict) for each in expected_of(CORPUS[name])]
    wrong = [j.says for j in result.judged if j.verdict is Verdict.WRONG]
    told = [each.says for each in expected_of(CORPUS[name]) if each.verdict == "wrong"]
    assert all(right in says.replace(",", ".").replace(".", ",") for says, right in zip(wrong, told, strict=True))


def test_a_project_of_another_district_is_checked_on_its_own_day() -> None:
    found = verdicts(text_of(PROJECT_VI), unit="423", day=date(2013, 6, 30))
    assert found == [(each.written, each.verdict) for each in expected_of(PROJECT_VI)]


def test_what_the_article_leaves_out_is_said() -> None:
    findings = " ".join(each.text for each in checked(text_of(CORPUS["district"])).findings)
    assert all(rest in findings for rest in ("225", "220", "208"))


def test_the_committee_cannot_have_more_than_the_whole() -> None:
    text = (
        "Toàn tỉnh có 3.206 cán bộ, công chức cấp xã, lý luận chính trị cao cấp và cử nhân 1%."
        " Ban Chấp hành có 2.093 đồng chí, cao cấp và cử nhân 4%."
    )
    assert [each.text for each in checked(text).findings if each.is_contradiction]


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("manner", [Manner(), Manner(Style.PRESS, 0)], ids=["report", "press"])
def test_what_the_registry_tells_it_also_finds_right(language: str, manner: Manner) -> None:
    groups = ["cadres_and_civil_servants", "party_standing_committee"]
    with translation.override(language):
        tables = [
            build_report("quality", unit="158", day=day, user=ServerActor(), levels=[], groups=groups)
            for day in (DAY, date(2024, 12, 31))
        ]
        text = "\n".join(each.text for each in Narrator(tables[0], manner, tables[1]).paragraphs())
        found = verdicts(text, day=date(2025, 2, 1))
    assert len(found) > 50
    assert {verdict for _written, verdict in found} == {"right"}

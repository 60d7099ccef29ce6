"""The columns of a decision on paper, which all facts write alike."""

from dataclasses import replace

from django.utils.translation import gettext_lazy as _

from apps.cadres.models import LegalBasis
from apps.cadres.roster_facts.columns import NUMBERED, FactColumn, day, listed, past, text
from apps.cadres.roster_facts.paper_words import paper_reader

NUMBER_AND_DAY = (
    *("Số, ngày quyết định", "Số, ngày, tháng, năm quyết định", "Quyết định số, ngày", "Số và ngày quyết định"),
    *("Quyết định số, ngày tháng năm", "Quyết định số, ngày, tháng, năm", "Số QĐ, ngày tháng năm", "Số, ngày QĐ"),
    *("Số QĐ, ngày QĐ", "Số QĐ, ngày", "Quyết định (số, ngày)", "Số, ngày, tháng, năm ban hành quyết định"),
    *("Số, ngày văn bản", "Số quyết định, ngày quyết định", "Số quyết định, ngày tháng năm"),
)


PAPER, SHORT = "quyết định", "QĐ"
DATED = ("Số, ngày", "Số và ngày", "Số, ngày, tháng, năm")
SIGNED = ("", "ký ", "ban hành ", "ra ")


def _of(act: str) -> tuple[str, ...]:
    """A decision in full and short, of what was decided."""
    return f"{PAPER} {act}".strip(), f"{SHORT} {act}".strip()


def number_headers(*acts: str) -> tuple[str, ...]:
    """How lists head the number of a decision: Số QĐ khen thưởng, Quyết định khen số."""
    return tuple(
        header
        for each in (paper for act in acts for paper in _of(act))
        for header in (f"Số {each}", f"{each} số", f"{each} (số)")
    )


def number_and_day_headers(*acts: str) -> tuple[str, ...]:
    """How lists head the number with its day: Số, ngày QĐ khen thưởng, Quyết định khen (số, ngày)."""
    return tuple(
        header
        for each in (paper for act in acts for paper in _of(act))
        for dated in DATED
        for header in (f"{dated} {each}", f"{each} {dated}", f"{each} ({dated})")
    )


def day_headers(*acts: str) -> tuple[str, ...]:
    """How lists head the day of a decision: Ngày ký QĐ, Ngày, tháng, năm ban hành quyết định khen thưởng."""
    return tuple(
        f"{when} {signed}{each}"
        for each in (paper for act in acts for paper in _of(act))
        for when in ("Ngày", "Ngày, tháng, năm")
        for signed in SIGNED
    )


def issuer_headers(*acts: str) -> tuple[str, ...]:
    """How lists head who decided: Cấp quyết định khen thưởng, Cơ quan ra QĐ, Cấp khen."""
    return tuple(
        header
        for who in ("Cấp", "Cơ quan")
        for act in acts
        for each in _of(act)
        for header in (f"{who} {each}", f"{who} ra {each}", f"{who} ban hành {each}")
    )


def decision_columns(
    position: int = 80,
    upper: str = "Quyết định",
    acts: tuple[str, ...] = (),
    issuers: tuple[str, ...] = issuer_headers(""),
) -> tuple[FactColumn, ...]:
    """Number, date and issuer under one upper header, and the legal basis; headers may name what was decided."""
    return (
        _number_column(position, upper, acts),
        _day_column(position + 1, upper, acts),
        _issuer_column(position + 2, upper, issuers),
        listed(
            "legal_basis",
            _("Legal basis"),
            ("Căn cứ pháp lý", "Căn cứ", "Văn bản áp dụng", "Cơ sở pháp lý", "Căn cứ áp dụng"),
            LegalBasis,
            position=position + 3,
            width=24,
        ),
    )


def _named(before: str, acts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"{before} {each}" for act in acts for each in _of(act))


def _uppers(acts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"Quyết định {act}" for act in acts)


def _number_column(position: int, upper: str, acts: tuple[str, ...]) -> FactColumn:
    """The number; a cell may tell the day and the issuer, too."""
    lower = ("Số", "Số hiệu", "Số QĐ", "Số quyết định", "Số, ngày", "Số, ngày, tháng, năm", "Số, ký hiệu")
    number = text(
        "decision_number",
        _("Decision number"),
        (
            *(f"{upper} > Số", "Số quyết định", "Số QĐ", f"{upper} > Số QĐ", "Quyết định số", f"{upper} số"),
            *(f"{upper} > Số quyết định", "Quyết định > Số", "Quyết định > Số QĐ", "Số văn bản", "Quyết định", "QĐ số"),
            *NUMBER_AND_DAY,
            *number_headers("", *acts),
            *number_and_day_headers("", *acts),
            *(*_uppers(acts), *_named("Số", acts), *_named("Số, ngày", acts)),
            *(f"{each} > {word}" for each in (upper, *_uppers(acts)) for word in lower),
        ),
        position=position,
        repeats=True,
        width=16,
        looks=NUMBERED,
    )
    states = ("decision_number", "decision_on", "decision_issuer")
    return replace(number, column=replace(number.column, reader=paper_reader(*states), states=states))


def _day_column(position: int, upper: str, acts: tuple[str, ...]) -> FactColumn:
    lower = ("Ngày", "Ngày quyết định", "Ngày ký", "Ngày QĐ", "Ngày, tháng, năm", "Ngày tháng năm")
    headers = (
        *(f"{upper} > Ngày", "Ngày quyết định", "Ngày QĐ", f"{upper} > Ngày, tháng, năm", "Ngày ký"),
        "Ngày ký quyết định",
        *(f"{upper} > Ngày quyết định", f"{upper} > Ngày ký", f"{upper} > Ngày QĐ"),
        *("Quyết định > Ngày", "Quyết định > Ngày ký", "Quyết định > Ngày, tháng, năm"),
        *_named("Ngày", acts),
        *(f"{each} > {word}" for each in _uppers(acts) for word in lower),
        *day_headers("", *acts),
        *("Ngày tháng QĐ", "Ngày tháng quyết định", "Ngày, tháng QĐ", "Ngày tháng ký"),
        *("Ngày ra quyết định", "Ngày ban hành", "Ngày, tháng, năm quyết định"),
    )
    hint = _("Day/month/year.")
    return past(day("decision_on", _("Decision date"), headers, position=position, width=12, hint=hint))


def _issuer_column(position: int, upper: str, issuers: tuple[str, ...]) -> FactColumn:
    headers = (
        *(f"{upper} > Cơ quan ban hành", "Cơ quan ban hành", "Cấp ra quyết định", "Cơ quan ra quyết định", "Người ký"),
        *("Cấp quyết định", "Cơ quan quyết định", "Cơ quan ban hành quyết định", "Nơi ban hành"),
        *("Cấp ban hành QĐ", "Cơ quan ra QĐ", "Cấp ra QĐ", "Cơ quan ký", "Cấp ban hành quyết định"),
        *issuers,
        *("Cấp ban hành", "Cấp khen thưởng", "Cấp khen", "Cấp ký", "Cơ quan khen thưởng", "Đơn vị ban hành"),
    )
    return text("decision_issuer", _("Issued by"), headers, position=position, width=24)

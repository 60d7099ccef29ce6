"""The columns of a decision on paper, which all facts write alike."""

from django.utils.translation import gettext_lazy as _

from apps.cadres.models import LegalBasis
from apps.cadres.roster_facts.columns import FactColumn, day, listed, past, text


def decision_columns(position: int = 80, upper: str = "Quyết định") -> tuple[FactColumn, ...]:
    """Number, date and issuer under one upper header, and the legal basis."""
    return (
        text(
            "decision_number",
            _("Decision number"),
            (f"{upper} > Số", "Số quyết định", "Số QĐ", f"{upper} > Số QĐ", "Quyết định số", f"{upper} số"),
            position=position,
            repeats=True,
            width=16,
        ),
        past(
            day(
                "decision_on",
                _("Decision date"),
                (
                    f"{upper} > Ngày",
                    "Ngày quyết định",
                    "Ngày QĐ",
                    f"{upper} > Ngày, tháng, năm",
                    "Ngày ký",
                    "Ngày ký quyết định",
                ),
                position=position + 1,
                width=12,
                hint=_("Day/month/year."),
            )
        ),
        text(
            "decision_issuer",
            _("Issued by"),
            (
                f"{upper} > Cơ quan ban hành",
                "Cơ quan ban hành",
                "Cấp ra quyết định",
                "Cơ quan ra quyết định",
                "Người ký",
            ),
            position=position + 2,
            width=24,
        ),
        listed(
            "legal_basis",
            _("Legal basis"),
            ("Căn cứ pháp lý", "Căn cứ", "Văn bản áp dụng"),
            LegalBasis,
            position=position + 3,
            width=24,
        ),
    )

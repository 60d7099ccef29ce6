"""What is known of the highest diploma and of certificates, as dimensions of reports."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Case, CharField, F, Func, Max, OrderBy, Q, TextField, Value, When
from django.db.models.functions import Cast, Coalesce, NullIf
from django.utils.translation import gettext_lazy as _

from apps.qualifications.measures import LAW, ORDER
from apps.qualifications.models import Language, Qualification, StudyMode, Verification
from apps.reporting.definitions import Category, Dimension, Facts, Kind, Rows, Sheet, StrOrPromise
from apps.reporting.registry import registry

NOT_STATED = "not_stated"
TEXT = TextField()
NO_DIPLOMA = Category("no_diploma", _("No diploma counted"), Kind.UNKNOWN, (None,))
CHECKED = (Verification.CONFIRMED, Verification.SCAN_SEEN, Verification.DECLARED)
HIGHEST: Sequence[OrderBy] = (ORDER.desc(), F("counts_from").desc(), F("pk").asc())
BM01 = "BM01/BNV; Mẫu 02/CL.CBCCX"


class First(Func):
    """The first element of a list."""

    template = "(%(expressions)s)[1]"
    output_field = TEXT


def of_highest(column: str) -> First:
    """A column of the highest qualification, of several the latest."""
    stated = Coalesce(NullIf(Cast(column, TEXT), Value("", TEXT)), Value(NOT_STATED, TEXT), output_field=TEXT)
    return First(ArrayAgg(stated, order_by=HIGHEST))


def diploma_facts(day: date) -> Sheet:
    return Sheet(highest_diplomas(day), "cadre", {"study_mode": mode_rows(), "diploma_check": check_rows()})


@lru_cache(maxsize=64)
def highest_diplomas(day: date) -> Rows:
    """One row per person with a professional qualification that counts."""
    held = Qualification.objects.counting_on(day).filter(level__ladder="prof_edu", level__rank__gt=0).order_by()
    people = held.values("cadre_id").annotate(modes=of_highest("mode"), checks=of_highest("verification"))
    return people.values_list("cadre_id", "modes", "checks")


def mode_rows() -> tuple[Category, ...]:
    return (
        *(Category(mode.value, mode.label, values=(mode.value,)) for mode in StudyMode),
        Category(NOT_STATED, _("Mode of study not stated"), Kind.UNKNOWN, (NOT_STATED,)),
        NO_DIPLOMA,
    )


def check_rows() -> tuple[Category, ...]:
    return (*(Category(check.value, check.label, values=(check.value,)) for check in CHECKED), NO_DIPLOMA)


def language_facts(day: date) -> Sheet:
    return Sheet(highest_languages(day), "cadre", {"language": language_rows()})


@lru_cache(maxsize=64)
def highest_languages(day: date) -> Rows:
    held = Qualification.objects.counting_on(day).filter(level__ladder="foreign_lang", level__rank__gt=0).order_by()
    return held.values("cadre_id").annotate(spoken=of_highest("language_id")).values_list("cadre_id", "spoken")


def language_rows() -> tuple[Category, ...]:
    languages = [Category(each.code, each.label, values=(each.code,)) for each in Language.objects.all()]
    others = tuple(row.code for row in languages if row.code != "ANH")
    return (
        *languages,
        Category(NOT_STATED, _("Language not stated"), Kind.UNKNOWN, (NOT_STATED,)),
        Category("none", _("No foreign language recorded"), Kind.UNKNOWN, (None,)),
        # Forms BM01 and BM02 print English and all others.
        Category("other_than_english", _("Other than English"), Kind.ROLL_UP, parts=others),
    )


CERTIFICATES = {"it_level": "informatics_certificate", "foreign_lang": "language_certificate"}


def certificate_facts(day: date) -> Sheet:
    rows = (
        Category("yes", _("With a certificate"), values=("yes",)),
        Category("no", _("Without a certificate"), Kind.UNTRAINED, ("no",)),
        Category("unknown", _("No information"), Kind.UNKNOWN, (None,)),
    )
    return Sheet(certificates_on(day), "cadre", dict.fromkeys(CERTIFICATES.values(), rows))


@lru_cache(maxsize=64)
def certificates_on(day: date) -> Rows:
    """Yes with any level held, no where the record says that there is none; without a record nothing is known."""
    people = Qualification.objects.counting_on(day).filter(level__ladder__in=CERTIFICATES).order_by().values("cadre_id")
    for ladder, code in CERTIFICATES.items():
        people = people.annotate(**{f"most_{code}": Max("level__rank", filter=Q(level__ladder=ladder))})
    for code in CERTIFICATES.values():
        held, none = Q(**{f"most_{code}__gt": 0}), Q(**{f"most_{code}": 0})
        said = Case(When(held, then=Value("yes")), When(none, then=Value("no")), output_field=CharField())
        people = people.annotate(**{code: said})
    return people.values_list("cadre_id", *CERTIFICATES.values())


def _dimension(code: str, title: StrOrPromise, words: StrOrPromise, basis: str = BM01) -> Dimension:
    return Dimension(code, title, words, basis, is_ordered=False)


registry.declare(
    Facts(
        "diplomas",
        (
            _dimension(
                "study_mode",
                _("Mode of study"),
                _("Persons by the mode of study of their highest professional qualification."),
                "Mẫu 2C-BNV/2008",
            ),
            _dimension(
                "diploma_check",
                _("Verification of the diploma"),
                _("Persons by whether their highest professional qualification was verified."),
                LAW,
            ),
        ),
        diploma_facts,
    ),
    Facts(
        "languages",
        (_dimension("language", _("Foreign language"), _("Persons by the language in which their level is highest.")),),
        language_facts,
    ),
    Facts(
        "certificates",
        (
            _dimension(
                "informatics_certificate",
                _("Informatics certificate"),
                _("Persons who hold any level of informatics on the day (I23)."),
            ),
            _dimension(
                "language_certificate",
                _("Foreign-language certificate"),
                _("Persons who hold any level of a foreign language on the day (I23)."),
            ),
        ),
        certificate_facts,
    ),
)

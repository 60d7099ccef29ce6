"""The roster of a unit's people: how somebody came into service, and the civil-service grade."""

import re
from collections.abc import Callable
from datetime import date

from django.utils.translation import gettext_lazy as _

from apps.cadres import roster_remarks as told
from apps.cadres.models import Grade, RecruitmentKind
from apps.cadres.roster_dates import past_date
from apps.cadres.roster_lists import CodeWords
from apps.cadres.roster_people import under
from apps.cadres.roster_texts import text_reader
from apps.core.dates import PartialDate
from apps.core.listed import from_lists
from apps.core.text import fold_words
from apps.rosters.formats import UNSTATED, Cell, Column, Finding, Parsed, Reader, RowValues

RECRUITED = (
    *("Ngày tuyển dụng", "Thời gian tuyển dụng", "Ngày, tháng, năm tuyển dụng", "Năm tuyển dụng"),
    "Ngày được tuyển dụng",
)
# In a list of who was recruited the day may be that of their first one at work.
RECRUITED_LISTED = (
    *RECRUITED,
    *("Ngày trúng tuyển", "Ngày nhận việc", "Ngày bắt đầu làm việc", "Tuyển dụng từ ngày", "Ngày vào làm"),
    *(
        "Ngày vào cơ quan",
        "Thời điểm tuyển dụng",
        "Ngày được tuyển",
        "Tuyển dụng ngày",
        "Ngày tuyển",
        "Được tuyển ngày",
    ),
    *(
        "Thời điểm được tuyển dụng",
        "Được tuyển dụng từ ngày",
        "Trúng tuyển ngày",
        "Ngày tiếp nhận",
        "Ngày nhận công tác",
    ),
    *("Thời gian trúng tuyển", "Thời gian được tuyển dụng", "Ngày vào làm việc", "Ngày bắt đầu công tác"),
)
KIND_LISTED = (
    *(
        "Tuyển dụng qua",
        "Được tuyển dụng bằng",
        "Hình thức trúng tuyển",
        "Được tuyển theo hình thức",
        "Trúng tuyển qua",
    ),
    *("Tuyển theo hình thức", "Tuyển dụng theo hình thức", "Hình thức được tuyển", "Tuyển dụng bằng hình thức"),
    *("Được tuyển dụng theo hình thức", "Loại hình tuyển dụng", "Hình thức", "Phương thức tuyển", "Cách tuyển dụng"),
    *("Hình thức được tuyển dụng", "Kỳ thi", "Hình thức thi tuyển", "Diện trúng tuyển", "Đối tượng tuyển dụng"),
)
BY_LISTED = (
    *("Đơn vị tuyển", "Cấp tuyển dụng", "Cơ quan ra QĐ tuyển dụng", "Cơ quan đã tuyển dụng", "Cơ quan tuyển"),
    *("Đơn vị ra quyết định tuyển dụng", "Cơ quan ra quyết định tuyển dụng", "Do cơ quan tuyển dụng", "Nơi tuyển"),
    *(
        "Cấp quyết định tuyển dụng",
        "Đơn vị đã tuyển dụng",
        "Cơ quan, đơn vị tuyển dụng",
        "Cơ quan thực hiện tuyển dụng",
    ),
)
RECRUITMENT_KIND = ("Hình thức tuyển dụng", "Phương thức tuyển dụng", "Diện tuyển dụng", "Nguồn tuyển dụng",
                    "Hình thức tuyển")  # fmt: skip
RECRUITED_BY = (
    *("Cơ quan tuyển dụng", "Đơn vị tuyển dụng", "Nơi tuyển dụng", "Cơ quan có thẩm quyền tuyển dụng"),
    *("Đơn vị có thẩm quyền tuyển dụng", "Cơ quan quyết định tuyển dụng"),
)
GRADE = ("Ngạch", "Ngạch công chức", "Tên ngạch", "Ngạch lương", "Ngạch công chức hiện giữ", "Ngạch hiện giữ")
GRADE_CODE = ("Mã ngạch", "Mã số ngạch", "Mã số ngạch công chức", "Mã ngạch công chức", "Mã ngạch lương")
# Columns of pay that hold today's grade; those of a rise hold the next one.
OF_TODAY = ("Lương", "Mức lương", "Lương hiện hưởng", "Mức lương hiện hưởng", "Tiền lương")
# 01.003, 01003: the field of service, its part where it has some, and the grade in it.
NUMBER = re.compile(r"\b(\d{2}[a-z]?)\.?(\d{3})\b", re.IGNORECASE)
EQUIVALENT = re.compile(r"^ngach | (?:va )?(?:tuong duong|td)$")
FULL_AGE, FIRST_YEAR = 18, 1945


def grade_reader(key: str) -> Callable[[date], Reader]:
    """Reads a grade by its name, its number, or both; one that the list has not is told and not read."""

    def for_day(day: date) -> Reader:
        by_name, by_number = from_lists(_grades, day, Grade)

        def read(cell: Cell) -> Parsed:
            number = NUMBER.search(cell.text)
            name = EQUIVALENT.sub("", fold_words(NUMBER.sub(" ", cell.text)))
            found = {by_name.get(name)} if name else set[str | None]()
            if number:
                found.add(by_number.get(f"{number[1]}.{number[2]}".lower()))
            code = found.pop() if len(found) == 1 else None
            return Parsed({"grade": code}) if code else Parsed({}, (Finding(told.GRADE_NOT_READ, False, key),))

        return read

    return for_day


def _grades(_day: date) -> tuple[dict[str, str], dict[str, str]]:
    """The codes of the grades by their names, without what is only equivalent, and by their official numbers."""
    names, numbers = dict[str, str](), dict[str, str]()
    for grade in Grade.objects.all():
        for words in (grade.label_vi, *grade.aliases):
            names[EQUIVALENT.sub("", fold_words(words))] = grade.code
        if number := grade.external_codes.get("ngach"):
            numbers[number] = grade.code
    return names, numbers


def _kinds(day: date) -> CodeWords:
    return CodeWords(RecruitmentKind.objects.valid_on(day))


def kind_reader(day: date) -> Reader:
    """Reads the form of recruitment; words that the list has not are told, and are no reason to wait."""
    words = from_lists(_kinds, day, RecruitmentKind)

    def read(cell: Cell) -> Parsed:
        code = words.code(cell.text)
        if code is None:
            return Parsed({}, (Finding(told.RECRUITMENT_KIND, False, "recruitment_kind"),))
        return Parsed({"recruitment_kind": code})

    return read


def check_recruited(row: RowValues) -> Parsed:
    """Who works for the State is at least 18 years old, and the State is of 1945."""
    recruited, born = row.values.get("recruited"), row.values.get("birth")
    if not isinstance(recruited, PartialDate):
        return UNSTATED
    is_child = isinstance(born, PartialDate) and born.ages_on(recruited.last)[1] < FULL_AGE
    if not is_child and recruited.first.year >= FIRST_YEAR:
        return UNSTATED
    return Parsed({}, (Finding(told.RECRUITED_EARLY, key="recruited", value=str(recruited)),))


SERVICE_COLUMNS = (
    Column(
        "recruited",
        _("Recruited on"),
        RECRUITED,
        lambda day: past_date("recruited", day),
        position=53,
        repeats=False,
        in_template=False,
        english=("Recruitment date", "Hire date", "Date of recruitment"),
    ),
    Column(
        "recruitment_kind",
        _("Form of recruitment"),
        RECRUITMENT_KIND,
        kind_reader,
        position=54,
        in_template=False,
    ),
    Column(
        "recruited_by",
        _("Recruited by"),
        RECRUITED_BY,
        text_reader("recruited_by", 160),
        position=54,
        in_template=False,
    ),
    Column(
        "grade_by_name",
        _("Grade"),
        (*GRADE, *(header for upper in OF_TODAY for header in under(upper, "Ngạch", "Tên ngạch"))),
        grade_reader("grade_by_name"),
        states=("grade",),
        unsettled=told.GRADE_NOT_READ,
        position=55,
        in_template=False,
    ),
    Column(
        "grade_by_code",
        _("Number of the grade"),
        (*GRADE_CODE, *(header for upper in OF_TODAY for header in under(upper, "Mã ngạch", "Mã số ngạch", "Mã số"))),
        grade_reader("grade_by_code"),
        states=("grade",),
        unsettled=told.GRADE_NOT_READ,
        position=55,
        in_template=False,
    ),
)

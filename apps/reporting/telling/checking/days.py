"""Days and periods that a text names; numbers of laws and years are no figures."""

import calendar
import re
from dataclasses import dataclass
from datetime import date

from apps.reporting.telling.checking.letters import plain

MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
ENGLISH = "|".join(plain(month) for month in MONTHS)
YEAR = r"(?:19|20)\d\d"
# Written for plain text, in which y is i.
DAYS = (
    rf"(?P<a_day>\d{{1,2}})\s?[/.-]\s?(?P<a_month>\d{{1,2}})\s?[/.-]\s?(?P<a_year>{YEAR})(?![\d/])",
    rf"(?P<b_year>{YEAR})-(?P<b_month>\d\d)-(?P<b_day>\d\d)(?!\d)",
    rf"(?P<c_day>\d{{1,2}})\sthang\s(?P<c_month>\d{{1,2}})(?:\s|,\s)nam\s(?P<c_year>{YEAR})",
    rf"(?P<d_day>\d{{1,2}})\s(?P<d_word>{ENGLISH})\s(?P<d_year>{YEAR})",
    rf"(?P<e_word>{ENGLISH})\s(?P<e_day>\d{{1,2}}),?\s(?P<e_year>{YEAR})",
    rf"(?:thang\s)(?P<f_month>\d{{1,2}})(?:\s?[/.-]\s?|\snam\s)(?P<f_year>{YEAR})",
    rf"(?P<g_word>{ENGLISH})\s(?P<g_year>{YEAR})",
)
BEFORE_PERIOD = r"(?:tu\snam\s|nam\s|from\s|between\s|giua\s(?:nam\s)?|giai\sdoan\s|nhiem\ski\s|term\s)?"
PERIOD = rf"{BEFORE_PERIOD}(?P<first>{YEAR})\s?(?:-|–|den|to|and|va)\s?(?:nam\s)?(?P<last>{YEAR})(?!\d)"
SINCE = rf"(?:tu\snam|since|ke\stu\snam)\s(?P<since>{YEAR})(?!\d)"
# A year that stands alone in brackets behind its figure: 61,1% (2019).
BARE = rf"(?<=\()(?P<bare>{YEAR})(?=\))"
LONE = rf"(?:(?P<begun>from)|nam|in|bi|of|end\sof|cuoi\snam|khoang\snam)\s(?P<lone>{YEAR})(?![\d.,]\d|\d)"
NOW = r"(?P<now>den\snai|hien\snai|hien\stai|hien\sco|hien\sdang|currentli|to\sdate|at\spresent|so\sfar)(?![a-z])"
# The day of the figure, so many years before: so với cùng kỳ (năm trước, năm 2024), than a year earlier.
SAME = (
    rf"(?:cung\ski(?:\snam\s(?:(?P<same_year>{YEAR})|truoc|ngoai))?(?![a-z])"
    rf"|(?:the\s)?same\s(?:period|dai|time)(?:\s(?:last\siear|(?:of|in)\s(?P<same_iear>{YEAR})))?(?![a-z])"
    r"|a\siear\s(?:earlier|before|ago)(?![a-z]))"
)
FOUND = re.compile(rf"(?<![\w/])(?:(?P<same>{SAME})|{PERIOD}|{'|'.join(DAYS)}|{SINCE}|{LONE}|{BARE}|{NOW})")
NO_FIGURES = re.compile(
    r"(?<![a-z0-9])(?:"
    r"\d+[-/](?:\d{4}/)?[a-z][a-z]*(?:[-/][a-z0-9]+)*"
    r"|(?:qui\sdinh|nghi\sdinh|nghi\squiet|thong\stu|quiet\sdinh|(?<!ki\s)luat|ket\sluan|chi\sthi|huong\sdan|de\san|du\san|bieu|mau"
    r"|phu\sluc|dieu|khoan|muc|khoa|lan\sthu|thu|project|decree|regulation|resolution|circular|decision|article|form|bang|table"
    r"|qui|quarter|no\.|so:)\s(?:so\s|no\.\s?)?\d+(?:[/.-][a-z0-9]+)*"
    r"|[a-z]+\d+"
    r"|do\stuoi\s(?:tu\s|duoi\s|tren\s)?\d{2}(?:\s?(?:den|-|–)\s?\d{2})?"
    r"|(?<![.,])0\d[\d .]*\d|\d{1,2}/(?:\d|1[0-2])(?![\d/])"
    r"|\d+(?:[.,]\d+)?\s(?:nam(?!\s(?:gioi|nu))|thang|ngai|gio|tuoi|nhiem\ski|iears?|months?|dais|hours|terms?)(?![a-z])"
    r")"
)
# Before years that are told of a whole group: tuổi bình quân là 41,8 tuổi.
MEAN_AGE = re.compile(
    r"(?<![a-z])(?:tuoi\s(?:doi\s)?(?:binh\squan|trung\sbinh)|(?:average|mean)\sage)(?![a-z])[^.;\d\n]{0,80}$"
)
# The same of several groups one after the other: … của cán bộ là 42,7, của công chức là 40 tuổi.
OF_ALL_AGES = re.compile(MEAN_AGE.pattern.replace(r"[^.;\d\n]{0,80}$", r"(?:[^.;\n]|\.\d){0,120}$"))
AN_AGE = re.compile(r"\s(?:tuoi|iears)$")
# Words before and after such numbers that mean something else with other marks.
MEANT = {"bang": "bảng", "muc": "mục", "thu": "thứ", "nam": "năm"}
WORDS = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True)
class Day:
    """A day that a text names, or the first and last day of a period."""

    start: int
    end: int
    day: date
    first: date | None = None
    # The other day of a comparison: compared with 31/12/2024.
    is_other: bool = False
    # A year alone: it holds to the end of its paragraph.
    is_year: bool = False
    # The day of one figure alone: 210 units (31/12/2019), from 210 at the end of 2019.
    is_aside: bool = False
    # The year of the other day, whose day and month are those of the figure; 0 for the year before.
    same_in: int | None = None

    def compared_with(self, day: date) -> date:
        """The day with which a figure of `day` is compared."""
        return self.day if self.same_in is None else years_ago(day, day.year - (self.same_in or day.year - 1))

    @property
    def is_now(self) -> bool:
        """Whether the text says no more than: now."""
        return self.day == date.min


OTHER = re.compile(
    r"(?:so\svoi(?:\sngai|\scuoi|\sthoi\sdiem)?|compared\s(?:with|to)|than\s(?:on|in)|(?:nhieu|it|cao|thap|tang|giam)\shon(?:\sso\svoi)?|(?<![a-z])between)\s*(?:ngai\s|the\s)?$"
)
BEGINNING = re.compile(r"(?<![a-z])(?:tu|since|from)\s(?:ngai\s)?$")
UNTIL_NOW = re.compile(r"\s(?:den\snai|tro\slai\sdai|to\sdate|until\snow)")
EARLIER = re.compile(r"(?<![a-z])(?:tu|from)\s[\d.,]+\s?%?\s(?:[a-z, -]{1,30}\s)?(?:at\sthe\s|vao\s)?$")


def find_days(text: str) -> list[Day]:
    """The days and periods of plain text, in order; impossible ones are left out."""
    found = []
    for match in FOUND.finditer(text):
        if match["same"]:
            year = int(match["same_year"] or match["same_iear"] or 0)
            found.append(Day(match.start(), match.end(), date.min, is_other=True, same_in=year))
            continue
        span = _days_of({name: value for name, value in match.groupdict().items() if value})
        if span:
            # Up 18.2 points from 2020; a span has its own end.
            is_other = bool(match["begun"] or OTHER.search(text[max(0, match.start() - 30) : match.start()]))
            is_year = bool(match["lone"] or match["bare"])
            first, last = (span[1], date.max) if _begins_a_span(text, match) and span[0] is None else span
            found.append(Day(match.start(), match.end(), last, first, is_other, is_year, _is_aside(text, match)))
    return found


def years_ago(day: date, years: int) -> date:
    """The same day of another year; of the 29th of February the 28th."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=28)


def _begins_a_span(text: str, match: re.Match[str]) -> bool:
    """From 28/4/2022 until now."""
    return bool(BEGINNING.search(text[: match.start()]) and UNTIL_NOW.match(text, match.end()))


def _is_aside(text: str, match: re.Match[str]) -> bool:
    before = text[max(0, match.start() - 60) : match.start()]
    in_brackets = before.rstrip(" ").endswith(("(", "(ngai")) and text[match.end() :].lstrip(" ")[:1] == ")"
    return in_brackets or bool(EARLIER.search(before))


def _days_of(parts: dict[str, str]) -> tuple[date | None, date] | None:
    """The first day of a period, if it is one, and the day or the last day."""
    if "first" in parts:
        first, last = int(parts["first"]), int(parts["last"])
        return (date(first, 1, 1), date(last, 12, 31)) if first <= last else None
    if "now" in parts:
        return None, date.min
    if "since" in parts:
        return date(int(parts["since"]), 1, 1), date.max
    if lone := parts.get("lone") or parts.get("bare"):
        return None, date(int(lone), 12, 31)
    named = {name.split("_")[1]: value for name, value in parts.items()}
    year = int(named["year"])
    month = int(named["month"]) if "month" in named else _month_of(named["word"])
    if not 1 <= month <= 12:
        return None
    last_day = calendar.monthrange(year, month)[1]
    day = int(named.get("day", last_day))
    return (None, date(year, month, day)) if 1 <= day <= last_day else None


def _month_of(word: str) -> int:
    return next(number for name, number in MONTHS.items() if plain(name) == word)


def find_numbers_of_laws(text: str, shown: str) -> list[tuple[int, int]]:
    """Where numbers stand that count nothing: laws, forms, articles, durations; `shown` is the text with its marks."""
    found = [match.span() for match in NO_FIGURES.finditer(text) if not _is_mean_age(text, match)]
    return found if shown.isascii() else [(start, end) for start, end in found if _is_meant(shown[start:end])]


def _is_mean_age(text: str, match: re.Match[str]) -> bool:
    before = text[: match.start()]
    return bool(MEAN_AGE.search(before) or (AN_AGE.search(match.group()) and OF_ALL_AGES.search(before)))


def _is_meant(written: str) -> bool:
    """Whether the marks make these words: a table (bảng), not equal to (bằng); years (năm), not men (nam)."""
    named = ((word, MEANT.get(plain(word))) for word in WORDS.findall(written.lower()))
    return all(word == meant for word, meant in named if meant)

"""The columns of the workbook of diplomas, and how the words of a level and its ladder name one level."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext_lazy as _

from apps.cadres.roster_facts import told
from apps.cadres.roster_facts.above import said_above
from apps.cadres.roster_facts.columns import (
    NUMBERED,
    ListWords,
    choice,
    entry_of,
    label_of,
    listed,
    partial_day,
    past,
    text,
    words_of,
)
from apps.qualifications.models import Ladder, Language, ProofKind, QualificationLevel, State, StudyMode
from apps.qualifications.verification_rosters import level_words
from apps.rosters.formats import Finding, Parsed, RowRule, RowValues, Rule, ToldAbove
from apps.rosters.remarks import explain
from apps.rosters.values import kept_name

SEVERAL_LADDERS = explain(
    "F335", _("“%(value)s” is a level of several ladders."), _("Write the ladder into its column, too.")
)
LADDER, WORDS, LEVEL, LANGUAGE = "diploma_ladder", "diploma_words", "diploma_level", "diploma_language"
LANGUAGES = "foreign_lang"
# Whoever names a specialty tells of a professional level, where the same words name one.
SPECIALTY, PROFESSIONAL = "diploma_specialty", "prof_edu"


def level_rule(_day: date) -> Rule:
    """Finds the level of the row's words on the row's ladder, else on the only ladder on which they stand."""
    levels: dict[str, list[QualificationLevel]] = {}
    for level in QualificationLevel.objects.order_by("pk"):
        levels.setdefault(level.ladder_id, []).append(level)
    words = {ladder: words_of(found) for ladder, found in levels.items()}

    def settle(row: RowValues) -> Parsed:
        written, ladder = str(row.values[WORDS]), row.values.get(LADDER)
        if ladder is None and LANGUAGE in row.values:
            ladder = LANGUAGES
        among = words if ladder is None else {str(ladder): words[str(ladder)]}
        found = _fitting(written, among) or _of_named_ladder(written, among)
        if len(found) == 1:
            return Parsed({LEVEL: found.pop()})
        specialty = str(row.values.get(SPECIALTY) or "")
        if found and specialty and not any(name.search(specialty) for name in NAMING.values()):
            found &= {level.pk for level in levels.get(PROFESSIONAL, ())}
            if len(found) == 1:
                return Parsed({LEVEL: found.pop()})
        if found:
            return Parsed({}, (Finding(SEVERAL_LADDERS, key=WORDS, value=written),))
        params = {"list": kept_name(QualificationLevel._meta.verbose_name)}
        return Parsed({}, (Finding(told.LISTED_NOWHERE, key=WORDS, value=written, params=params),))

    return settle


def _fitting(written: str, among: dict[str, ListWords]) -> set[str]:
    """The levels of these words; the name of a level goes before what levels of other ladders are called beside."""
    codes = {code: words for words in among.values() if (code := entry_of(words, written))}
    named = {code for code, words in codes.items() if words.labels[code].lower() == written.strip().lower()}
    return named or set(codes)


# How lists name a ladder behind a level of it: Trung cấp LLCT, Cao cấp lý luận chính trị.
NAMING = {
    "pol_theory": re.compile(r"\b(llct|lý luận chính trị|chính trị)\b", re.IGNORECASE),
    "state_mgmt": re.compile(r"\b(qlnn|quản lý nhà nước)\b", re.IGNORECASE),
    "prof_edu": re.compile(r"\b(chuyên môn|chuyên nghiệp)\b", re.IGNORECASE),
}


def _of_named_ladder(written: str, among: dict[str, ListWords]) -> set[str]:
    """The level on the ladder that the words name beside it."""
    named = {ladder: name for ladder, name in NAMING.items() if ladder in among and name.search(written)}
    if len(named) != 1:
        return set()
    ((ladder, name),) = named.items()
    level = " ".join(name.sub(" ", written).split()).strip(" ,;-()")
    return {code} if (code := among[ladder].code(level)) else set()


LEVEL_RULE = RowRule(level_rule, asks=(WORDS,), reads=(WORDS, LADDER, LANGUAGE, SPECIALTY))
LADDER_COLUMN = listed(
    LADDER,
    _("Ladder"),
    ("Loại văn bằng, chứng chỉ", "Loại văn bằng", "Loại trình độ", "Nội dung trình độ"),
    Ladder,
    otherwise=WORDS,
    position=10,
    width=24,
    is_key=True,
)
STUDIED = (
    *("Lớp đang học", "Đang học", "Đang theo học", "Trình độ đang học", "Trình độ đang đào tạo", "Đang học lớp"),
    *("Lớp đang theo học", "Trình độ đang theo học", "Đang đào tạo", "Bậc đang học", "Hệ đang học"),
)
LEVEL_COLUMN = text(
    WORDS,
    _("Level of the diploma"),
    (
        "Trình độ trên văn bằng, chứng chỉ",
        *("Bằng tốt nghiệp trình độ", "Trình độ ghi trên bằng", "Trình độ theo bằng", "Bằng tốt nghiệp", "Tên bằng"),
        *("Bằng chuyên môn cao nhất", "Trình độ đang đào tạo", "Đang học hệ", "Trình độ ghi trên văn bằng"),
        *("Trình độ theo văn bằng", "Bằng trình độ", "Trình độ của bằng", "Trình độ đăng ký học", "Trình độ theo học"),
        "Trình độ trên văn bằng",
        "Bậc trình độ",
        "Tên văn bằng, chứng chỉ",
        "Văn bằng, chứng chỉ",
        "Trình độ",
        *(
            "Bằng cấp",
            "Văn bằng",
            "Tên văn bằng",
            "Loại bằng",
            "Bằng chuyên môn",
            "Trình độ đào tạo",
            "Trình độ văn bằng",
        ),
        *STUDIED,
    ),
    position=11,
    width=26,
    is_key=True,
    choices=level_words,
    writer=label_of(LEVEL, QualificationLevel),
    states=(WORDS, LEVEL),
)
LANGUAGE_COLUMN = listed(
    LANGUAGE,
    _("Language"),
    ("Ngôn ngữ", "Thứ tiếng", "Ngoại ngữ"),
    Language,
    position=12,
    width=16,
    hint=_("Only for certificates of the ladder of foreign languages."),
)
SPECIALTY_COLUMN = text(
    "diploma_specialty",
    _("Specialty"),
    (
        "Chuyên ngành trên văn bằng",
        *("Ngành ghi trên bằng", "Chuyên ngành tốt nghiệp", "Ngành nghề đào tạo"),
        *("Ngành đang đào tạo", "Chuyên ngành đăng ký học", "Học chuyên ngành"),
        *("Ngành tốt nghiệp", "Chuyên ngành theo học", "Ngành theo học"),
        *("Chuyên ngành ghi trên bằng", "Ngành học trên bằng", "Ngành trên bằng"),
        *("Chuyên ngành học", "Ngành chuyên môn", "Học ngành", "Đang học ngành"),
        *("Đang học chuyên ngành", "Chuyên ngành đào tạo ghi trên bằng", "Tên ngành"),
        *("Tên chuyên ngành", "Ngành đăng ký học", "Chuyên ngành đang theo học"),
        *("Ngành đang theo học", "Chuyên ngành trên bằng"),
        "Chuyên ngành đào tạo",
        "Ngành đào tạo",
        "Chuyên ngành",
        "Ngành",
        "Ngành học",
        "Chuyên môn đào tạo",
        "Chuyên ngành đang học",
        "Ngành đang học",
        "Ngành, chuyên ngành",
    ),
    position=13,
    width=24,
)
STUDYING = re.compile(r"\bđang (theo |đi )?(học|đào tạo)\b", re.IGNORECASE)


def studying_above(headings: Sequence[str], headers: Sequence[str]) -> ToldAbove | None:
    """That a list, or the column of its levels, is one of what people study now."""
    line = next(filter(STUDYING.search, (*headings, *headers)), None)
    return ToldAbove(line, "Đang học", {"diploma_state": "studying"}) if line else None


STATE_COLUMN = choice(
    "diploma_state",
    _("State"),
    ("Tình trạng", "Trạng thái", "Tình trạng học", "Đã có hay đang học"),
    State,
    {
        "held": ("Đã có", "Đã được cấp", "Đã tốt nghiệp", "Đã hoàn thành"),
        "studying": ("Đang học", "Đang theo học"),
        "planned": ("Dự kiến học", "Sẽ học", "Dự kiến cử đi học"),
    },
    position=14,
    width=14,
)
INSTITUTION_COLUMN = text(
    "diploma_institution",
    _("Institution"),
    (
        "Cơ sở đào tạo",
        *("Do trường cấp", "Tốt nghiệp trường", "Cơ sở giáo dục cấp bằng", "Trường theo học"),
        *("Tên trường cấp bằng", "Trường đã tốt nghiệp", "Tốt nghiệp tại"),
        *("Tốt nghiệp tại trường", "Cơ sở đào tạo cấp bằng", "Cơ sở giáo dục"),
        *("Trường đang theo học", "Học tại trường", "Học tại", "Đang học tại"),
        *("Đang học tại trường", "Nơi theo học", "Nơi cấp văn bằng", "Cơ quan cấp bằng"),
        *("Tên cơ sở đào tạo", "Đơn vị cấp", "Trường cấp bằng tốt nghiệp", "Nơi tốt nghiệp"),
        *("Trường, cơ sở đào tạo", "Cơ sở cấp bằng tốt nghiệp", "Cơ sở đào tạo đang học"),
        *("Cơ sở đào tạo đang theo học", "Đơn vị đang học"),
        "Nơi đào tạo",
        "Trường đào tạo",
        "Tên trường",
        "Trường cấp bằng",
        "Cơ sở cấp bằng",
        "Cơ sở cấp",
        "Nơi cấp",
        "Cơ quan cấp",
        *("Trường cấp", "Nơi cấp bằng", "Trường đang học", "Nơi học", "Trường học", "Trường", "Đơn vị đào tạo"),
        *("Cơ sở đang học", "Nơi đang học", "Trường tốt nghiệp", "Đơn vị cấp bằng"),
    ),
    position=15,
    width=30,
)
MODE_COLUMN = choice(
    "diploma_mode",
    _("Mode of study"),
    ("Hình thức đào tạo", "Hệ đào tạo", "Loại hình đào tạo", "Hình thức học"),
    StudyMode,
    {
        "full_time": ("Chính quy", "CQ", "Tập trung", "Chính quy tập trung"),
        "in_service": ("Vừa làm vừa học", "VLVH", "Vừa học vừa làm", "Tại chức", "Không tập trung"),
        "distance": ("Từ xa", "Đào tạo từ xa"),
        "bridging": ("Liên thông",),
        "supplementary": ("Bổ túc", "Chuyên tu", "Hoàn chỉnh kiến thức"),
    },
    position=16,
    width=16,
)
AWARDED_COLUMN = past(
    partial_day(
        "diploma_awarded",
        _("Awarded on"),
        (
            "Ngày cấp",
            *("Năm cấp bằng tốt nghiệp", "Cấp năm", "Năm hoàn thành", "Năm nhận bằng"),
            *("Tốt nghiệp vào năm", "Năm ra trường", "Năm được công nhận tốt nghiệp"),
            *("Thời gian tốt nghiệp", "Cấp ngày", "Ngày nhận bằng", "Năm có bằng"),
            *("Thời gian cấp bằng", "Thời điểm cấp bằng", "Thời điểm tốt nghiệp"),
            *("Ngày công nhận tốt nghiệp", "Năm công nhận tốt nghiệp", "Ngày được cấp bằng"),
            *("Bằng cấp năm", "Ngày cấp bằng tốt nghiệp"),
            "Ngày cấp văn bằng",
            "Ngày cấp bằng",
            "Năm cấp",
            "Ngày tốt nghiệp",
            "Năm tốt nghiệp",
            "Năm cấp bằng",
            "Năm TN",
            "Năm cấp văn bằng",
            "Tốt nghiệp năm",
            "Năm được cấp bằng",
        ),
        position=17,
        width=12,
    )
)
EXPECTED_COLUMN = partial_day(
    "diploma_expected",
    _("Expected on"),
    (
        "Dự kiến hoàn thành",
        "Ngày dự kiến hoàn thành",
        "Dự kiến tốt nghiệp",
        "Năm dự kiến tốt nghiệp",
        *(
            f"{when} {what}"
            for when in ("Thời gian", "Thời điểm", "Ngày", "Năm")
            for what in (
                "dự kiến kết thúc",
                "dự kiến tốt nghiệp",
                "dự kiến hoàn thành",
                "ra trường dự kiến",
                "kết thúc khóa học",
            )
        ),
        *("Thời gian ra trường", "Thời điểm ra trường", "Ngày ra trường"),
        "Dự kiến kết thúc",
        "Dự kiến ra trường",
        "Thời gian tốt nghiệp dự kiến",
        *("Ngày tốt nghiệp dự kiến", "Năm tốt nghiệp dự kiến", "Dự kiến ra trường năm", "Ra trường dự kiến"),
        *(
            "Thời gian kết thúc dự kiến",
            "Ngày kết thúc dự kiến",
            "Thời gian hoàn thành dự kiến",
            "Dự kiến kết thúc học",
        ),
        *("Dự kiến tốt nghiệp năm", "Dự kiến thời gian ra trường", "Dự kiến thời gian tốt nghiệp", "Học đến"),
    ),
    is_ahead=True,
    position=18,
    width=12,
)
NUMBER_COLUMN = text(
    "diploma_number",
    _("Number of the diploma"),
    (
        "Số hiệu văn bằng, chứng chỉ",
        *("Số bằng tốt nghiệp", "Số hiệu bằng cấp", "Mã số bằng", "Số hiệu ghi trên bằng"),
        *("Bằng số", "Số hiệu bằng tốt nghiệp", "Mã số văn bằng", "Số hiệu của bằng"),
        *("Số hiệu của văn bằng", "Số hiệu trên bằng", "Số hiệu ghi trên văn bằng"),
        *("Văn bằng số", "Số bằng cấp", "Mã bằng", "Số hiệu bằng đại học", "Số vào sổ cấp bằng"),
        *("Số bằng được cấp", "Số hiệu của văn bằng, chứng chỉ"),
        "Số hiệu văn bằng",
        "Số văn bằng, chứng chỉ",
        "Số văn bằng",
        "Số hiệu",
        "Số hiệu bằng",
        "Số bằng",
    ),
    looks=NUMBERED,
    position=19,
    width=18,
    repeats=False,
)
PROOF_COLUMN = choice(
    "diploma_proof",
    _("Proof"),
    ("Minh chứng", "Loại minh chứng", "Loại giấy tờ"),
    ProofKind,
    {
        "diploma": ("Văn bằng, chứng chỉ", "Văn bằng", "Chứng chỉ", "Bằng"),
        "confirmation": ("Giấy xác nhận", "Xác nhận"),
    },
    position=20,
    width=18,
)
NOTE_COLUMN = text("diploma_note", _("Note"), ("Ghi chú về văn bằng", "Ghi chú"), position=90, width=24)
STATE_COLUMN = said_above(STATE_COLUMN, studying_above)
COLUMNS = (
    LADDER_COLUMN,
    LEVEL_COLUMN,
    LANGUAGE_COLUMN,
    SPECIALTY_COLUMN,
    STATE_COLUMN,
    INSTITUTION_COLUMN,
    MODE_COLUMN,
    AWARDED_COLUMN,
    EXPECTED_COLUMN,
    NUMBER_COLUMN,
    PROOF_COLUMN,
    NOTE_COLUMN,
)

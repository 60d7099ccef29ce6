"""The columns of the people's roster that tell their qualifications."""

from django.utils.translation import gettext_lazy as _

from apps.cadres.roster_people import PEOPLE, every_day
from apps.cadres.roster_texts import text_reader
from apps.cadres.roster_writing import text_writer
from apps.qualifications.roster_general import general_reader
from apps.qualifications.roster_languages import language_reader
from apps.qualifications.roster_levels import level_reader
from apps.qualifications.roster_mark_columns import MARK_COLUMNS, POLITICAL_MARKS
from apps.qualifications.roster_marks import confirm_untrained, level_settler
from apps.qualifications.roster_notes import settle_specialty, studies_in_note
from apps.qualifications.roster_words import INFORMATICS, POLITICAL, PROFESSIONAL, STATE
from apps.qualifications.roster_writing import language_writer, level_choices, level_writer
from apps.rosters.formats import Column

OR_STUDYING = _("A level of the list; what is being studied follows a comma: đang học …")

PEOPLE.add(
    Column(
        "gen_edu",
        _("General education"),
        (
            "Trình độ > GDPT",
            "GDPT",
            "Giáo dục phổ thông",
            "Trình độ GDPT",
            "Văn hóa",
            "Trình độ văn hóa",
            "Trình độ giáo dục phổ thông",
            "Trình độ phổ thông",
            "Học vấn",
            "Trình độ học vấn",
            "TĐVH",
            "TĐ văn hóa",
            "Văn hóa PT",
            "Văn hóa phổ thông",
            "Phổ thông",
        ),
        general_reader,
        position=70,
        hint=_("For example 12/12 or 10/10; the column is text, so that Excel makes no date of it."),
        choices=level_choices("gen_edu"),
        writer=level_writer("gen_edu"),
        settles=level_settler("gen_edu"),
    ),
    Column(
        "prof_edu",
        _("Professional level"),
        (
            "Trình độ > Chuyên môn",
            "Chuyên môn",
            "Trình độ chuyên môn",
            "Trình độ CM",
            "Chuyên môn nghiệp vụ",
            "Trình độ chuyên môn, nghiệp vụ",
            "CMNV",
            "CM",
            "TĐCM",
            "TĐ chuyên môn",
            "TĐ CM",
            "Trình độ CMNV",
            "Trình độ chuyên môn đào tạo",
        ),
        level_reader(PROFESSIONAL),
        states=("prof_edu", "level_specialty", "study_mode", "studying"),
        position=71,
        width=22,
        hint=OR_STUDYING,
        choices=level_choices("prof_edu"),
        writer=level_writer("prof_edu"),
        settles=level_settler("prof_edu"),
    ),
    Column(
        "specialty",
        _("Specialty"),
        (
            "Trình độ > Chuyên ngành",
            "Chuyên ngành",
            "Ngành",
            "Chuyên ngành đào tạo",
            "Ngành đào tạo",
            "Ngành, chuyên ngành",
        ),
        text_reader("specialty", 200),
        position=72,
        width=20,
        writer=text_writer("specialty"),
    ),
    Column(
        "pol_theory",
        _("Political theory"),
        (
            "Trình độ > LLCT",
            "LLCT",
            "Lý luận chính trị",
            "Trình độ LLCT",
            "Trình độ lý luận chính trị",
            "Chính trị",
            "Trình độ chính trị",
            "TĐ LLCT",
            "Lí luận chính trị",
            "Lý luận CT",
            "TĐ chính trị",
        ),
        level_reader(POLITICAL),
        states=("pol_theory", "studying"),
        position=73,
        hint=OR_STUDYING,
        choices=level_choices("pol_theory"),
        writer=level_writer("pol_theory"),
        settles=level_settler("pol_theory"),
    ),
    Column(
        "state_mgmt",
        _("State management"),
        (
            "Trình độ > QLNN",
            "QLNN",
            "Quản lý nhà nước",
            "Trình độ QLNN",
            "Bồi dưỡng QLNN",
            "Trình độ quản lý nhà nước",
            "Quản lý hành chính nhà nước",
            "Quản lý NN",
            "Q.lý nhà nước",
            "TĐ QLNN",
        ),
        level_reader(STATE),
        states=("state_mgmt", "studying"),
        position=74,
        hint=OR_STUDYING,
        choices=level_choices("state_mgmt"),
        writer=level_writer("state_mgmt"),
        settles=level_settler("state_mgmt"),
    ),
    Column(
        "it_level",
        _("Informatics"),
        ("Trình độ > Tin học", "Tin học", "Trình độ tin học", "CNTT", "Trình độ CNTT", "T.học", "TĐ tin học"),
        level_reader(INFORMATICS),
        states=("it_level", "studying"),
        position=75,
        hint=OR_STUDYING,
        choices=level_choices("it_level"),
        writer=level_writer("it_level"),
        settles=level_settler("it_level"),
    ),
    Column(
        "foreign_lang",
        _("Foreign language"),
        ("Trình độ > Ngoại ngữ", "Ngoại ngữ", "Trình độ ngoại ngữ", "NN", "TĐ ngoại ngữ", "Tiếng Anh", "Anh văn"),
        language_reader,
        states=("foreign_lang", "language", "studying"),
        position=76,
        hint=_("The language and its level, for example Tiếng Anh Bậc 2 (A2)."),
        writer=language_writer,
        settles=level_settler("foreign_lang"),
    ),
    *MARK_COLUMNS,
    rules=(
        studies_in_note,
        every_day(settle_specialty),
        every_day(confirm_untrained(POLITICAL_MARKS, "pol_theory", "pol_theory_LLCT_CHUA")),
    ),
)

"""The columns of the people's roster that tell their qualifications."""

from django.utils.translation import gettext_lazy as _

from apps.cadres.roster_people import PEOPLE, always, every_day
from apps.cadres.roster_texts import text_reader
from apps.cadres.roster_writing import text_writer
from apps.qualifications import diploma_rosters, verification_rosters  # noqa: F401  # each declares its format
from apps.qualifications.positions import rosters as of_positions  # noqa: F401  # declares its format
from apps.qualifications.roster_gathered import GATHERED
from apps.qualifications.roster_general import general_reader
from apps.qualifications.roster_languages import language_reader
from apps.qualifications.roster_levels import level_reader
from apps.qualifications.roster_mark_columns import MARK_COLUMNS, POLITICAL_MARKS
from apps.qualifications.roster_marks import confirm_untrained, level_settler
from apps.qualifications.roster_notes import STUDY_TEXTS, read_study, settle_specialty, studies_in_note
from apps.qualifications.roster_study_columns import STUDY_COLUMNS, STUDY_MARKS, held_headers
from apps.qualifications.roster_words import INFORMATICS, POLITICAL, PROFESSIONAL, STATE
from apps.qualifications.roster_writing import language_choices, language_writer, level_choices, level_writer
from apps.qualifications.standards import (  # noqa: F401  # declare their formats
    accepted_rosters,
    area_rosters,
    exemption_rosters,
    lowered_rosters,
    major_rosters,
    set_rosters,
)
from apps.rosters.formats import Column, RowRule

# What lists of programs call the level that counts.
QUALIFICATIONS = ("Highest qualification", "Academic level", "Qualification level", "Highest education")
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
            *("Trình độ học vấn", "Trình độ giáo dục"),
            *("TĐVH", "Trình độ VH", "TĐ VH"),
            "TĐ văn hóa",
            "Văn hóa PT",
            "Văn hóa phổ thông",
            "Phổ thông",
            *("Học vấn phổ thông", "Bậc học phổ thông"),
            "Tốt nghiệp PT",
            *(
                f"{head} > {way}"
                for head in ("GDPT", "Văn hóa", "Học vấn", "Phổ thông")
                for way in ("Lớp/hệ", "Lớp, hệ", "Lớp")
            ),
        ),
        general_reader,
        position=70,
        hint=_("For example 12/12 or 10/10; the column is text, so that Excel makes no date of it."),
        choices=level_choices("gen_edu"),
        writer=level_writer("gen_edu"),
        settles=level_settler("gen_edu"),
        english=("Education", "Education level"),
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
            "Trình độ nghiệp vụ",
            "TĐ C.môn",
            "C.môn",
            "Trình độ C/môn",
            "Trình độ CMKT",
            "Bằng cấp",
            "Văn bằng",
            "Học vị",
            "Bằng cấp cao nhất",
            *(
                f"{level}, {subject}"
                for level in ("Trình độ", "Trình độ chuyên môn", "Trình độ CM", "Chuyên môn")
                for subject in ("chuyên ngành", "chuyên ngành đào tạo", "ngành đào tạo")
            ),
            *held_headers("prof_edu"),
        ),
        level_reader(PROFESSIONAL),
        states=("prof_edu", "level_specialty", "study_mode", "studying"),
        position=71,
        width=22,
        hint=OR_STUDYING,
        choices=level_choices("prof_edu"),
        writer=level_writer("prof_edu"),
        settles=level_settler("prof_edu"),
        english=("Professional qualification", "Qualification", "Degree", "Highest degree", *QUALIFICATIONS),
        alone=(
            "Trình độ",
            "Trình độ đào tạo",
            "Trình độ hiện nay",
            "Trình độ hiện tại",
            "Trình độ cao nhất",
            "Trình độ chung",
            "Đào tạo",
        ),
        otherwise="specialty",
    ),
    Column(
        "specialty",
        _("Specialty"),
        (
            "Trình độ > Chuyên ngành",
            *(
                f"{head} > {name}"
                for head in ("Chuyên môn", "Trình độ chuyên môn")
                for name in ("Chuyên ngành", "Ngành")
            ),
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
        english=("Major", "Field of study"),
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
            "Lý luận",
            "Trình độ lý luận",
            "TĐ chính trị",
            "TĐ LL",
            "LL chính trị",
            "LLCT-HC",
            "Lý luận chính trị - hành chính",
            "C.trị",
            "LL CT",
            "Trình độ CT",
            # Papers of which a header names the kind: "Bằng cấp" alone asks for the professional ones.
            *(f"{paper} {of}" for paper in ("Bằng", "Bằng cấp", "Văn bằng") for of in ("LLCT", "chính trị")),
            *("Cao cấp/Trung cấp LLCT", "Trung cấp/Cao cấp LLCT", "Sơ cấp/Trung cấp/Cao cấp LLCT"),
            *held_headers("pol_theory"),
        ),
        level_reader(POLITICAL),
        states=("pol_theory", "studying"),
        position=73,
        hint=OR_STUDYING,
        choices=level_choices("pol_theory"),
        writer=level_writer("pol_theory"),
        settles=level_settler("pol_theory"),
        english=("Political level", "Political theory level", "Political education"),
        alone=("CT", "Trình độ CTLL", "TĐCT"),
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
            "Quản lý hành chính NN",
            "QLHCNN",
            "QLHC",
            "Nhà nước",
            "Quản lý NN",
            "Q.lý nhà nước",
            "TĐ QLNN",
            "BD QLNN",
            "Bồi dưỡng QLNN ngạch",
            "Ngạch QLNN",
            "QL NN",
            "Q.lý NN",
            "Chứng chỉ QLNN",
            "Kiến thức QLNN",
            "Quản lí nhà nước",
            "Trình độ QL nhà nước",
            "Trình độ QLHCNN",
            *held_headers("state_mgmt"),
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
        (
            "Trình độ > Tin học",
            "Tin học",
            "Trình độ tin học",
            "CNTT",
            "Trình độ CNTT",
            "T.học",
            "TĐ tin học",
            "Trình độ tin",
            "Vi tính",
            "Công nghệ thông tin",
            "Trình độ công nghệ thông tin",
            "Trình độ TH",
            "TĐ TH",
            *("Ứng dụng CNTT", "Tin học văn phòng", "CC TH", "Chứng chỉ TH"),
            *held_headers("it_level"),
        ),
        level_reader(INFORMATICS),
        states=("it_level", "studying"),
        position=75,
        hint=OR_STUDYING,
        choices=level_choices("it_level"),
        writer=level_writer("it_level"),
        settles=level_settler("it_level"),
        english=("IT", "IT skills", "Computer skills"),
        alone=("Tin",),
    ),
    Column(
        "foreign_lang",
        _("Foreign language"),
        (
            "Trình độ > Ngoại ngữ",
            "Ngoại ngữ",
            "Trình độ ngoại ngữ",
            "NN",
            "TĐ ngoại ngữ",
            "Trình độ NN",
            "N.ngữ",
            "Ng. ngữ",
            "Tiếng Anh",
            "Anh văn",
            *("CC NN", "Chứng chỉ NN"),
            *held_headers("foreign_lang"),
        ),
        language_reader,
        states=("foreign_lang", "language", "studying"),
        position=76,
        hint=_("The language and its level, for example Tiếng Anh Bậc 2 (A2)."),
        writer=language_writer,
        choices=language_choices,
        settles=level_settler("foreign_lang"),
        english=("English", "Foreign languages"),
        alone=("Anh",),
    ),
    Column(
        "study",
        _("Being studied"),
        (
            *("Đang học", "Đang theo học", "Đang học lớp", "Hiện đang học", "Đang đi học", "Lớp đang học"),
            *("Đang đào tạo", "Đang theo học lớp", "Hiện đang theo học", "Hiện đang đào tạo", "Đang học (ghi rõ)"),
            *(
                "Đang được đào tạo",
                "Đang tham gia học",
                "Đang tham gia đào tạo",
                "Đang bồi dưỡng",
                "Đang đào tạo, bồi dưỡng",
            ),
        ),
        always(read_study),
        states=("study_texts",),
        position=78,
        repeats=False,
        in_template=False,
    ),
    *GATHERED,
    *STUDY_COLUMNS,
    *STUDY_MARKS,
    *MARK_COLUMNS,
    rules=(
        RowRule(studies_in_note, asks=STUDY_TEXTS, reads=(*STUDY_TEXTS, "studying")),
        RowRule(every_day(settle_specialty), asks=("level_specialty",), reads=("specialty", "level_specialty")),
        RowRule(
            every_day(confirm_untrained(POLITICAL_MARKS, "pol_theory", "pol_theory_LLCT_CHUA")),
            unless=("pol_theory",),
            beside=POLITICAL_MARKS,
            reads=("studying",),
        ),
    ),
)

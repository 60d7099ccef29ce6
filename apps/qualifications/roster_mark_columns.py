"""The ladders as groups of columns of marks (Mẫu số 02/CL.CBCCX): which headers stand for which level."""

from dataclasses import dataclass, field

from apps.qualifications.roster_marks import certificate_reader, level_settler, mark_reader
from apps.qualifications.roster_words import GENERAL, INFORMATICS, LANGUAGES, POLITICAL, PROFESSIONAL, STATE, Wording
from apps.rosters.formats import Column

FIRST_POSITION = 80
Words = tuple[str, ...]


@dataclass(frozen=True)
class MarkedLadder:
    """A ladder whose levels have a column each."""

    wording: Wording
    heads: Words  # what stands above the group
    options: dict[str, Words]  # code of a level -> what stands above its column
    # Levels that a column leaves open, such as any certificate: the column's name -> its headers.
    open_options: dict[str, Words] = field(default_factory=dict)
    # Levels of which a column names two: the lower one counts, with a notice.
    equated: frozenset[str] = frozenset()
    language: str | None = None
    suffix: str = ""

    def columns(self) -> list[Column]:
        """A column for each level and for what the ladder leaves open."""
        named = [self._column(code, self._path(words), is_open=False) for code, words in self.options.items()]
        return named + [
            self._column(name, self._path(words), is_open=True) for name, words in self.open_options.items()
        ]

    def _path(self, words: Words) -> Words:
        return tuple(f"{head} > {word}" for word in words for head in self.heads)

    def _column(self, name: str, headers: Words, *, is_open: bool) -> Column:
        ladder = self.wording.ladder
        code = name.removesuffix("+")
        reader = certificate_reader(self.wording) if is_open else mark_reader(self.wording, code, self.language)
        extras = (("language",) if self.language else ()) + (("level_specialty",) if self.wording.has_specialty else ())
        return Column(
            f"{ladder}_{name}{self.suffix}",
            headers[0],
            headers,
            reader if name not in self.equated else mark_reader(self.wording, code, self.language, is_equated=True),
            states=(ladder, *extras, "studying"),
            position=FIRST_POSITION,
            repeats=False,
            in_template=False,
            is_mark=True,
            settles=level_settler(ladder),
        )


UNTRAINED = (
    "Chưa",
    "Chưa ĐT",
    "Chưa đào tạo",
    "Chưa qua",
    "Chưa qua đào tạo",
    "Chưa qua ĐT",
    "CQĐT",
    "Chưa có",
    "Chưa học",
)
ELEMENTARY = ("SC", "Sơ cấp")
INTERMEDIATE = ("TC", "Trung cấp", "TCCN", "THCN", "Trung học chuyên nghiệp", "Trung cấp trở lên")
COLLEGE = ("CĐ", "Cao đẳng")
UNIVERSITY = ("ĐH", "Đại học", "ĐH trở lên", "Đại học trở lên")
CERTIFICATE = ("CC", "Chứng chỉ", "Có chứng chỉ", "Chứng chỉ (A, B, C)", "CC (A, B, C)")
NO_LEVEL = {"CC": CERTIFICATE, "TC": INTERMEDIATE, "CD": COLLEGE}
LANGUAGE_LEVELS = {
    "NN_CHUA": ("Chưa", "Chưa có", "Không"),
    "NN_BAC1": ("A", "A1", "Bậc 1", "Chứng chỉ A", "CC A"),
    "NN_BAC2": ("B", "A2", "Bậc 2", "Chứng chỉ B", "CC B"),
    "NN_BAC3": ("C", "B1", "Bậc 3", "Chứng chỉ C", "CC C"),
    "NN_BAC4": ("B2", "Bậc 4"),
    "NN_BAC5": ("C1", "Bậc 5"),
    "NN_BAC6": ("C2", "Bậc 6"),
    "NN_DH": UNIVERSITY,
}


def _grade(short: str, name: str) -> Words:
    """A programme of state management by its name, by the grade it is for, and as attended."""
    equivalent = (f"{short} và TĐ", f"{short} và tương đương", f"{name} và tương đương", f"{name} và TĐ")
    attended = (
        f"{way} ngạch {each}" for way in ("Đã qua BD", "Đã bồi dưỡng", "Đã qua bồi dưỡng") for each in (short, name)
    )
    halved = name.replace("Chuyên viên", "CV")  # CV chính
    return (*dict.fromkeys((short, name, halved)), *equivalent, f"Ngạch {short}", f"Ngạch {name}", *attended)


def _or_more(levels: Words) -> Words:
    """The header of a column for a level and those above it."""
    return tuple(
        f"{level} {above}" for level in levels for above in ("trở lên", "và trên ĐH", "và sau ĐH", "và trên đại học")
    )


# Of whom such a column marks, no more is sure than the level that it names.
OR_MORE = {"CM_SC": ELEMENTARY, "CM_TC": INTERMEDIATE[:2], "CM_CD": COLLEGE, "CM_DH": UNIVERSITY[:2]}
MARKED = (
    MarkedLadder(
        GENERAL,
        (
            *("GDPT", "Trình độ GDPT", "Văn hóa", "Trình độ văn hóa", "TĐ văn hóa", "Văn hóa PT", "Học vấn"),
            *(
                "Trình độ học vấn",
                "Giáo dục phổ thông",
                "Trình độ giáo dục phổ thông",
                "Phổ thông",
                "Trình độ phổ thông",
            ),
        ),
        {
            "GDPT_BDBV": ("Biết đọc, biết viết",),
            "GDPT_TH": ("TH", "Tiểu học", "Cấp I", "Cấp 1"),
            "GDPT_THCS": ("THCS", "Trung học cơ sở", "Cấp II", "Cấp 2"),
            "GDPT_THPT": ("THPT", "Trung học phổ thông", "PTTH", "Cấp III", "Cấp 3"),
        },
    ),
    MarkedLadder(
        PROFESSIONAL,
        (
            *("Chuyên môn", "Trình độ chuyên môn", "Chuyên môn nghiệp vụ", "Trình độ chuyên môn nghiệp vụ", "CM"),
            *("Trình độ CM", "CMNV", "Trình độ CMNV", "TĐ chuyên môn", "TĐCM", "Chuyên môn đào tạo"),
            "Trình độ chuyên môn đào tạo",
        ),
        {
            "CM_CHUA": UNTRAINED,
            "CM_SC": ELEMENTARY,
            "CM_TC": INTERMEDIATE[:-1],
            "CM_CD": COLLEGE,
            "CM_DH": UNIVERSITY[:2],
            "CM_THS": ("ThS", "Thạc sĩ", "Thạc sỹ"),
            "CM_THS+": (
                *(
                    f"{master} {above}"
                    for master in ("ThS", "Thạc sĩ", "Thạc sỹ")
                    for above in ("trở lên", "và TS", "và TĐ")
                ),
                *("ThS (TS)", "ThS, TS", "Thạc sĩ, tiến sĩ", "Sau ĐH", "Sau đại học", "Trên ĐH", "Trên đại học"),
            ),
            "CM_TS": ("TS", "Tiến sĩ", "Tiến sỹ"),
            **{f"{code}+": _or_more(levels) for code, levels in OR_MORE.items()},
        },
        equated=frozenset({"CM_THS+", *(f"{code}+" for code in OR_MORE)}),
    ),
    MarkedLadder(
        POLITICAL,
        (
            *("LLCT", "Trình độ LLCT", "TĐ LLCT", "Lý luận chính trị", "Lí luận chính trị", "Lý luận CT", "Chính trị"),
            *("Trình độ lý luận chính trị", "Trình độ chính trị"),
        ),
        {
            "LLCT_CHUA": UNTRAINED,
            "LLCT_SC": (*ELEMENTARY, "Sơ cấp LLCT", "SC LLCT"),
            "LLCT_TC": (*INTERMEDIATE[:2], "Trung cấp LLCT", "TC LLCT"),
            "LLCT_CC": ("CC", "Cao cấp", "Cao cấp LLCT", "CC LLCT"),
            "LLCT_CC+": tuple(
                words
                for advanced in ("CC", "Cao cấp")
                for bachelor in ("CN", "Cử nhân")
                for words in (f"{advanced}, {bachelor}", f"{bachelor}, {advanced}", f"{advanced} trở lên")
            ),
            "LLCT_CN": ("CN", "Cử nhân", "Cử nhân CT", "Cử nhân chính trị", "Cử nhân LLCT", "CN LLCT"),
        },
        equated=frozenset({"LLCT_CC+"}),
    ),
    MarkedLadder(
        STATE,
        ("QLNN", "Trình độ QLNN", "Bồi dưỡng QLNN", "Quản lý nhà nước", "Quản lý NN", "Trình độ quản lý nhà nước"),
        {
            "QLNN_CHUA": (*UNTRAINED, "Chưa BD", "Chưa bồi dưỡng", "Chưa qua BD", "Chưa qua bồi dưỡng"),
            "QLNN_CS": _grade("CS", "Cán sự"),
            "QLNN_CV": _grade("CV", "Chuyên viên"),
            "QLNN_CVC": _grade("CVC", "Chuyên viên chính"),
            "QLNN_CVCC": _grade("CVCC", "Chuyên viên cao cấp"),
        },
    ),
    MarkedLadder(
        INFORMATICS,
        ("Tin học", "Trình độ tin học", "TĐ tin học", "T.học", "CNTT", "Trình độ CNTT"),
        {
            "TH_CHUA": ("Chưa", "Chưa có", "Không"),
            "TH_A": ("A", "Chứng chỉ A", "CC A"),
            "TH_B": ("B", "Chứng chỉ B", "CC B"),
            "TH_C": ("C", "Chứng chỉ C", "CC C"),
            "TH_UDCNTT_CB": ("CB", "Cơ bản", "ƯDCNTT cơ bản", "UDCNTT CB", "CNTT cơ bản"),
            "TH_UDCNTT_CB+": CERTIFICATE,
            "TH_UDCNTT_NC": ("NC", "Nâng cao", "ƯDCNTT nâng cao", "UDCNTT NC", "CNTT nâng cao"),
            "TH_TC": INTERMEDIATE,
            "TH_CD": COLLEGE,
            "TH_DH": UNIVERSITY,
        },
        equated=frozenset({"TH_UDCNTT_CB+"}),
    ),
    MarkedLadder(
        LANGUAGES, ("Ngoại ngữ", "Trình độ ngoại ngữ", "TĐ ngoại ngữ", "NN"), LANGUAGE_LEVELS, open_options=NO_LEVEL
    ),
    MarkedLadder(
        LANGUAGES,
        ("Tiếng Anh", "Ngoại ngữ > Tiếng Anh", "Ngoại ngữ > Anh", "Anh văn"),
        LANGUAGE_LEVELS,
        open_options=NO_LEVEL,
        language="ANH",
        suffix="_ANH",
    ),
    MarkedLadder(
        LANGUAGES,
        ("Ngoại ngữ khác", "Ngoại ngữ > Ngoại ngữ khác", "Ngoại ngữ > Khác"),
        LANGUAGE_LEVELS,
        open_options=NO_LEVEL,
        suffix="_OTHER",
    ),
)
MARK_COLUMNS = tuple(column for ladder in MARKED for column in ladder.columns())
# A group for political theory without a column for the untrained leaves open what no mark means.
POLITICAL_MARKS = frozenset(column.key for column in MARK_COLUMNS if column.key.startswith("pol_theory_"))

"""The roster of a unit's people: sex and birth, which many files tell in one pair of columns."""

from django.utils.translation import gettext_lazy as _

from apps.cadres.roster_births import birth_reader, birth_surveyor, read_birth_part, read_birth_year
from apps.cadres.roster_lists import read_sex
from apps.cadres.roster_people import BIRTH, always
from apps.cadres.roster_writing import sex_choices, write_birth_of, write_birth_of_unknown_sex, write_sex
from apps.rosters.formats import Column

# What is said of the men, or of the women, in a column of their own.
BIRTH_OF = ("sinh năm", "sinh ngày", "năm sinh", "ngày sinh", "ngày tháng năm sinh")
BIRTH_COLUMNS = (
    Column(
        "sex",
        _("Sex"),
        ("Giới tính", "Giới", "Nam/Nữ", "Nam, nữ", "Phái", "GT", "Gtính", "Nam hay nữ", "Giới tính (nam, nữ)"),
        always(read_sex),
        position=21,
        in_template=False,
        choices=sex_choices,
        writer=write_sex,
        alone=("Ông/Bà", "Ông, bà", "Danh xưng"),
        english=("Gender",),
    ),
    Column(
        "male",
        _("Date of birth (men)"),
        (
            *(f"{head} > {men}" for head in BIRTH for men in ("Nam", "Nam giới")),
            *("Giới tính > Nam", "Nam", "Nam giới"),
            *(f"Nam {born}" for born in BIRTH_OF),
        ),
        birth_reader("male"),
        surveys=birth_surveyor("male"),
        states=("birth", "sex"),
        position=22,
        repeats=False,
        hint=_("Day/month/year, month/year or year, in the column of the person's sex."),
        writer=write_birth_of("male"),
        # Without its marks "Năm sinh" is the same.
        paired={"Nam sinh": "Nữ sinh"},
    ),
    Column(
        "female",
        _("Date of birth (women)"),
        (
            *(f"{head} > {women}" for head in BIRTH for women in ("Nữ", "Nữ giới")),
            "Giới tính > Nữ",
            *(f"Nữ {born}" for born in BIRTH_OF),
            *("Nữ", "Là nữ", "Nữ giới", "Giới nữ", "Phái nữ", "Nữ (x)", "Phụ nữ", "Cán bộ nữ", "CB nữ"),
        ),
        birth_reader("female"),
        surveys=birth_surveyor("female"),
        states=("birth", "sex"),
        position=23,
        repeats=False,
        hint=_("Day/month/year, month/year or year, in the column of the person's sex."),
        writer=write_birth_of("female"),
        paired={"Nữ sinh": "Nam sinh"},
    ),
    Column(
        "birth",
        _("Date of birth"),
        (
            "Ngày sinh",
            "Ngày, tháng, năm sinh",
            "Ngày tháng năm sinh",
            "Năm sinh",
            "Sinh năm",
            "Sinh ngày",
            "Sinh",
            *("Ngày tháng sinh", "Ngày, tháng sinh", "Sinh ngày tháng năm", "Năm, tháng, ngày sinh", "NTNS"),
            *("NTN sinh", "Ng sinh"),
        ),
        birth_reader(),
        surveys=birth_surveyor(),
        position=24,
        repeats=False,
        in_template=False,
        joins_template=True,
        writer=write_birth_of_unknown_sex,
        alone=("SN", "S.N", "NS", "N.Sinh"),
        english=("DOB", "Birth date", "Birthday", "Year of birth", "Born"),
    ),
    *(
        Column(
            key,
            label,
            tuple(f"{head} > {part}" for head in BIRTH),
            always(reader),
            position=25,
            repeats=False,
            in_template=False,
        )
        for key, label, part, reader in (
            ("birth_day", _("Day of birth"), "Ngày", read_birth_part("birth_day")),
            ("birth_month", _("Month of birth"), "Tháng", read_birth_part("birth_month")),
            ("birth_year", _("Year of birth"), "Năm", read_birth_year),
        )
    ),
)

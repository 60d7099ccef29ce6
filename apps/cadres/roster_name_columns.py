"""The roster of a unit's people: the columns with names."""

import re

from django.utils.translation import gettext_lazy as _

from apps.cadres.roster_addresses import name_surveyor
from apps.cadres.roster_names import NAMES, read_family_part, read_given_part, read_middle_part
from apps.cadres.roster_people import always
from apps.cadres.roster_texts import text_reader
from apps.cadres.roster_writing import text_writer
from apps.rosters.formats import Column

# A few syllables and nothing else; what a class or an institution is called is longer or numbered.
SYLLABLES = re.compile(r"[^\W\d_]{1,7}(?: [^\W\d_]{1,7}){0,3}")

NAME_COLUMNS = (
    Column(
        "full_name",
        _("Full name"),
        (
            "Họ và tên",
            "Họ tên",
            "Họ, tên",
            "Họ và tên khai sinh",
            *("Đồng chí", "Các đồng chí", "Họ và tên đồng chí"),
            "Họ, chữ đệm và tên",
            "Họ, chữ đệm và tên khai sinh",
            *("Họ, tên đệm và tên", "Họ, đệm và tên", "Họ đệm và tên", "Họ, chữ lót và tên", "Họ, tên lót và tên"),
            "Họ và tên đầy đủ",
            "Họ tên cán bộ",
            "Tên cán bộ",
            *(f"{name} {of}" for name in ("Tên", "Họ tên", "Họ và tên") for of in ("nhân viên", "công chức", "CBCCVC")),
            *(f"{name}, {post}" for name in ("Họ và tên", "Họ tên") for post in ("chức vụ", "chức danh")),
            *("Tên cán bộ, công chức", "Họ và tên cán bộ, công chức", "Họ tên cán bộ, công chức"),
        ),
        always(NAMES),
        surveys=name_surveyor,
        position=10,
        joins=True,
        repeats=False,
        width=26,
        hint=_("Family name, middle name, given name."),
        writer=text_writer("full_name"),
        english=("Name", "Name and surname", "Fullname", "Employee name", "Staff name", "Name of officer"),
    ),
    Column(
        "family_part",
        _("Family and middle name"),
        (
            "Họ đệm",
            "Họ và",
            "Họ và đệm",
            "Họ và tên đệm",
            "Họ, đệm",
            "Họ, tên đệm",
            "Họ, chữ đệm",
            "Họ và chữ đệm",
            "Họ và tên > Họ đệm",
            "Họ và tên > Họ",
            *("Họ lót", "Họ và lót", "Họ, lót", "Họ, chữ lót", "Họ và chữ lót", "Họ và tên lót"),
            "Họ",
        ),
        always(read_family_part),
        position=11,
        repeats=False,
        in_template=False,
        english=("Last name", "Surname", "Family name"),
    ),
    Column(
        "middle_part",
        _("Middle names"),
        (
            *("Tên đệm", "Đệm", "Chữ đệm", "Họ và tên > Tên đệm", "Họ và tên > Đệm", "Họ và tên > Chữ đệm"),
            *("Tên lót", "Lót", "Chữ lót", "Họ và tên > Tên lót", "Họ và tên > Lót", "Họ và tên > Chữ lót"),
        ),
        always(read_middle_part),
        looks=SYLLABLES,
        position=11,
        repeats=False,
        in_template=False,
        english=("Middle name",),
    ),
    Column(
        "given_part",
        _("Given name"),
        ("Tên", "Tên gọi", "Họ và tên > Tên"),
        always(read_given_part),
        position=12,
        repeats=False,
        in_template=False,
        english=("First name",),
    ),
    Column(
        "other_names",
        _("Other names"),
        ("Tên gọi khác", "Tên khác", "Bí danh", "Họ và tên khác", "Các tên gọi khác", "Tên gọi khác, bí danh"),
        text_reader("other_names", 120),
        position=13,
        in_template=False,
        writer=text_writer("other_names"),
    ),
)

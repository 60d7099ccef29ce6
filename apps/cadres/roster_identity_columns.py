"""The roster of a unit's people: citizen id, ethnic group and religion, where somebody comes from and is reached."""

from django.utils.translation import gettext_lazy as _

from apps.cadres.models import EthnicGroup, Religion
from apps.cadres.roster_ethnic_marks import ETHNIC_MARK_COLUMNS
from apps.cadres.roster_headers import CITIZEN_ID
from apps.cadres.roster_ids import CITIZEN_IDS, read_person_code, read_phone
from apps.cadres.roster_lists import code_reader
from apps.cadres.roster_people import always
from apps.cadres.roster_texts import read_email, text_reader
from apps.cadres.roster_writing import code_writer, ethnic_choices, text_writer
from apps.rosters.formats import Column

IDENTITY_COLUMNS = (
    # Only where the registry fills it: what an office calls a code is one of its own.
    Column(
        "person_code",
        _("Code in the registry"),
        ("Mã trong Sổ", "Code in the registry"),
        always(read_person_code),
        position=120,
        repeats=False,
        in_template=False,
        joins_template=True,
        width=12,
        hint=_("By this code the registry knows the person again. It is not typed over; a new person has none."),
        writer=text_writer("person_code"),
        is_key=True,
    ),
    Column(
        "citizen_id",
        _("Citizen id"),
        CITIZEN_ID,
        always(CITIZEN_IDS),
        is_profiled=True,
        states=("citizen_id", "old_id"),
        position=30,
        repeats=False,
        width=16,
        hint=_("All 12 digits of the citizen card."),
        writer=text_writer("citizen_id"),
        second="former_id",
        english=("ID number", "National ID", "ID card", "Citizen ID number", "Identity number", "ID card No", "ID No"),
    ),
    Column(
        "former_id",
        _("Former identity card"),
        ("CMND cũ", "Số CMND cũ", "CMND trước đây"),
        always(CITIZEN_IDS),
        states=("citizen_id", "old_id"),
        position=31,
        repeats=False,
        in_template=False,
    ),
    Column(
        "ethnic",
        _("Ethnic group"),
        ("Dân tộc", "Thành phần dân tộc", "DT", "D.tộc", "Dtộc", "Dân tộc gì"),
        code_reader("ethnic", EthnicGroup),
        is_profiled=True,
        position=32,
        choices=ethnic_choices,
        writer=code_writer("ethnic", EthnicGroup),
        english=("Ethnicity", "Ethnic", "Ethnic name"),
    ),
    *ETHNIC_MARK_COLUMNS,
    Column(
        "religion",
        _("Religion"),
        ("Tôn giáo",),
        code_reader("religion", Religion),
        position=33,
        in_template=False,
    ),
    Column(
        "phone",
        _("Telephone"),
        ("Số điện thoại", "Điện thoại", "SĐT", "Số ĐT", "ĐT", "Điện thoại liên hệ", "Số điện thoại liên hệ", "Di động"),
        always(read_phone),
        position=34,
        repeats=False,
        writer=text_writer("phone"),
        english=("Phone", "Phone number", "Mobile", "Tel"),
    ),
    Column(
        "email",
        _("E-mail"),
        ("Email", "E-mail", "Thư điện tử"),
        always(read_email),
        position=35,
        repeats=False,
        in_template=False,
        english=("Email",),
    ),
    Column(
        "birth_place",
        _("Place of birth"),
        ("Nơi sinh", "Nơi sinh (xã, huyện, tỉnh)", "Nơi đăng ký khai sinh"),
        text_reader("birth_place", 200),
        position=36,
        in_template=False,
        writer=text_writer("birth_place"),
    ),
    Column(
        "home_town",
        _("Home town"),
        ("Quê quán", "Nguyên quán", "Quê quán (xã, huyện, tỉnh)"),
        text_reader("home_town", 200),
        position=36,
        in_template=False,
    ),
)

"""The roster of a unit's people: the Party, by two days or by one mark."""

from django.utils.translation import gettext_lazy as _

from apps.cadres.roster_headers import PARTY_JOINED
from apps.cadres.roster_party import party_reader, party_surveyor
from apps.cadres.roster_party_parts import PARTY_PART_COLUMNS
from apps.cadres.roster_people import party_paths
from apps.cadres.roster_writing import party_choices, text_writer, write_party
from apps.rosters.formats import Column

# What programs call the day.
JOINED = (
    "Date joined Party",
    "Join Party date",
    "Party join date",
    "Joined Party date",
    "Party joined date",
    "Party date",
)
PARTY_COLUMNS = (
    Column(
        "party_joined",
        _("Admitted to the Party"),
        PARTY_JOINED,
        party_reader("party_joined"),
        surveys=party_surveyor("party_joined"),
        states=("party_joined", "party_member", "party_official"),
        position=60,
        repeats=False,
        writer=write_party,
        english=("Joined the Party", "Party admission date", "Date of joining the Party", *JOINED),
    ),
    *PARTY_PART_COLUMNS,
    Column(
        "party_official",
        _("Official Party member"),
        (
            "Ngày vào Đảng > Chính thức",
            "Ngày, tháng, năm vào Đảng > Chính thức",
            "Ngày chính thức",
            *("Ngày vào Đảng chính thức", "Ngày công nhận chính thức", "Chính thức ngày"),
            *party_paths("Chính thức", "CT", "C.thức", "Ngày chính thức", "Ngày CT"),
        ),
        party_reader("party_official"),
        surveys=party_surveyor("party_official"),
        states=("party_official", "party_member"),
        position=61,
        repeats=False,
        writer=text_writer("party_official"),
    ),
    Column(
        "party_member",
        _("Party member"),
        ("Đảng viên", "Là Đảng viên", "Đảng viên (x)", "Đảng viên ĐCSVN"),
        party_reader("party_joined"),
        surveys=party_surveyor("party_joined"),
        states=("party_member", "party_joined", "party_official"),
        position=62,
        in_template=False,
        choices=party_choices,
    ),
)

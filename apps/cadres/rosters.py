"""The roster of a unit's people: the columns on the person, the posts and the Party."""

from collections.abc import Callable
from datetime import date

from django.utils.translation import gettext_lazy as _

from apps.cadres.models import Category, EthnicGroup, Religion
from apps.cadres.roster_dates import birth_reader, birth_surveyor
from apps.cadres.roster_ids import check_citizen_id, read_citizen_id, read_phone
from apps.cadres.roster_lists import code_reader, read_sex
from apps.cadres.roster_names import join_name, read_family_part, read_given_part, read_name
from apps.cadres.roster_party import check_party, party_reader, party_surveyor
from apps.cadres.roster_texts import read_email, read_note, text_reader
from apps.cadres.roster_titles import check_group, previous_title_reader, title_reader
from apps.cadres.roster_writing import (
    code_writer,
    ethnic_choices,
    party_choices,
    sex_choices,
    text_writer,
    title_choices,
    write_birth_of,
    write_party,
    write_sex,
    write_titles,
)
from apps.rosters.formats import Column, Format, Reader, Rule
from apps.rosters.registry import register


def always(reader: Reader) -> Callable[[date], Reader]:
    """A reader that is the same on every day."""
    return lambda _: reader


def every_day(rule: Rule) -> Callable[[date], Rule]:
    """A rule that is the same on every day."""
    return lambda _: rule


PARTY = ("Ngày vào Đảng", "Vào Đảng", "Ngày vào ĐCSVN", "Vào ĐCSVN", "Ngày, tháng, năm vào Đảng", "Đảng viên", "Đảng")


def party_paths(*parts: str) -> tuple[str, ...]:
    """Each part under each of the names of the Party's columns."""
    return tuple(f"{upper} > {part}" for upper in PARTY for part in parts)


def under(upper: str, *parts: str) -> tuple[str, ...]:
    """Columns under one header."""
    return tuple(f"{upper} > {part}" for part in parts)


PEOPLE = register(
    Format(
        code="people",
        label=_("Roster of cadres and civil servants"),
        title="DANH SÁCH TRÍCH NGANG CÁN BỘ, CÔNG CHỨC",
        person=("full_name", "family_part", "given_part"),
        counter=("TT", "STT", "Số TT", "Số thứ tự", "S TT", "No"),
        neutral=(
            "Trình độ",
            "Trình độ đào tạo",
            "Trình độ đào tạo, bồi dưỡng",
            "Trình độ học vấn",
            "Đào tạo, bồi dưỡng",
            "Thông tin cá nhân",
            "Sơ yếu lý lịch",
            "Thông tin chung",
        ),
        ignored=(
            "Ngày vào Đoàn",
            "Ngày bắt đầu đóng BHXH",
            "Đại biểu HĐND",
            *under("Đại biểu HĐND", "Tỉnh", "Huyện", "Xã", "Cấp tỉnh", "Cấp huyện", "Cấp xã"),
            "QPAN",
            "Quốc phòng an ninh",
            *under(
                "Tuổi", "≤30", "Dưới 30", "Từ 30 trở xuống", "31-40", "41-50", "51-60", "Nữ 51-55", "Nam 56-60", ">60"
            ),
            *under("Độ tuổi", "≤30", "Dưới 30", "Từ 30 trở xuống", "31-40", "41-50", "51-60", ">60"),
            "Thời gian giữ chức vụ",
            "Hệ số",
            "Bậc",
            "Mức lương",
            *under("Mức lương", "Hệ số", "Bậc"),
            *under("Mức lương hiện hưởng", "Hệ số", "Bậc"),
            *under("Lương", "Hệ số", "Bậc", "Ngạch"),
            "Hệ số lương",
            "Bậc lương",
            "Ngạch",
            "Mã ngạch",
            "Phụ cấp",
            *under(
                "Phụ cấp", "Chức vụ", "Trách nhiệm", "Khu vực", "Vượt khung", "Tổng %", "Tổng phụ cấp theo %", "Khác"
            ),
            "Diện bố trí",
            "Nơi sinh",
            "Nơi ở hiện nay",
            "Ngày cấp",
            "Nơi cấp",
        ),
        groups={
            **dict.fromkeys(("Cán bộ", "Cán bộ chuyên trách", "Cán bộ cấp xã", "Cán bộ xã"), Category.CADRE),
            **dict.fromkeys(("Công chức", "Công chức cấp xã", "Công chức chuyên môn"), Category.CIVIL_SERVANT),
            **dict.fromkeys(
                (
                    "Người hoạt động không chuyên trách",
                    "Những người hoạt động không chuyên trách",
                    "Cán bộ không chuyên trách",
                    "Không chuyên trách",
                    "KCT",
                ),
                Category.NON_PROFESSIONAL,
            ),
        },
        units=(
            "UBND xã",
            "UBND phường",
            "UBND thị trấn",
            "UBND đặc khu",
            "Ủy ban nhân dân xã",
            "Ủy ban nhân dân phường",
            "Ủy ban nhân dân thị trấn",
            "Ủy ban nhân dân đặc khu",
            "Đảng ủy xã",
            "Đảng ủy phường",
            "Đảng ủy thị trấn",
            "Đảng bộ xã",
            "Đảng bộ phường",
            "Xã",
            "Phường",
            "Thị trấn",
            "Đặc khu",
        ),
    )
)

PEOPLE.add(
    Column(
        "full_name",
        _("Full name"),
        ("Họ và tên", "Họ tên", "Họ, tên", "Họ và tên khai sinh", "Họ tên cán bộ", "Họ và tên cán bộ, công chức"),
        always(read_name),
        position=10,
        joins=True,
        repeats=False,
        width=26,
        hint=_("Family name, middle name, given name."),
        writer=text_writer("full_name"),
    ),
    Column(
        "family_part",
        _("Family and middle name"),
        (
            "Họ đệm",
            "Họ và đệm",
            "Họ và tên đệm",
            "Họ, đệm",
            "Họ, tên đệm",
            "Họ và tên > Họ đệm",
            "Họ và tên > Họ",
            "Họ",
        ),
        always(read_family_part),
        position=11,
        repeats=False,
        in_template=False,
    ),
    Column(
        "given_part",
        _("Given name"),
        ("Tên", "Tên gọi", "Họ và tên > Tên"),
        always(read_given_part),
        position=12,
        repeats=False,
        in_template=False,
    ),
    Column(
        "sex",
        _("Sex"),
        ("Giới tính", "Giới", "Nam/Nữ", "Nam, nữ", "Phái", "GT", "Giới tính (Nam/Nữ)", "Giới tính (nam, nữ)"),
        always(read_sex),
        position=21,
        in_template=False,
        choices=sex_choices,
        writer=write_sex,
    ),
    Column(
        "male",
        _("Date of birth (men)"),
        (
            "Ngày, tháng, năm sinh > Nam",
            "Ngày tháng năm sinh > Nam",
            "Ngày sinh > Nam",
            "Năm sinh > Nam",
            "Giới tính > Nam",
            "Nam",
        ),
        birth_reader("male"),
        surveys=birth_surveyor("male"),
        states=("birth", "sex"),
        position=22,
        repeats=False,
        hint=_("Day/month/year, month/year or year, in the column of the person's sex."),
        writer=write_birth_of("male"),
    ),
    Column(
        "female",
        _("Date of birth (women)"),
        (
            "Ngày, tháng, năm sinh > Nữ",
            "Ngày tháng năm sinh > Nữ",
            "Ngày sinh > Nữ",
            "Năm sinh > Nữ",
            "Giới tính > Nữ",
            "Nữ",
        ),
        birth_reader("female"),
        surveys=birth_surveyor("female"),
        states=("birth", "sex"),
        position=23,
        repeats=False,
        hint=_("Day/month/year, month/year or year, in the column of the person's sex."),
        writer=write_birth_of("female"),
    ),
    Column(
        "birth",
        _("Date of birth"),
        ("Ngày sinh", "Ngày, tháng, năm sinh", "Ngày tháng năm sinh", "Năm sinh", "Ngày/tháng/năm sinh", "Sinh ngày"),
        birth_reader(),
        surveys=birth_surveyor(),
        position=24,
        repeats=False,
        in_template=False,
    ),
    Column(
        "citizen_id",
        _("Citizen id"),
        (
            "Số CCCD",
            "CCCD",
            "Số căn cước",
            "Số căn cước công dân",
            "Căn cước công dân",
            "Số định danh cá nhân",
            "Số định danh",
            "Số CCCD/CMND",
            "Số CMND/CCCD",
            "CMND/CCCD",
            "CCCD/CMND",
            "Số thẻ căn cước",
            "Số CC/CCCD",
            "CC/CCCD",
            "Số CC",
            "Số thẻ CCCD",
            "Số CMND",
            "CMND",
            "Số định danh cá nhân/CCCD",
            "Mã định danh",
        ),
        always(read_citizen_id),
        states=("citizen_id", "old_id"),
        position=30,
        repeats=False,
        width=16,
        hint=_("All 12 digits of the citizen card."),
        writer=text_writer("citizen_id"),
    ),
    Column(
        "ethnic",
        _("Ethnic group"),
        ("Dân tộc", "Thành phần dân tộc", "DT", "D.tộc", "Dân tộc gì"),
        code_reader("ethnic", EthnicGroup),
        position=32,
        choices=ethnic_choices,
        writer=code_writer("ethnic", EthnicGroup),
    ),
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
    ),
    Column(
        "email",
        _("E-mail"),
        ("Email", "E-mail", "Thư điện tử"),
        always(read_email),
        position=35,
        repeats=False,
        in_template=False,
    ),
    Column(
        "home_town",
        _("Home town"),
        ("Quê quán", "Nguyên quán", "Quê quán (xã, huyện, tỉnh)"),
        text_reader("home_town", 200),
        position=36,
        in_template=False,
    ),
    Column(
        "unit_text",
        _("Unit"),
        (
            "Đơn vị",
            "Đơn vị công tác",
            "Nơi công tác",
            "Cơ quan, đơn vị",
            "Đơn vị cũ",
            "Cơ quan, đơn vị công tác",
            "Cơ quan công tác",
            "Đơn vị công tác cũ",
            "Xã, phường, thị trấn",
        ),
        text_reader("unit_text", 200),
        position=40,
        in_template=False,
    ),
    Column(
        "titles",
        _("Titles"),
        (
            "Chức vụ, chức danh",
            "Chức vụ",
            "Chức danh",
            "Chức danh, chức vụ",
            "Chức vụ hiện nay",
            "Chức vụ, chức danh hiện nay",
            "Chức vụ hiện tại",
            "Chức vụ, chức danh đang đảm nhiệm",
            "Chức vụ hoặc chức danh công tác",
            "Chức vụ, đơn vị công tác",
            "Chức vụ sau 1/7/2025",
        ),
        title_reader,
        states=("titles", "title_text", "seats"),
        position=50,
        width=30,
        hint=_("The first title is the main one; divide several by commas."),
        choices=title_choices,
        writer=write_titles,
    ),
    Column(
        "previous_titles",
        _("Titles before 1/7/2025"),
        ("Chức vụ trước 1/7/2025", "Chức vụ, chức danh trước 1/7/2025", "Chức vụ cũ", "Chức vụ trước sắp xếp"),
        previous_title_reader,
        states=("previous_titles", "previous_title_text"),
        position=51,
        in_template=False,
    ),
    Column(
        "duties",
        _("Job position"),
        ("Vị trí việc làm", "VTVL", "Nhiệm vụ được giao", "Lĩnh vực phụ trách", "Công việc phụ trách"),
        text_reader("duties"),
        position=52,
        in_template=False,
    ),
    Column(
        "party_joined",
        _("Admitted to the Party"),
        (
            "Ngày vào Đảng > Dự bị",
            "Ngày vào Đảng",
            "Ngày, tháng, năm vào Đảng > Dự bị",
            "Ngày, tháng, năm vào Đảng",
            "Ngày kết nạp Đảng",
            "Ngày kết nạp",
            "Ngày vào Đảng CSVN",
            "Ngày vào ĐCSVN",
            "Năm vào Đảng",
            "Ngày dự bị",
            *party_paths("Dự bị", "DB", "Ngày dự bị", "Kết nạp", "Ngày kết nạp", "Ngày vào"),
        ),
        party_reader("party_joined"),
        surveys=party_surveyor("party_joined"),
        states=("party_joined", "party_member", "party_official"),
        position=60,
        repeats=False,
        writer=write_party,
    ),
    Column(
        "party_official",
        _("Official Party member"),
        (
            "Ngày vào Đảng > Chính thức",
            "Ngày, tháng, năm vào Đảng > Chính thức",
            "Ngày chính thức",
            "Ngày vào Đảng chính thức",
            *party_paths("Chính thức", "CT", "Ngày chính thức", "Ngày CT"),
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
    Column(
        "note",
        _("Note"),
        ("Ghi chú", "Ghi chú khác"),
        always(read_note),
        position=99,
        width=24,
        writer=text_writer("note"),
    ),
    rules=(every_day(join_name), every_day(check_citizen_id), every_day(check_party), check_group),
)

"""The roster of a unit's people: the unit, the titles and the job position."""

from django.utils.translation import gettext_lazy as _

from apps.cadres.roster_headers import PREVIOUS_TITLES, TITLES
from apps.cadres.roster_posts_of_bodies import post_of_body
from apps.cadres.roster_texts import text_reader
from apps.cadres.roster_titles import previous_title_reader, title_reader
from apps.cadres.roster_writing import title_choices, write_titles
from apps.rosters.formats import Column

POST_COLUMNS = (
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
            *("Xã, phường, thị trấn", "Tên đơn vị", "Tên xã", "Xã", "Phường", "Xã, thị trấn"),
            *("Xã, phường", "Đơn vị hành chính"),
        ),
        text_reader("unit_text", 200),
        position=40,
        in_template=False,
    ),
    Column(
        "titles",
        _("Titles"),
        TITLES,
        title_reader,
        is_profiled=True,
        states=("titles", "title_text", "seats"),
        position=50,
        width=30,
        hint=_("The first title is the main one; divide several by commas."),
        choices=title_choices,
        writer=write_titles,
        second="other_titles",
        completed=post_of_body,
        # Cao đẳng is shortened to the same letters once their marks are left out.
        alone=(
            *("CD", "CD hiện nay", "Vị trí", "Vị trí hiện nay"),
            *(
                f"{work}{when}"
                for work in ("Nhiệm vụ", "Công tác", "Công việc")
                for when in ("", " hiện nay", " hiện tại")
            ),
        ),
        english=("Title", "Position", "Job title", "Post", "Position name", "Title name", "Current position"),
    ),
    Column(
        "previous_titles",
        _("Titles before 1/7/2025"),
        ("Chức vụ trước 1/7/2025", *PREVIOUS_TITLES),
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
)

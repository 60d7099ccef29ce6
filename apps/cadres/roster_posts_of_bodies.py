"""Posts that leave out the body that they are of, such as “Chủ tịch” below the heading “HĐND”."""

import re
from datetime import date

from apps.cadres import roster_remarks as told
from apps.cadres.models import SeatKind, Title
from apps.cadres.roster_title_words import canonical
from apps.cadres.roster_titles import BRACKETS, TitleWords, read_titles
from apps.core.listed import from_lists
from apps.rosters.formats import Complement, Completed, Finding

SECRETARY = ("bi", "thu")
# Posts of which there is one in many a body.
BARE = frozenset(
    tuple(post.split())
    for post in (
        *("bi thu", "pho bi thu", "pho bi thu thuong truc", "chu tich", "pho chu tich", "truong ban", "pho truong ban"),
        *("truong phong", "chanh van phong", "pho chanh van phong", "giam doc", "pho giam doc", "chu nhiem"),
    )
)
# What stands before the name of a body in a heading.
LEADING = frozenset("thuong truc lanh dao khoi co quan bo phan to ban chap hanh vu".split())
# Bodies whose secretary is not the Party committee's.
OTHER_SECRETARIES = frozenset({"doan", "chi", "the"})
# Above a list: “DANH SÁCH CÁN BỘ HỘI PHỤ NỮ (Tính đến …)”.
OF_LIST = re.compile(
    r"\s*danh sách(?:\s+(?:trích ngang|cán bộ|công chức|nhân sự|thành viên|[,và]+))*\s*", re.IGNORECASE
)
# The commune behind the name of its body.
OF_PLACE = re.compile(r"\s+(?:xã(?!\s+hội)|phường|thị trấn|đặc khu)\b.*$", re.IGNORECASE | re.DOTALL)
PEOPLES_COMMITTEE = {"uy", "ban", "nhan", "dan"}
# The longest of them has so many letters; nothing longer is looked at.
LONGEST = 30


def post_of_body(day: date) -> Complement:
    """Puts the name of a body behind a post that says too little, where the two together are one title for sure."""
    words = from_lists(TitleWords, day, Title, SeatKind)

    def of_post(text: str) -> Completed | None:
        if len(text) > LONGEST or (post := _words(text)) not in BARE:
            return None
        alone, _ = read_titles(text, words)

        def complete(said: str) -> tuple[str, Finding] | None:
            body = _body(said)
            whole = _joined(text, post, body)
            titles, is_sure = read_titles(whole, words)
            is_another_secretary = post[-2:] == SECRETARY and not OTHER_SECRETARIES.isdisjoint(_words(body))
            if not body or (not is_another_secretary and (titles == alone or not is_sure or len(titles) > 1)):
                return None
            return whole, Finding(told.TITLE_ASSUMED, False, "titles", before=text, after=whole)

        return complete

    return of_post


def _body(said: str) -> str:
    """The name of a body in a heading or in the title of a list; a list of the committee's people is of all bodies."""
    title = OF_LIST.match(said)
    body = OF_PLACE.sub("", BRACKETS.sub("", said[title.end() :] if title else said)).strip(" :.-")
    return "" if title and {*_words(body)} >= PEOPLES_COMMITTEE else body


def _words(text: str) -> tuple[str, ...]:
    return tuple(word.word for word in canonical(text))


def _joined(text: str, post: tuple[str, ...], body: str) -> str:
    """The post before the name of the body; what both say is said once: Trưởng phòng, Phòng Kinh tế."""
    written = body.split()
    while len(written) > 1 and _words(written[0])[:1] and _words(written[0])[0] in LEADING:
        written = written[1:]
    for length in (2, 1):
        if _words(" ".join(written[:length])) == post[-length:]:
            written = written[length:]
            break
    return " ".join([text, *written])

"""The words around a paper's tables: who issues it and who signs, as the State's and the Party's rules have them.

The State writes by Decree 30/2020/NĐ-CP, the Party by Guide 36-HD/VPTW; an official form has a heading of its own.
"""

from dataclasses import dataclass, replace
from enum import Enum

from django.utils.translation import gettext as __
from django.utils.translation import gettext_noop

from apps.reporting.papers.paper import Letterhead, Office, Paper
from apps.reporting.unit_codes import are_several

REPUBLIC, MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"
PARTY = "ĐẢNG CỘNG SẢN VIỆT NAM"
NO_BREAK = "\u00a0"
# So many capitals surely stand in one line.
SHORT = 22
KINDS = ("Thành phố", "Thị trấn", "Thị xã", "Đặc khu", "Phường", "Huyện", "Quận", "Tỉnh", "Xã")
# Above the commune the Party's committee is called after the kind of its unit.
COMMITTEES = {
    "Tỉnh": gettext_noop("PROVINCIAL PARTY COMMITTEE OF %(place)s"),
    "Thành phố": gettext_noop("CITY PARTY COMMITTEE OF %(place)s"),
    "Thị xã": gettext_noop("TOWN PARTY COMMITTEE OF %(place)s"),
    "Quận": gettext_noop("URBAN DISTRICT PARTY COMMITTEE OF %(place)s"),
    "Huyện": gettext_noop("DISTRICT PARTY COMMITTEE OF %(place)s"),
}


class Frame(Enum):
    """Which of the headings a paper bears."""

    STATE = "state"
    PARTY = "party"
    FORM = "form"


@dataclass(frozen=True)
class Heading:
    """The lines of a heading and of the signatures, ready to be set."""

    frame: Frame
    superior: str
    issuer: str
    # The name of the country or of the Party; for a form its number.
    top: str
    motto: str
    number_line: str
    place_line: str
    kind: str
    receivers: tuple[str, ...]
    signers: tuple[str, ...]
    signing: str
    # The same for who drew a form up, who has no seal.
    preparing: str


def frame_of(paper: Paper) -> Frame:
    return Frame.FORM if paper.form_number else Frame(paper.office.value)


def heading_of(paper: Paper) -> Heading:
    head, frame = complete(paper), frame_of(paper)
    tops = {Frame.STATE: REPUBLIC, Frame.PARTY: PARTY, Frame.FORM: paper.form_number}
    motto = {
        Frame.STATE: MOTTO,
        Frame.FORM: "\n".join(line for line in (receiver_line(paper), _counted(paper)) if line),
    }
    return Heading(
        frame=frame,
        superior=_in_one(head.superior.upper(), paper.unit.upper()),
        issuer=_in_one(head.issuer.upper(), paper.unit.upper()),
        top=tops[frame],
        motto=motto.get(frame, ""),
        number_line="" if frame is Frame.FORM else _number_line(frame, head.mark),
        place_line=__("%(place)s, day … month … year …") % {"place": head.place},
        kind="" if frame is Frame.FORM else __("REPORT"),
        receivers=() if frame is Frame.FORM else (head.receivers or (__("- As above;"), __("- Archives."))),
        signers=paper.signers or (head.signer.upper(),),
        signing=__("(signature, seal, full name)") if frame is Frame.FORM else "",
        preparing=__("(signature, full name, telephone)") if frame is Frame.FORM else "",
    )


def _in_one(body: str, unit: str) -> str:
    """In a long line the name of the unit goes to the next one whole: ỦY BAN NHÂN DÂN, and below it TỈNH HÒA BÌNH."""
    whole = f" {unit.replace(' ', NO_BREAK)}"
    return "\n".join(line.replace(f" {unit}", whole) if len(line) > SHORT else line for line in body.split("\n"))


def complete(paper: Paper) -> Letterhead:
    """The letterhead with the usual words of the unit where the office has set none."""
    usual, head = _usual(paper), paper.letterhead
    if not head.issuer:
        head = replace(head, superior=usual.superior, issuer=usual.issuer, signer=head.signer or usual.signer)
        head = replace(head, mark=head.mark or usual.mark)
    mark = {Office.STATE: "BC-…", Office.PARTY: "BC/…"}[paper.office]
    signer = {Office.STATE: __("HEAD OF THE OFFICE"), Office.PARTY: __("ON BEHALF OF THE COMMITTEE")}[paper.office]
    return replace(head, place=head.place or usual.place, mark=head.mark or mark, signer=head.signer or signer)


def _usual(paper: Paper) -> Letterhead:
    """A people's committee or a Party committee has nobody above it on its papers, but its own unit below its name.

    No office is that of several units: its name is left to be written.
    """
    unit = "…" if are_several(paper.unit_code) else paper.unit
    place = bare(unit)
    if paper.office is Office.PARTY:
        committee = _party_committee(unit)
        if paper.form_number and _kind(unit) in COMMITTEES:
            return Letterhead(committee, __("ORGANIZATION BOARD"), place)
        return Letterhead(issuer=committee, place=place)
    issuer = "\n".join((__("PEOPLE'S COMMITTEE"), unit))
    signer = "\n".join((__("ON BEHALF OF THE PEOPLE'S COMMITTEE"), __("CHAIR")))
    return Letterhead(issuer=issuer, place=place, mark="BC-UBND", signer=signer)


def _party_committee(unit: str) -> str:
    words = COMMITTEES.get(_kind(unit))
    return __(words) % {"place": bare(unit)} if words else __("PARTY COMMITTEE OF %(unit)s") % {"unit": unit}


def bare(unit: str) -> str:
    """The name of a unit without its kind: Hòa Bình."""
    return unit.removeprefix(_kind(unit)).strip()


def _kind(unit: str) -> str:
    return next((kind for kind in KINDS if unit.startswith(f"{kind} ")), "")


def _number_line(frame: Frame, mark: str) -> str:
    """A colon and a slash for the State, a hyphen for the Party."""
    words = {Frame.STATE: __("No.:      /%(mark)s"), Frame.PARTY: __("No       -%(mark)s")}
    return words[frame] % {"mark": mark}


def _counted(paper: Paper) -> str:
    return __("Counted in: %(unit)s") % {"unit": paper.counted_in} if paper.counted_in else ""


def receiver_line(paper: Paper) -> str:
    """To whom an official form is sent; nothing where its print names nobody."""
    return __("Receiver: %(receiver)s") % {"receiver": paper.receiver} if paper.receiver else ""

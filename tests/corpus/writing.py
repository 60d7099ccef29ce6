"""How communes write names, days, sexes, ethnic groups and citizen ids."""

from datetime import date
from random import Random

from tests.corpus.people import Invented
from tests.corpus.said import Formatted, Said, Value, Written, one

NEW_TONES = {"òa": "oà", "óa": "oá", "ủy": "uỷ", "úy": "uý", "ùy": "uỳ", "ụy": "uỵ", "ỏe": "oẻ"}
GROUPS = {
    "DT_KINH": ("Kinh", "kinh"),
    "DT_MUONG": ("Mường", "mường", "Mường "),
    "DT_TAY": ("Tày",),
    "DT_THAI": ("Thái", "Thái trắng"),
    "DT_DAO": ("Dao",),
    "DT_HMONG": ("Mông", "H'Mông", "HMông", "H’Mông", "Hmông"),
    "DT_HOA": ("Hoa",),
    "DT_KHO_ME": ("Khơ-me", "Khmer", "Khơ Me"),
    "DT_NUNG": ("Nùng",),
    "DT_GIA_RAI": ("Gia-rai", "Gia Rai", "Jrai"),
    "DT_E_DE": ("Ê-đê", "Ê đê", "Êđê"),
    "DT_SAN_CHAY": ("Sán Chay", "Cao Lan"),
    "DT_BRU_VAN_KIEU": ("Bru-Vân Kiều", "Vân Kiều", "Bru - Vân Kiều"),
    "DT_RA_GLAI": ("Ra-glai", "Raglai"),
}
SEXES = {"male": ("Nam", "nam", "NAM"), "female": ("Nữ", "nữ", "NỮ")}
EPOCH = date(1899, 12, 30)


def name(chance: Random, person: Invented, *, has_capitals: bool, is_split: bool = False) -> Written:
    """The name in one cell or in two; capitals, stars, blanks and tone marks as they come."""
    family, given = person.family, person.given
    kind = "name in capitals" if has_capitals else "name"
    drawn = chance.random()
    if drawn < 0.15:
        family, given, kind = _new_tones(family), _new_tones(given), f"{kind}, hoà for hòa"
    if has_capitals:
        family, given = family.upper(), given.upper()
    if is_split:
        return Written((family, given), (Said("full_name", person.full_name, f"{kind}, in two columns"),))
    text, mess = _untidy(chance, f"{family} {given}", person.sex)
    return one(text, "full_name", person.full_name, f"{kind}{mess}")


def _untidy(chance: Random, text: str, sex: str) -> tuple[str, str]:
    drawn = chance.random()
    blank = text.rfind(" ")
    if drawn < 0.05:
        return f"{text[:blank]}  {text[blank + 1 :]} ", ", double blanks"
    if drawn > 0.985:
        return f"{text[:blank]}\n{text[blank + 1 :]}", ", in two lines"
    if drawn > 0.97:
        return text.lower(), ", in small letters"
    if drawn < 0.08:
        return f"{text[:blank]}\u00a0{text[blank + 1 :]}", ", a blank that does not break"
    if drawn < 0.10:
        return f"{text[:blank]} \u200b{text[blank + 1 :]}", ", letters of no width"
    if drawn < 0.14:
        return f"{text}*" if chance.random() < 0.5 else f"{text} (*)", " with a star"
    if drawn < 0.17:
        return f"{text} ({'nữ' if sex == 'female' else 'nam'})", " with the sex behind"
    if drawn < 0.20 and ("Đ" in text or "đ" in text):
        return text.replace("Đ", "Ð").replace("đ", "ð"), ", ð for đ"
    return (f"Đ/c {text}", " after “Đ/c”") if drawn > 0.96 else (text, "")


def _new_tones(text: str) -> str:
    """hòa as hoà, thủy as thuỷ; Quý, whose u belongs to the consonant, stays."""
    for old, new in NEW_TONES.items():
        if text.endswith(old) and not text.lower().endswith(f"q{old}"):
            return text.removesuffix(old) + new
    return text


def birth(chance: Random, person: Invented) -> tuple[Value, Said]:
    """The birth date with what it says: to the day, to the month or the year alone."""
    year, month, day = person.born
    drawn = chance.random()
    if drawn < 0.10:
        return _year_only(chance, year)
    if drawn < 0.16:
        text = chance.choice(
            (f"{month}/{year}", f"{month:02}/{year}", f"tháng {month}/{year}", f"00/{month:02}/{year}")
        )
        return text, Said("birth", f"{year}-{month:02}", "birth, month and year")
    whole = f"{year}-{month:02}-{day:02}"
    value, kind = day_written(chance, year, month, day)
    return value, Said("birth", whole, f"birth, {kind}")


def _year_only(chance: Random, year: int) -> tuple[Value, Said]:
    value: Value = chance.choice((year, str(year), f"00/00/{year}", f"0/0/{year}"))
    return value, Said("birth", str(year), "birth, the year alone")


def day_written(chance: Random, year: int, month: int, day: int) -> tuple[Value, str]:
    """A day in one of the forms that people type or Excel makes of them."""
    forms: tuple[tuple[int, Value, str], ...] = (
        (30, f"{day}/{month}/{year}", "text d/m/yyyy"),
        (20, f"{day:02}/{month:02}/{year}", "text dd/mm/yyyy"),
        (6, f"{day}.{month}.{year % 100:02}", "text d.m.yy"),
        (5, f"{day:02}.{month:02}.{year}", "text dd.mm.yyyy"),
        (5, f"{day}-{month}-{year}", "text d-m-yyyy"),
        (4, f"{day}/{month}/{year % 100:02}", "text d/m/yy"),
        (2, f"{day} /{month}/ {year}", "text with blanks"),
        (2, f"{year}-{month:02}-{day:02}", "text yyyy-mm-dd"),
        (2, f"{day:02}/{month:02}/{year}.", "text with a full stop"),
        (2, f"Ngày {day} tháng {month} năm {year}", "text in words"),
        (2, f"'{day:02}/{month:02}/{year}", "text behind an apostrophe"),
        (18, Formatted(date(year, month, day), "dd/mm/yyyy"), "date"),
        (6, (date(year, month, day) - EPOCH).days, "serial number"),
    )
    weights = [weight for weight, _value, _kind in forms]
    _weight, value, kind = chance.choices(forms, weights)[0]
    return value, kind


def party(chance: Random, person: Invented, *, is_split: bool) -> Written:
    """The day of joining the Party; the day of becoming official beside it or in the same cell."""
    if person.joined is None:
        nothing = chance.choice((None, None, None, None, "Chưa", "Không", "-", "Chưa vào Đảng"))
        said = (Said("party_joined", None, "no Party member"),)
        return Written((nothing, None) if is_split else (nothing,), said)
    year, month, day = person.joined
    if chance.random() < 0.04:
        text, day_said = chance.choice(((str(year), str(year)), (f"{month}/{year}", f"{year}-{month:02}")))
        said = (Said("party_joined", day_said, "Party day, month or year alone"),)
        return Written((text, None) if is_split else (text,), said)
    value, kind = day_written(chance, year, month, day)
    said = (Said("party_joined", f"{year}-{month:02}-{day:02}", f"Party day, {kind}"),)
    if is_split:
        return Written((value, day_written(chance, year + 1, month, day)[0]), said)
    if isinstance(value, str) and chance.random() < 0.15:
        official = f"{day:02}/{month:02}/{year + 1}"
        value = chance.choice((f"{value} (CT {official})", f"{value}\n{official}", f"{value}; CT: {official}"))
        said = (Said("party_joined", said[0].value, "two Party days in one cell"),)
    return Written((value,), said)


def ethnic(chance: Random, person: Invented) -> Written:
    text = chance.choice(GROUPS[person.ethnic])
    if chance.random() < 0.03:
        text = f"Dân tộc {text}"
    return one(text, "ethnic", person.ethnic, "ethnic group")


def sex(chance: Random, person: Invented) -> Written:
    return one(chance.choice(SEXES[person.sex]), "sex", person.sex, "sex")


def citizen_id(chance: Random, person: Invented) -> Written:
    """Twelve digits, or what spreadsheets and people make of them."""
    digits = person.citizen_id
    forms: tuple[tuple[int, Value, str], ...] = (
        (50, digits, "text"),
        (18, int(digits), "a number that lost its zeros"),
        (6, Formatted(int(digits), "000000000000"), "a number shown with its zeros"),
        (5, f"{digits[:3]} {digits[3:6]} {digits[6:9]} {digits[9:]}", "blanks between"),
        (4, f"{digits[:3]}.{digits[3:6]}.{digits[6:9]}.{digits[9:]}", "dots between"),
        (4, f"'{digits}", "an apostrophe in front"),
        (4, digits.lstrip("0"), "text that lost its zeros"),
        (2, f"{digits}\u00a0", "a blank that does not break"),
    )
    weights = [weight for weight, _value, _kind in forms]
    if chance.random() < 0.03:
        return one(f"{int(digits):.2E}", "citizen_id", None, "citizen id, 3.70E+10", unsure=True)
    _weight, value, kind = chance.choices(forms, weights)[0]
    return one(value, "citizen_id", digits, f"citizen id, {kind}")


def phone(chance: Random, person: Invented) -> Written:
    """Read but not published: it stands there to be no citizen id."""
    return Written((chance.choice((person.phone, int(person.phone), f"{person.phone[:4]}.{person.phone[4:]}")),))

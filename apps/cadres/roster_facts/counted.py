"""What stands beside a number and changes nothing of it: 12 người, 35.000.000 đồng, Năm 2024; and nothing else."""

import re
from re import Pattern

PEOPLE = r"người|ng|đồng chí|đ/c|học viên|hv|cán bộ|công chức|cbcc|lượt|lượt người|chỉ tiêu|biên chế|suất|vị trí|chỗ"
MONEY = r"đồng|đ|vnđ|vnd|đồng chẵn"
BALLOTS = r"phiếu|p"
SESSIONS = r"buổi|buổi học"
BESIDE: dict[str, str] = {
    **dict.fromkeys(("amount", "class_cost", "planned_cost"), MONEY),
    **dict.fromkeys(("planned", "capacity", "vacancies", "filled", "allotted"), PEOPLE),
    **dict.fromkeys(("summoned", "present"), f"{PEOPLE}|đại biểu"),
    **dict.fromkeys(("issued", "valid", "high", "medium", "low", "invalid"), BALLOTS),
    **dict.fromkeys(("sessions", "attended"), SESSIONS),
    "course_days": "ngày",
    "course_hours": "tiết|tiết học",
    "months": "tháng",
    "inhabitants": "người|nhân khẩu|khẩu",
    "score": "điểm|đ",
    "area": "km2|km²",
}
YEARS = re.compile(r"năm\s*((?:19|20)\d\d)", re.IGNORECASE)


def bare(key: str, text: str) -> str:
    """The number of a cell without the words of what its column counts, and a year without the word for it."""
    written = text.strip().rstrip(".")
    if key == "year" and (found := YEARS.fullmatch(written)):
        return found[1]
    counted = _counted(key)
    found = counted.fullmatch(written) if counted else None
    return found[1] if found else text.strip()


_PATTERNS: dict[str, Pattern[str]] = {
    key: re.compile(rf"(\d[\d.,\s]*?)\s*(?:{words})", re.IGNORECASE) for key, words in BESIDE.items()
}


def _counted(key: str) -> Pattern[str] | None:
    return _PATTERNS.get(key)

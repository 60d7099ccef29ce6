"""What most values of columns of facts look like, whatever heads them: offices, schools, years, sums, counts."""

import re
from re import Pattern

OFFICE = re.compile(
    r"(?:(?:phó )?(?:chủ tịch|ct) )?(?:ubnd|hđnd|ubkt|ủy ban|btv|ban |huyện ủy|tỉnh ủy|thành ủy|thị ủy|đảng |sở |bộ "
    r"|hu\b|đu\b|tu\b|chính phủ|thủ tướng|phòng |chi bộ|quốc hội).*",
    re.IGNORECASE,
)
SCHOOL = re.compile(r"(?:trường|học viện|đại học|cao đẳng|đh |cđ |hv |trung tâm (?!y tế)|ttgd|ttbd).*", re.IGNORECASE)
HOSPITAL = re.compile(r"(?:bệnh viện|bv |bvđk|trung tâm y tế|tt ?yt|phòng khám|pk |trạm y tế).*", re.IGNORECASE)
COMMUNE = re.compile(r"(?:ubnd |đảng bộ )?(?:xã|phường|thị trấn|tt\.?|đặc khu) .+", re.IGNORECASE)
# What a paper is called by stands behind its number: 12/QĐ-UBND, 933-QĐ/HU.
PAPER = re.compile(r"(?:.*\b)?\d+.*(?:qđ|qd|quyết định|nq|tb|cv|ub|hđ|hu|đu|tu|ttg|snv|ct).*", re.IGNORECASE)
YEAR = re.compile(r"(?:năm )?(?:19|20)\d\d", re.IGNORECASE)
MONEY = re.compile(r"\d{1,3}(?:[.,\s]\d{3}){1,3}|\d{5,12}")
COUNT = re.compile(r"\d{1,3}")
INHABITANTS = re.compile(r"\d{1,3}[.,\s]\d{3}|\d{3,6}")
SCORE = re.compile(r"(?:\d{2}|100)(?:[.,]\d{1,2})?")
TYPICAL: dict[str, Pattern[str]] = {
    **dict.fromkeys(("recruited_by", "handled_by", "state_issuer", "party_issuer", "plain_issuer"), OFFICE),
    **dict.fromkeys(("diploma_institution", "checked_by"), SCHOOL),
    "decision_issuer": OFFICE,
    **dict.fromkeys(("decision_number", "state_number", "party_number", "plain_number"), PAPER),
    "unit_text": COMMUNE,
    "year": YEAR,
    **dict.fromkeys(("amount", "class_cost", "planned_cost"), MONEY),
    **dict.fromkeys(
        ("planned", "capacity", "sessions", "attended", "months", "vacancies", "filled", "allotted"), COUNT
    ),
    **dict.fromkeys(("summoned", "present", "issued", "valid", "high", "medium", "low", "invalid", "order"), COUNT),
    **dict.fromkeys(("course_days", "course_hours"), COUNT),
    "inhabitants": INHABITANTS,
    "score": SCORE,
}

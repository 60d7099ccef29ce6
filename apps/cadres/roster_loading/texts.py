"""Dates of the registry as rosters state them, and the words before the name of a unit."""

# 1980, 1980-03 and 1980-03-05 as the first day of the stretch, and its precision.
FIRST = "left({0} || '-01-01', 10)::date"
PRECISION = "CASE length({0}) WHEN 4 THEN 'year' WHEN 7 THEN 'month' ELSE 'day' END"
# A date of the registry as 1980, 1980-03 or 1980-03-05.
ISO = "left({0}::text, CASE {1} WHEN 'year' THEN 4 WHEN 'month' THEN 7 ELSE 10 END)"

# "UBND XÃ LẠC SỸ", "A. Xã Lạc Sỹ" and "Lạc Sỹ" name the same unit.
UNIT_WORDS = (
    r"^((ubnd|uy ban nhan dan|hdnd|dang bo|dang uy|[ivx]+\.|[a-z]\.|[-:.])\s*)*((xa|phuong|thi tran|dac khu|tt\.)\s+)?"
)

"""Paragraphs in which figures are told on, in brackets or against others, of the demonstration on 28 February 2025."""

PARAGRAPHS = {
    "followed: share of the compared group": """\
Tỷ lệ đảng viên trong công chức cấp xã tỉnh Hòa Bình là [right|80,0%], thấp hơn [right|20 điểm phần trăm] so với cán \
bộ cấp xã ([right|99,9%]).
Tỷ lệ đảng viên trong công chức cấp xã tỉnh Hòa Bình là [wrong|85,5%|80,0], thấp hơn [right|20 điểm phần trăm] so với \
cán bộ cấp xã ([wrong|94,7%|99,9]).""",
    "followed: year by year": """\
Năm 2021, tỉnh Hòa Bình giảm [right|306] cán bộ, công chức cấp xã so với năm 2020; năm 2022 giảm tiếp [right|257] \
người; năm 2023 giảm [wrong|252|242] người.
Năm 2020, toàn tỉnh Hòa Bình có [right|4.235] cán bộ, công chức cấp xã (trong đó [right|1.254] nữ), đến năm 2024 còn \
[right|3.233] người ([right|1.036] nữ).""",
    "followed: levels downwards": """\
Số cán bộ, công chức cấp xã của tỉnh Hòa Bình có trình độ cao đẳng trở xuống còn [right|474] người, chiếm \
[wrong|18,4%|14,8]. Có [right|68] cán bộ, công chức trình độ thạc sĩ trở lên; có [none|24] cán bộ, công chức trình \
độ sơ cấp trở xuống.""",
    "followed: share of some": """\
Ở tỉnh Hòa Bình, số nữ cán bộ, công chức cấp xã có trình độ đại học là [right|866] người, bằng [none|83,9%] tổng số \
nữ cán bộ, công chức.""",
    "followed: English in words": """\
Of the [right|151] Party secretaries of communes in Hòa Bình, [right|seven] ([right|4.6%]) are women. Almost \
[right|nine in ten] commune officials in Hòa Bình hold at least a university degree.
Only [right|474] commune cadres and civil servants of Hòa Bình have a college degree or less.""",
    "followed: English between two days": """\
Between the end of 2020 and 28 February 2025 the number of commune officials in Hòa Bình fell by [right|1,029], from \
[right|4,235] to [right|3,206].
Between the end of 2023 and 28 February 2025 the share of university graduates among commune officials of Hòa Bình \
rose from [wrong|75.7%|78,7] to [right|82.8%].""",
    "followed: English peoples": """\
Mai Châu district has [right|190] Thái and [right|33] Mông commune cadres and civil servants; Đà Bắc district has \
[wrong|10|362] commune cadres and civil servants.""",
    "followed: English told twice": """\
As many as [right|196] commune cadres and civil servants of Hòa Bình were rated excellent in 2024, and [right|95] \
failed to fulfil their tasks.
As many as [right|196] commune cadres and civil servants of Hòa Bình were rated excellent in 2024, and [none|95] got \
the lowest mark.""",
    "followed: English told before it is said of whom": """\
Just [none|67] commune officials of Hòa Bình, or [none|2.1 percent], hold a master's degree. Women hold [none|16] of \
the [none|151] posts of chair of the commune People's Committee ([none|10.6%]).""",
}

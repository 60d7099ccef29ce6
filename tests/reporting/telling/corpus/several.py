"""Communes in which something holds, levels with their parts, whoever is several things at once."""

# Communes in which something holds, posts that are vacant, days in a row.
COMMUNES_WHERE_VI = """\
Ngày 28/02/2025, toàn tỉnh Hòa Bình có [right|47]/[right|151] xã có từ [none|90%] cán bộ, công chức trở lên có trình \
độ đại học trở lên; [right|7] xã có [none|100%] cán bộ, công chức trình độ đại học trở lên; [wrong|45|54] xã có cán \
bộ, công chức trình độ thạc sĩ; còn [right|17] xã có dưới [none|20] cán bộ, công chức. Có [unsure|47] xã có từ \
[none|90%] cán bộ, công chức trở lên đạt trình độ đại học. Có [none|12] xã không có cán bộ, công chức trình độ thạc \
sĩ.
Toàn tỉnh có [right|3.206] cán bộ, công chức cấp xã trên tổng số [right|3.283] biên chế được giao, còn thiếu \
[right|77] người. Huyện Lạc Sơn còn thiếu [wrong|12|15] cán bộ, công chức so với biên chế được giao. Huyện Yên Thủy \
thiếu [none|12] công chức.
Năm 2023, toàn tỉnh có [right|3.430] cán bộ, công chức cấp xã; năm 2024 còn [right|3.233] người, giảm [right|197] \
người; đến tháng 02/2025 còn [right|3.206] người, giảm thêm [right|27] người.
Năm 2023, toàn tỉnh có [right|3.430] cán bộ, công chức cấp xã; năm 2024 còn [right|3.233] người; đến tháng 02/2025 \
còn [right|3.206] người, giảm [unsure|27] người."""

# Levels that several ladders have, the part that a bracket tells, changes of a level, all with their parts.
LEVELS_VI = """\
Ngày 28/02/2025, tỉnh Hòa Bình có [right|538] cán bộ, công chức cấp xã chưa có thông tin về lý luận chính trị, chủ \
yếu là công chức ([right|530] người). Hơn [right|một nửa] công chức cấp xã ([right|55,5%]) đã có trung cấp lý luận \
chính trị. Toàn tỉnh có [right|67] cán bộ, công chức có trình độ thạc sĩ, giảm [wrong|5|2] người so với năm 2023.
Trình độ tin học: [right|2.001] người có chứng chỉ ứng dụng công nghệ thông tin cơ bản, [none|34] người có trình độ \
đại học tin học trở lên.
Trong [right|151] chủ tịch UBND xã có [right|143] người có trình độ đại học trở lên (đạt [right|94,7%]).
Huyện Mai Châu có [right|331] cán bộ, công chức cấp xã ([right|172] cán bộ, [right|159] công chức); nữ [right|102] \
người; trình độ đại học trở lên [right|298] người. Đứng đầu là huyện Lạc Sơn với [right|503] cán bộ, công chức, tiếp \
đến là thành phố Hòa Bình [right|410] người."""

# What goes on with a part, what is said of them, rows of days, skills that bear the names of levels.
PARTS_ON_VI = """\
Trình độ ngoại ngữ của cán bộ, công chức cấp xã tỉnh Hòa Bình ngày 28/02/2025: [right|36] người có trình độ đại học \
trở lên; trình độ tin học: [none|34] người có trình độ đại học.
Số cán bộ, công chức cấp xã năm 2020 là [right|4.235] người, năm 2021 là [right|3.929] người, giảm [right|306] người; \
năm 2022 còn [right|3.672] người, giảm [right|257] người; năm 2023 còn [right|3.430] người, giảm tiếp [right|242] người.
Tỷ lệ nữ trong cán bộ, công chức cấp xã toàn tỉnh là [right|32,2%], trong đó cán bộ [right|33,9%], công chức \
[right|30,3%].
Công chức văn hóa - xã hội có [right|302] người, trong đó [right|104] nữ; [right|244] người có trình độ đại học trở \
lên, chiếm [right|80,8%]."""

PARTS_ON_EN = """\
All [none|151] communes of Hòa Bình had a military commander on 28 February 2025; [none|132] of them ([none|87.4%]) \
hold a university degree or above, and [none|10] are women.
Of the [right|1,032] women among commune cadres and civil servants, [right|763] ([right|73.9%]) belong to ethnic \
minorities; [unsure|927] are Party members."""

LEVELS_EN = """\
The share of commune cadres and civil servants of Hòa Bình with a university degree or above was [right|84.9%] on 28 \
February 2025, up [right|18.2 percentage points] from 2020. Of [right|151] commune People's Committee chairpersons \
[right|16] are women ([right|10.6%]). Those aged 30 and under make up [right|12.7%] of commune cadres and civil \
servants."""

# Whoever is several things at once, one group against another, years behind their figures, communes over a share.
SEVERAL_VI = """\
Tính đến 28/02/2025, tỉnh Hòa Bình có [right|866] cán bộ, công chức là nữ có trình độ đại học; [right|136] nữ dưới 30 \
tuổi; [right|17] nữ thạc sĩ; [wrong|700|689] đảng viên nữ dân tộc thiểu số.
Cán bộ, công chức là nữ, dưới 30 tuổi, có trình độ đại học là [right|114] người. Có [wrong|100|114] cán bộ, công chức \
là nữ, dưới 30 tuổi, có trình độ đại học. Cán bộ nữ người Mường [wrong|300|600] người; cán bộ nữ người Tày \
[unsure|26] người.
Trong [right|1.032] nữ cán bộ, công chức có [right|136] người dưới 30 tuổi, [right|866] người có trình độ đại học và \
[right|17] thạc sĩ. Cán bộ đoàn là nữ [none|63] người.
Huyện Đà Bắc có [right|121] nữ cán bộ, công chức, trong đó [right|105] nữ người dân tộc thiểu số và [unsure|100] nữ có \
trình độ đại học trở lên.
Lạc Sơn là huyện có đông cán bộ, công chức nhất ([right|503] người, nữ [right|162] người), gấp [unsure|2,1] lần Yên \
Thủy ([right|235] người)."""

AGAINST_VI = """\
Ngày 28/02/2025, tuổi bình quân của cán bộ cấp xã tỉnh Hòa Bình là [right|42,7], của công chức là [right|40,8] tuổi; \
độ tuổi trung bình của Ban Chấp hành là [right|42,2], Ban Thường vụ là [wrong|46|45,1] tuổi.
Tỷ lệ cán bộ có trình độ đại học là [right|84,3%], cao hơn công chức [right|3,1 điểm phần trăm]. Tỷ lệ nữ của cán bộ \
cao hơn của công chức [right|3,6 điểm phần trăm]. Trình độ trung cấp lý luận chính trị của cán bộ là [right|89,6%], \
cao hơn [wrong|30 điểm %|34] so với công chức.
Công chức cấp xã có [right|1.562] người, nữ [right|474] người; cán bộ có [right|1.644] người, nữ [right|558] người. \
Công chức có trình độ đại học trở lên [right|1.276] người; cán bộ là [unsure|1.446] người."""

YEARS_VI = """\
Tỷ lệ cán bộ, công chức cấp xã tỉnh Hòa Bình có trình độ đại học tăng từ [right|61,1%] (2019) lên [right|78,7%] (2023) \
và [wrong|83,6%|82,6] (2024). Tỷ lệ nữ tăng từ [right|29,4%] năm 2019 lên [right|30,7%] năm 2022 và [right|32,0%] \
năm 2024.
Số cán bộ, công chức: [right|4.544] người (2019), [right|4.235] người (2020), [wrong|3.700|3,929] người (2021). Từ năm \
2019 đến năm 2021, số cán bộ, công chức giảm từ [none|4.544] xuống [right|3.929] người.
Năm 2019 có [right|2.777] cán bộ, công chức có trình độ đại học (chiếm [right|61,1%]), năm 2024 có [right|2.671] \
người ([right|82,6%])."""

OVER_VI = """\
Ngày 28/02/2025, toàn tỉnh Hòa Bình có [right|46] xã có trên [none|90%] cán bộ, công chức có trình độ đại học trở lên, \
[wrong|144|142] xã có trên [none|80%] cán bộ, công chức là đảng viên; [right|144] xã có từ [none|80%] cán bộ, công \
chức trở lên là đảng viên.
Tổng số cán bộ, công chức của [none|46] xã, phường mới là [none|3.206] người, bình quân mỗi xã [none|69,7] người."""

SEVERAL_EN = """\
On 28 February 2025 Hòa Bình had [right|1,032] women among commune cadres and civil servants, of whom [right|866] held \
a university degree; [right|136] are women under 30; [wrong|20|17] women with a master's degree. The mean age of \
commune cadres is [right|42.7] years, of civil servants [right|40.8] years. The share of university graduates among \
commune cadres and civil servants rose from [right|61.1%] in 2019 to [right|79%] in 2023."""

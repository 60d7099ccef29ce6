"""Paragraphs written after the facts of the published sources, each figure with the verdict that it deserves.

A figure is marked as [right|figure], [wrong|figure|what the registry says] [none|figure] for not computable,
or [unsure|figure] where another reading would be right.
"""

import re
from dataclasses import dataclass

PROVINCE_VI = """\
Tính đến ngày 28/02/2025, đội ngũ cán bộ, công chức cấp xã của tỉnh Hòa Bình có [right|3.206] người. Xét theo trình độ \
chuyên môn, [right|83%] tốt nghiệp đại học, [right|2%] sau đại học, [right|6%] cao đẳng; phần dưới cao đẳng là \
[wrong|12%|9]. Lý luận chính trị: sơ cấp [right|9%], trung cấp [wrong|63%|73], cao cấp và cử nhân [right|1%].
Ban Chấp hành đảng bộ xã có [right|2.093] ủy viên, trong đó [right|3,2%] có trình độ cao đẳng, [right|83,3%] đại học\
 và \
[wrong|5,3%|3,5] sau đại học. Ban Thường vụ gồm [right|641] đồng chí: đại học [right|91%], sau đại học [right|6%], \
cao đẳng [right|3%]; trung cấp chính trị [right|91%], cao cấp, cử nhân [right|9%].
Nghị quyết đặt [none|90%] chỉ tiêu và đã đạt."""

DISTRICT_VI = """\
Ngày 28 tháng 02 năm 2025, huyện Yên Thủy có [wrong|238|235] cán bộ, công chức. Về chuyên môn có [right|10] thạc sĩ, \
[right|204] đại học, [right|5] cao đẳng và [right|6] trung cấp; về lý luận chính trị, cao cấp [right|5], trung cấp \
[right|167], sơ cấp [right|48]; về quản lý nhà nước: chuyên viên chính [right|3] người, chuyên viên [right|205] người.
Hai xã Lạc Sỹ và Bảo Hiệu mỗi xã có [right|2] thạc sĩ."""

EVENTS_VI = """\
Từ đầu nhiệm kỳ đến nay, tỉnh Hòa Bình kỷ luật [right|909] đảng viên, trong đó có [right|497] cán bộ cấp xã \
([right|54,7%]). Theo Quy định 98-QĐ/TW đã luân chuyển [right|135] lượt ([right|31] lượt từ huyện về xã, [right|30] \
lượt từ xã sang xã), điều động [wrong|160|170] lượt ([right|3] từ huyện về xã, [right|5] từ xã lên huyện, [right|45] \
từ xã sang xã). Theo Quy định 65-QĐ/TW, luân chuyển [right|259] lượt ([right|27] từ huyện về xã, [right|11] từ xã lên \
huyện, [right|27] từ xã sang xã), điều động [right|150] lượt.
Sau sắp xếp dôi dư [right|1.053] công chức, [right|745] người hoạt động không chuyên trách; đã giải quyết xong \
[right|100%]."""

PROVINCE_EN = """\
On 28 February 2025 Tỉnh Hòa Bình had [right|3,206] commune cadres and civil servants. Of these, [right|83%] hold a \
university degree, [right|2%] a postgraduate degree, [right|6%] a college degree and [wrong|19%|9] are below college. \
In political theory, [right|73%] have the intermediate level. The executive committees have [right|2,093] members, of \
whom [right|83.3%] have a university degree. Under Regulation 98-QĐ/TW [right|135] movements were rotations, \
[right|31] from district to commune. They met [none|90%] of their targets."""

MIXED_VI = """\
Tỉnh Hòa Bình đã sắp xếp từ [right|210] đơn vị hành chính cấp xã (31/12/2019) còn [right|151] đơn vị, giảm \
[right|59] đơn vị ([right|28%]). Cán bộ, công chức cấp xã hiện nay là [right|3 206] người; bình quân mỗi xã có \
[right|21,2] người. Tỷ lệ cán bộ, công chức có trình độ đại học năm 2019 là [right|61,1%], năm 2020 là \
[right|65,5%], năm 2021 là [wrong|75%|70]. Huyện Yên Thủy có [right|10] trên tổng số [right|235] cán bộ, công chức \
là thạc sĩ. Chủ tịch UBND xã: [right|11] người.
Các tổ chức đảng tỉnh Hòa Bình đã kỷ luật [right|909] đảng viên. Từ ngày 28/4/2022 đến nay, theo Quy định 65-QĐ/TW, \
tỉnh đã luân chuyển [right|259] đồng chí ([right|27] huyện về xã; [right|11] xã về huyện; [right|27] xã đến xã).
Sau sắp xếp, dôi dư [right|1.053] cán bộ, công chức và [right|745] người hoạt động không chuyên trách cấp xã.
Thị xã Kinh Môn có [none|14] phường. Năm 2019, [none|100%] cán bộ, công chức có sức khỏe loại I, II, III."""

PROJECT_VI = """\
Đến ngày 30/6/2013, huyện Tân Kỳ có [right|47,5%] cán bộ chuyên trách đã qua đào tạo chuyên môn; gần [right|30%] chưa \
đạt chuẩn về lý luận chính trị. Đối với công chức, [right|9,5%] chưa đạt chuẩn về chuyên môn, [wrong|68%|78] chưa đạt \
chuẩn về lý luận chính trị. Xã Hương Sơn có [right|23] cán bộ, công chức, [right|9] người tốt nghiệp đại học, \
[right|14] người đang học đại học."""

# In the manner of three other provinces: numbers in words, spans, parts of wholes, discipline by form, no regulation.
WORDS_VI = """\
Theo báo cáo của Ban Tổ chức Tỉnh ủy Hòa Bình, tính đến ngày 28/02/2025, cán bộ, công chức cấp xã có mặt là \
[right|ba nghìn hai trăm linh sáu] người, trong đó cán bộ [right|1.644] người, công chức [right|1.562] người; nữ chiếm \
khoảng [right|một phần ba]. Số người có bằng đại học đạt từ [right|80 đến 85%], thạc sĩ và tiến sĩ chỉ chiếm \
[right|2%]. Số có trình độ trung cấp lý luận chính trị trở lên đạt hơn [right|70%], sơ cấp [wrong|12–15%|9].
Huyện Yên Thủy: [right|204]/[right|235] cán bộ, công chức có trình độ đại học; [wrong|160|167]/[right|235] người đạt \
trung cấp lý luận chính trị; [right|48] người sơ cấp."""

PARTS_VI = """\
Tỉnh Hòa Bình hiện có [right|151] xã, phường, thị trấn với khoảng [right|3,2 nghìn] cán bộ, công chức cấp xã; đội ngũ \
cấp ủy viên cấp xã [right|2.093] đồng chí, trong đó ban thường vụ [right|641] đồng chí (chiếm [right|30,6%]). Trong số \
cấp ủy viên, [right|83,3%] có trình độ đại học, [right|3,5%] thạc sĩ; [right|86,4%] có bằng trung cấp lý luận chính trị.
Nhiệm kỳ 2020 - 2025, cấp ủy các cấp đã thi hành kỷ luật [right|909] đảng viên: khiển trách [right|619] đồng chí, cảnh \
cáo [wrong|300|273] đồng chí. Toàn tỉnh luân chuyển [right|394] lượt cán bộ, điều động [wrong|310|320] lượt."""

TITLES_VI = """\
Tỉnh Hòa Bình, ngày 28/02/2025: cán bộ nữ cấp xã là [right|1.032] người ([right|32,2%]); đảng viên chiếm tỷ lệ \
[wrong|95%|90]. Độ tuổi dưới 30 chiếm [none|12%], trên 50 tuổi [right|20%]. Bí thư Đảng ủy xã có trình độ cao cấp \
chính trị: [wrong|30|7] người. Tỷ lệ chủ tịch UBND xã là nữ đạt [wrong|10%|11]."""

# As newspapers write: men and years are one word without marks, as are tables and “equal to”; growth and points.
PRESS_VI = """\
Ngày 28/02/2025, tỉnh Hòa Bình có [right|3.206] cán bộ, công chức cấp xã; trong đó [right|1.032] nữ, [right|2.174] \
nam; nữ chiếm gần [right|1/3]. Cán bộ, công chức là người dân tộc thiểu số có [wrong|2.310|2,394] người, bằng \
[wrong|72,05%|74,67] tổng số. Tỷ lệ cán bộ, công chức cấp xã có trình độ đại học đạt [right|82,8%], tăng \
[wrong|1,5 điểm %|4,1] so với năm 2023. So với năm 2020, số cán bộ, công chức cấp xã giảm [wrong|512|1,029] người \
(giảm [right|24,3%]); số có trình độ trung cấp lý luận chính trị trở lên tăng từ [wrong|70%|60] lên [right|74,2%]."""

# Figures in step, rests, denials, growth with its way, ratios: what cannot be checked is never called right or wrong.
STEPS_VI = """\
Toàn tỉnh có [right|1.644] cán bộ và [right|1.562] công chức cấp xã, tương ứng [right|51,3%] và [right|48,7%].
Tỷ lệ cán bộ, công chức cấp xã có trình độ sơ cấp, trung cấp, cao cấp lý luận chính trị lần lượt là [right|9%], \
[wrong|71%|73] và [right|1%]. Số cán bộ, công chức có trình độ đại học, thạc sĩ, cao đẳng lần lượt là [right|2.654] \
người, [wrong|64|67] người và [right|192] người.
Công chức có [right|1.562] người, trong đó nữ chiếm [wrong|40%|30]; cán bộ [right|1.644] người, nữ [right|34%].
Huyện Yên Thủy và huyện Lạc Thủy lần lượt có [none|235] và [right|215] cán bộ, công chức cấp xã."""

RESTS_VI = """\
Trong [right|3.206] cán bộ, công chức có [wrong|2.885|2,892] đảng viên (chiếm [right|90%]), còn lại [none|10%] chưa \
phải là đảng viên. Trình độ chuyên môn: thạc sĩ [right|2%]; đại học [right|83%]; cao đẳng [right|6%]; còn lại \
[right|9%] là trung cấp, sơ cấp và chưa qua đào tạo. Số nữ bằng [none|một nửa] số nam; nữ nhiều hơn nam [none|12] \
người; số có trình độ đại học gấp [right|14] lần số có trình độ cao đẳng. Chỉ [none|1] trong [none|10] người chưa qua \
đào tạo về lý luận chính trị. Độ tuổi từ 41 đến 50 là [none|1.163] người."""

GROWTH_VI = """\
Đến hết năm 2024, số cán bộ, công chức cấp xã là [right|3.233] người, giảm [right|197] người ([right|5,7%]) so với \
năm 2023; riêng trình độ đại học tăng từ [wrong|75%|79] lên [right|83%].
Năm 2019, tỷ lệ cán bộ, công chức có trình độ đại học là [right|61,1%]; đến năm 2024 là [right|83%], tăng \
[wrong|21,9 điểm phần trăm|21,5].
So với năm 2023, số cán bộ, công chức cấp xã đến ngày 28/02/2025 tăng thêm [wrong|224|224] người, tương ứng tăng \
[wrong|6,5%|6,5]. Năm 2020 có [none|60] công chức tuyển dụng mới; năm 2021: [none|45]."""

# What is reckoned from other figures: means, points above another unit, ages that no band holds, rests, shares in step.
RECKONED_VI = """\
Bình quân mỗi xã, phường, thị trấn của tỉnh Hòa Bình có [right|21] cán bộ, công chức; ban chấp hành bình quân mỗi xã \
[wrong|15|13,9] ủy viên. Mỗi xã bình quân có [right|21] cán bộ, công chức, trong đó [none|18] người có trình độ đại học.
Về độ tuổi, toàn tỉnh có [right|40,6%] cán bộ, công chức cấp xã dưới 40 tuổi, [right|20%] trên 50 tuổi và \
[wrong|12%|10] dưới 30 tuổi; từ 35 đến dưới 45 tuổi là [wrong|1.500|1,021] người.
Tỉnh Hòa Bình có [right|1.644] cán bộ và [right|1.562] công chức, tương ứng [wrong|53,3%|51,3] và [wrong|46,7%|48,7].
Trong số [right|3.206] cán bộ, công chức cấp xã, nữ chiếm [right|32,2%], còn lại [right|67,8%] là nam; còn lại \
[wrong|2.100|2,174] người là nam giới. Hơn [right|một nửa] cán bộ, công chức có trình độ trung cấp lý luận chính trị, \
gần [wrong|2/3|68] là nam.
Huyện Yên Thủy có tỷ lệ thạc sĩ [right|4,3%], cao hơn bình quân chung toàn tỉnh [right|2,2 điểm %]. Tỷ lệ nữ của \
huyện Yên Thủy là [right|28,1%], thấp hơn [right|4,1 điểm phần trăm] so với toàn tỉnh.
Huyện Yên Thủy có [right|28,1%] là nữ, huyện Đà Bắc có [right|33,4%] là nữ, thấp hơn [wrong|5,3 điểm %|5,3] so với \
huyện Yên Thủy; huyện Yên Thủy có [right|10] thạc sĩ và [right|204] đại học, tương ứng [right|4,3%] và \
[wrong|88,6%|86,8]."""

# So many in ten, fractions, from … to …, what goes on, one group of two, who is meant: not called wrong by chance.
CLAIMS_VI = """\
Ngày 28/02/2025, cứ 10 cán bộ, công chức cấp xã của tỉnh Hòa Bình thì có [right|3] người là nữ, hơn [right|8] người \
có trình độ đại học; cứ 100 cán bộ, công chức thì có [wrong|80|90] đảng viên. Khoảng [wrong|1/5|32] cán bộ, công chức \
là nữ. [right|1/3] cán bộ, công chức là nữ.
Toàn tỉnh hiện có [right|1.644] cán bộ và [right|1.562] công chức cấp xã. Về chuyên môn, [right|84,9%] có trình độ đại \
học trở lên, chưa qua đào tạo [right|0,25%].
Trong tổng số [right|151] bí thư Đảng ủy xã có [right|7] người là nữ ([right|4,6%]).
Số thạc sĩ tăng từ [none|51] lên [right|67] người; số người có trình độ trung cấp giảm hơn [none|2/3], từ [none|784] \
người xuống còn [none|258] người. Tỷ lệ cán bộ, công chức có trình độ đại học tăng từ [none|65,5%] lên [right|82,8%].
So với năm 2020, số thạc sĩ trong cán bộ, công chức cấp xã tăng [right|31,4%].
Số biên chế vượt [none|5%] so với chỉ tiêu [none|3.079] người được giao, cao hơn [none|2] người; nhiều hơn [none|12] xã.
Năm 2024, toàn tỉnh có [right|3.233] cán bộ, công chức cấp xã, giảm [right|197] người so với năm 2023; đến 28/2/2025 \
tiếp tục giảm [right|27] người. Mỗi xã có không quá [none|25] cán bộ, công chức.
Huyện Đà Bắc có [right|362] cán bộ, công chức cấp xã, bằng [none|11,3%] toàn tỉnh."""

# Of what was not understood no part is judged; a wider name before a level is no second level.
PARTS_OF_UNTOLD_VI = """\
Ngày 28/02/2025, xã Lạc Sỹ có [right|21] cán bộ, công chức, xã Bảo Hiệu có [right|23] người; cả hai xã có [right|44] \
người, trong đó nữ [right|13] người.
Toàn tỉnh còn [none|46] xã, phường; bình quân mỗi xã [none|70] cán bộ, công chức. Có [none|19] xã dôi dư trên \
[none|20] người.
Tỉnh Hòa Bình có [right|62,4%] cán bộ, công chức cấp xã có chứng chỉ ứng dụng công nghệ thông tin cơ bản; từ 31 - 40 \
tuổi chiếm [right|30,9%], 41-50 tuổi [right|36,3%]."""

CLAIMS_EN = """\
On 28 February 2025, of every 10 commune cadres and civil servants of Tỉnh Hòa Bình [right|3] are women and more than \
[right|8] hold a university degree. The share of university graduates among commune cadres and civil servants rose \
from [none|65.5%] to [right|82.8%] between 2020 and 2025."""

# A unit that was named before is not always the one that is meant after.
WIDER_VI = """\
Ngày 28/02/2025, huyện Cao Phong có [right|213] cán bộ, công chức cấp xã. Bình quân mỗi xã, phường, thị trấn có \
[unsure|21,2] cán bộ, công chức."""

# Holders of offices, the same period of the year before, communes named with their districts, ethnic groups, and
# paragraphs of the whole province behind one of a district.
OFFICES_VI = """\
Tính đến ngày 28/02/2025, toàn tỉnh Hòa Bình có [right|3.206] cán bộ, công chức cấp xã, giảm [right|214] người so với \
cùng kỳ năm trước; so với cùng kỳ năm 2023 giảm [wrong|300|449] người.
Tỷ lệ cán bộ, công chức có trình độ trung cấp lý luận chính trị đạt [right|73,0%], tăng [right|0,88 điểm phần trăm] so \
với cùng kỳ.
Toàn tỉnh có [right|151] bí thư Đảng ủy xã, phường, thị trấn, trong đó [right|7] người là nữ ([right|4,6%]). Trong đó \
có [wrong|13|12] người có trình độ thạc sĩ. Có [right|16] chủ tịch UBND cấp xã là nữ. Cán bộ, công chức nữ là \
[right|1.032] người.
Tại huyện Yên Thủy, xã Bảo Hiệu có [wrong|21|23] cán bộ, công chức. Xã Bảo Hiệu, huyện Yên Thủy có [right|23] cán bộ, \
công chức; xã Lạc Sỹ có [right|21] người; cả hai xã có [right|44] người, nữ [wrong|9|13] người.
Huyện Cao Phong có [right|213] cán bộ, công chức. Huyện Lạc Thủy có [right|215] cán bộ, công chức. Cả hai huyện có \
[right|428] cán bộ, công chức, trong đó [wrong|99%|83] có trình độ đại học.
Huyện Cao Phong có [right|213] cán bộ, công chức.
Đồng bào dân tộc Mường có [none|1.903] cán bộ, công chức, chiếm [none|59,4%]; dân tộc Thái [none|197] người.
Số đảng viên là [unsure|2.892] người. Có [unsure|67] thạc sĩ, [unsure|1] tiến sĩ; đại học [unsure|2.654] người."""

# Paragraphs go on with whom the first one was about, not with who was told of by the way or with another unit.
GOING_ON_VI = """\
Tính đến ngày 28/02/2025, tỉnh Hòa Bình có [right|3.206] cán bộ, công chức cấp xã, gồm [right|1.644] cán bộ và \
[right|1.562] công chức; ngoài ra còn [right|1.294] người hoạt động không chuyên trách.
Về lý luận chính trị, [right|2.380] người có trình độ trung cấp trở lên, chiếm [right|74,2%]; còn [wrong|583|538] \
người chưa có thông tin.
Huyện Đà Bắc có [right|237] ủy viên Ban Chấp hành, tỷ lệ nữ đạt [wrong|43,2%|34,2].
Riêng công chức có [none|239] người tốt nghiệp đại học ngành luật; đã có [unsure|51%] đạt trình độ đại học.
Tỉnh Hòa Bình có hơn [right|3.200] cán bộ, công chức; gần [none|3/4] đã đạt chuẩn này."""

# As newspapers of other provinces write: from … at the end of … down to …, growth of all, offices without “xã”, posts,
# parts of a part, communes and kinds of units, which no report of persons tells.
OTHERS_VI = """\
Tính đến hết tháng 2 năm 2025, số cán bộ, công chức cấp xã của tỉnh Hòa Bình giảm từ [right|4.235] người cuối năm 2020 \
xuống còn [right|3.206] người, giảm [right|1.029] người, tương đương [right|24,3%].
So với cuối năm 2023, số cán bộ, công chức cấp xã tỉnh Hòa Bình giảm [wrong|12,5%|6,5]; so với năm 2022 giảm \
[right|12,7%].
Số người hoạt động không chuyên trách ở cấp xã giảm từ [right|1.811] người năm 2020 xuống [right|1.294] người vào ngày \
28 tháng 2 năm 2025 (giảm [right|28,5%]).
Tỉnh đã bố trí [right|3.206]/[right|3.283] cán bộ, công chức cấp xã, trong đó có [right|1.644] cán bộ chuyên trách và \
[right|1.562] công chức.
Trong [right|151] bí thư đảng ủy xã, phường, thị trấn có [right|7] nữ, chiếm [right|4,6%]; [right|151] chủ tịch UBND, \
trong đó nữ là [right|16] người; phó chủ tịch UBND [right|285] người, nữ [right|99] người, tương ứng [right|34,7%].
Từ năm 2020 đến năm 2024, tỉnh Hòa Bình đã giảm được [none|1.002] cán bộ, công chức cấp xã.
Có [none|91] xã có ít nhất một nữ lãnh đạo UBND, chiếm [none|60,3%] tổng số xã.
Đội ngũ cán bộ, công chức cấp xã người dân tộc thiểu số là [right|2.394] người, chiếm [right|74,7%]; trong đó nữ \
[wrong|700|763] người.
Trong [right|3.206] cán bộ, công chức có [right|1.032] nữ, trong đó trình độ đại học [wrong|850|866] người, đảng viên \
[right|927] người.
Phường có [right|257] cán bộ, công chức, thị trấn có [wrong|221|211] người và xã có [right|2.738] người; bình quân mỗi \
phường [right|21,4] người.
Toàn tỉnh có [right|151] đơn vị hành chính cấp xã, gồm [right|129] xã, [right|12] phường và [wrong|11|10] thị trấn.
Toàn tỉnh có [right|2.654] cán bộ, công chức cấp xã có trình độ đại học, trong đó cán bộ [right|1.386] người, công \
chức [wrong|1.286|1,268] người.
Ban thường vụ có [right|143] nữ trên tổng số [right|641] ủy viên ([right|22,3%]).
Về lý luận chính trị, [right|74,2%] cán bộ, công chức có trình độ trung cấp trở lên, tăng [right|14,2 điểm %] so \
với năm 2020 ([right|60%]).
Có [none|12] cán bộ, công chức bị kỷ luật; [right|3.206] cán bộ, công chức đang công tác. Số nữ là [right|1.032] \
người, nhiều hơn năm 2023 là [none|12] người.
Đội ngũ cán bộ, công chức cấp xã có [right|2.892] đảng viên, chiếm [right|90,2%]; trong đó đảng viên là người dân tộc \
thiểu số [wrong|2.150|2,159] người; sơ cấp lý luận chính trị [right|9,0%], còn lại [right|16,8%] chưa qua đào tạo hoặc \
chưa có thông tin."""

OTHERS_EN = """\
The number of commune cadres and civil servants in Hòa Bình fell from [right|4,235] at the end of 2020 to \
[right|3,206] on 28 February 2025, down [right|24.3%]. About one in three commune officials ([right|32.2%]) is a woman.
Of [right|151] Party secretaries only [right|7] are women. The average commune has [right|21.2] cadres and civil \
servants. Women make up [right|32.2%] of commune cadres and civil servants, up from [right|30%] in 2020. Members of \
ethnic minorities account for [right|74.7%].
Lạc Sơn district has [right|503] commune officials, followed by Hòa Bình city with [right|410]."""

# As the ministry tells of wards, communes and towns; shares of those of all units, parts below them.
KINDS_VI = """\
Tính đến ngày 28/02/2025, tổng số cán bộ, công chức cấp xã tỉnh Hòa Bình là [right|3.206] người, gồm [right|1.644] cán \
bộ (chiếm [right|51,28%]) và [right|1.562] công chức (chiếm [right|48,72%]). Cán bộ, công chức phường là [right|257] \
người (chiếm [right|8,02%]), trong đó cán bộ [right|132] người, công chức [wrong|152|125] người; cán bộ, công chức xã \
là [right|2.738] người (chiếm [wrong|85,9%|85,4]); cán bộ, công chức thị trấn là [wrong|221|211] người.
Khối phường có [right|257] cán bộ, công chức, bình quân mỗi phường [right|21,4] người; khối xã có [right|2.738] người, \
bình quân mỗi xã [right|21,2] người.
Ở các phường, số cán bộ, công chức là nữ là [wrong|100|84] người. Toàn tỉnh có [right|1.032] người là nữ.
Tỷ lệ cán bộ, công chức nữ ở các phường là [right|32,7%], ở các xã là [none|32,2%].
Các phường trên địa bàn thành phố Hòa Bình có [right|257] cán bộ, công chức.
Mỗi phường bố trí không quá [none|23] cán bộ, công chức, mỗi xã không quá [none|22] người."""

# Posts allotted and by law, beside the people and as a share; what is not recorded is not judged.
POSTS_VI = """\
Ngày 28/02/2025, số cán bộ, công chức cấp xã tỉnh Hòa Bình hiện có [right|3.206]/[right|3.283] biên chế được giao, \
đạt [right|97,7%]. Toàn tỉnh đạt [wrong|98,5%|97,7] số biên chế được giao. So với biên chế được giao, hiện nay toàn \
tỉnh còn thiếu [right|77] cán bộ, công chức.
Biên chế cán bộ, công chức cấp xã được giao là [right|3.283] người, hiện có mặt [right|3.206] người, còn thiếu \
[right|77] người. Biên chế giao năm 2025 của tỉnh là [wrong|3.300|3,283] người. Huyện Yên Thủy được giao \
[wrong|240|245] biên chế.
Tổng số người hoạt động không chuyên trách cấp xã là [right|1.294]/[right|2.054] người theo quy định.
Công chức cấp xã có [right|1.562]/[none|1.600] chỉ tiêu được giao."""

# So many times: of levels, days, units, shares and groups.
TIMES_VI = """\
Ngày 28/02/2025, tỉnh Hòa Bình có số cán bộ, công chức có trình độ đại học gấp [right|13,8] lần số có trình độ cao \
đẳng. Số cán bộ, công chức là nam gấp [right|2,1] lần nữ. Toàn tỉnh có [right|2.654] người có trình độ đại học, gấp \
gần [right|40] lần số thạc sĩ.
Số cán bộ, công chức năm 2020 là [right|4.235] người, gấp [right|1,3] lần hiện nay. Số thạc sĩ trong cán bộ, công chức \
hiện nay là [right|67] người, gấp [wrong|1,5|1,3] lần so với năm 2020; tiến sĩ tăng [none|3] lần.
Huyện Lạc Sơn có [right|503] cán bộ, công chức, gấp [right|2,1] lần huyện Yên Thủy. Tỷ lệ thạc sĩ của huyện Yên Thủy \
là [right|4,3%], gấp [right|2] lần bình quân chung toàn tỉnh.
Tỷ lệ nữ trong Ban Chấp hành toàn tỉnh cao gấp [right|1,5] lần Ban Thường vụ."""

# Mean ages, and whoever is two things at once.
BOTH_VI = """\
Ngày 28/02/2025, tuổi bình quân của cán bộ, công chức cấp xã tỉnh Hòa Bình là [right|41,8] tuổi. Ban Chấp hành đảng bộ \
xã có [right|2.093] đồng chí, tuổi bình quân [right|42,2]; Ban Thường vụ [right|641] đồng chí, độ tuổi bình quân \
[wrong|46|45,1] tuổi.
Toàn tỉnh có [right|1.032] cán bộ, công chức là nữ, trong đó [right|763] người dân tộc thiểu số, [right|927] đảng viên.
Trong [right|2.394] cán bộ, công chức người dân tộc thiểu số có [right|763] nữ, chiếm [right|31,9%].
Trong số [right|1.032] nữ cán bộ, công chức, [right|763] người là dân tộc thiểu số, chiếm [wrong|23,8%|73,9].
Cán bộ, công chức là đảng viên nữ có [right|927] người. Ban Thường vụ có [right|641] đồng chí, trong đó nữ \
[right|143] đồng chí (chiếm [right|22,3%]), dân tộc thiểu số [right|481] đồng chí."""

NEWLY_EN = """\
As of 28 February 2025, wards of Hòa Bình province have [right|257] commune officials. The average age of commune \
cadres and civil servants in the province is [right|41.8] years. There are [right|13.8] times as many university \
graduates as college graduates. The province has filled [right|3,206] of [right|3,283] posts allotted to commune \
cadres and civil servants, or [right|97.7%]. The mean age of executive committee members is [wrong|45|42,2]."""

# Holders of titles, and whom a list goes on with; behind two offices both may be meant.
TITLES_OF_STAFF_VI = """\
Đội ngũ chỉ huy trưởng quân sự cấp xã của tỉnh Hòa Bình ngày 28/02/2025 có [right|151] đồng chí, [right|132] đồng \
chí có trình độ đại học trở lên (chiếm [right|87,4%]), [right|10] đồng chí là nữ. Công chức địa chính - xây dựng có \
[right|334] người, trong đó nữ [right|118] người; văn phòng - thống kê [right|306] người, tư pháp - hộ tịch \
[right|206] người, tài chính - kế toán [wrong|236|263] người. Có [right|151] chủ tịch Hội Liên hiệp Phụ nữ xã, \
phường, thị trấn, [right|130] người có trình độ đại học trở lên.
Số phó chủ tịch UBND cấp xã là [right|285] người, gần gấp đôi số chủ tịch UBND ([right|151] người). Trong đó nữ \
[unsure|99] người, chiếm [unsure|34,7%]; dân tộc thiểu số [unsure|216] người.
Bí thư đảng ủy là nữ [right|7] đồng chí; phó chủ tịch HĐND [unsure|58] đồng chí.
Trưởng ban các xã có [none|151] đồng chí, [none|130] đồng chí có trình độ đại học (chiếm [none|80%]), [none|10] đồng \
chí là nữ."""

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
là nữ, dưới 30 tuổi, có trình độ đại học. Cán bộ nữ người Mường [none|300] người.
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

CORPUS = {
    "province": PROVINCE_VI,
    "district": DISTRICT_VI,
    "events": EVENTS_VI,
    "english": PROVINCE_EN,
    "mixed": MIXED_VI,
    "numbers in words": WORDS_VI,
    "parts of wholes": PARTS_VI,
    "single titles": TITLES_VI,
    "press": PRESS_VI,
    "in step": STEPS_VI,
    "rests": RESTS_VI,
    "growth": GROWTH_VI,
    "reckoned": RECKONED_VI,
    "claims": CLAIMS_VI,
    "claims in english": CLAIMS_EN,
    "parts of untold": PARTS_OF_UNTOLD_VI,
    "wider": WIDER_VI,
    "offices": OFFICES_VI,
    "going on": GOING_ON_VI,
    "others": OTHERS_VI,
    "others in english": OTHERS_EN,
    "kinds of units": KINDS_VI,
    "posts": POSTS_VI,
    "times": TIMES_VI,
    "both": BOTH_VI,
    "newly in english": NEWLY_EN,
    "titles of staff": TITLES_OF_STAFF_VI,
    "communes where": COMMUNES_WHERE_VI,
    "levels": LEVELS_VI,
    "levels in english": LEVELS_EN,
    "parts that go on": PARTS_ON_VI,
    "parts that go on in english": PARTS_ON_EN,
    "several at once": SEVERAL_VI,
    "one against another": AGAINST_VI,
    "years behind figures": YEARS_VI,
    "communes over a share": OVER_VI,
    "several at once in english": SEVERAL_EN,
}
MARK = re.compile(r"\[(right|wrong|none|unsure)\|([^|\]]+)(?:\|([^\]]+))?\]")
NAMES = {"right": "right", "wrong": "wrong", "none": "not_computable", "unsure": "ambiguous"}


@dataclass(frozen=True)
class Expected:
    written: str
    verdict: str
    # What the registry says, where the text is wrong.
    says: str = ""


def text_of(marked: str) -> str:
    return MARK.sub(lambda match: match.group(2), marked)


def expected_of(marked: str) -> list[Expected]:
    return [Expected(m.group(2), NAMES[m.group(1)], m.group(3) or "") for m in MARK.finditer(marked)]

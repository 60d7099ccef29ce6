"""As newspapers write: growth, rests, ratios, figures in step, and what cannot be checked."""

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

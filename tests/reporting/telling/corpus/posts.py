"""Kinds of units, posts, times, mean ages, holders of titles."""

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
Số phó chủ tịch UBND cấp xã là [right|285] người, gần [right|gấp đôi] số chủ tịch UBND ([right|151] người). Trong đó \
nữ [right|99] người, chiếm [right|34,7%]; dân tộc thiểu số [right|216] người.
Bí thư đảng ủy là nữ [right|7] đồng chí; phó chủ tịch HĐND [unsure|58] đồng chí.
Trưởng ban các xã có [none|151] đồng chí, [none|130] đồng chí có trình độ đại học (chiếm [none|80%]), [none|10] đồng \
chí là nữ."""

"""Holders of offices, whom a text goes on with, and paragraphs as newspapers of other provinces write."""

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
Đồng bào dân tộc Mường có [unsure|1.903] cán bộ, công chức, chiếm [unsure|59,4%]; dân tộc Thái [unsure|197] người.
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
[right|3,206] on 28 February 2025, down [right|24.3%]. About [right|one in three] commune officials ([right|32.2%]) is \
a woman.
Of [right|151] Party secretaries only [right|7] are women. The average commune has [right|21.2] cadres and civil \
servants. Women make up [right|32.2%] of commune cadres and civil servants, up from [right|30%] in 2020. Members of \
ethnic minorities account for [right|74.7%].
Lạc Sơn district has [right|503] commune officials, followed by Hòa Bình city with [right|410]."""

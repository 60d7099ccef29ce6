"""Paragraphs after the published sources of several provinces: levels, discipline, movements, numbers in words."""

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

"""Paragraphs as newspapers write them, of the demonstration province on 28 February 2025."""

PARAGRAPHS = {
    "paper: women and men": """\
Ngày 28/02/2025, tỉnh Hòa Bình có [right|3.206] cán bộ, công chức cấp xã, trong đó nam [right|2.174] người, nữ \
[right|1.032] người; số nam gấp [right|2,1] lần số nữ.""",
    "paper: more than twice": """\
Số cán bộ, công chức nam ở cấp xã của tỉnh Hòa Bình gấp hơn [right|hai lần] số nữ; số người có trình độ đại học gấp \
gần [right|mười bốn lần] số có trình độ cao đẳng, nhưng chưa [none|gấp đôi] so với mười năm trước.""",
    "paper: peoples": """\
Đội ngũ cán bộ, công chức cấp xã tỉnh Hòa Bình có [right|1.903] người Mường, chiếm [right|59,4%]; người Thái \
[right|197] người, người Tày [wrong|136|163] người, người Dao [right|98] người và người Mông [right|33] người.""",
    "paper: a people of a district": """\
Ở huyện Mai Châu, trong [right|331] cán bộ, công chức cấp xã chỉ có [right|57] người Mường; còn ở huyện Lạc Sơn, \
[right|439] trong số [right|503] cán bộ, công chức là người Mường, chiếm [wrong|78,3%|87,3].""",
    "paper: women of a people": """\
Toàn tỉnh Hòa Bình có [right|600] nữ cán bộ, công chức cấp xã là người Mường [right|49] nữ là người Tày và \
[wrong|83|71] nữ là người Thái.""",
    "paper: graduates": """\
Đến ngày 28/02/2025, [right|84,9%] cán bộ, công chức cấp xã tỉnh Hòa Bình có trình độ đại học trở lên, tăng \
[wrong|5,2 điểm phần trăm|4,2] so với cuối năm 2023. Tỷ lệ này ở nữ là [none|85,6%].""",
    "paper: shrinking": """\
Sau bốn năm, số cán bộ, công chức cấp xã của tỉnh Hòa Bình giảm từ [right|4.235] người cuối năm 2020 xuống còn \
[right|3.206] người vào ngày 28/02/2025, tức giảm [right|1.029] người ([wrong|26,3%|24,3]).""",
    "paper: lines of years": """\
Tỷ lệ nữ trong cán bộ, công chức cấp xã tỉnh Hòa Bình nhích dần: năm 2019 là [right|29,4%], năm 2020 là [right|29,6%], \
năm 2023 là [wrong|30,5%|31,5] và năm 2024 là [right|32,0%].""",
    "paper: districts": """\
Huyện Lạc Sơn đông nhất với [right|503] cán bộ, công chức cấp xã, kế đến là thành phố Hòa Bình [right|410] người và \
huyện Kim Bôi [right|370] người; ít nhất là huyện Cao Phong với [wrong|231|213] người.""",
    "paper: offices": """\
Cả tỉnh Hòa Bình có [right|151] chủ tịch UBND xã, trong đó [right|16] nữ; [right|285] phó chủ tịch UBND xã, trong đó \
[right|99] nữ; [right|7] bí thư Đảng ủy xã là nữ.""",
    "paper: secretaries of a people": """\
Trong [right|151] bí thư Đảng ủy xã của tỉnh Hòa Bình có [right|93] người Mường ([right|61,6%]), còn chủ tịch UBND xã \
là người Mường có [wrong|29|92] người.""",
    "paper: half": """\
Gần [right|một nửa] đội ngũ cán bộ, công chức cấp xã tỉnh Hòa Bình là công chức ([right|48,7%]); [right|quá nửa] số \
công chức đã qua trung cấp lý luận chính trị.""",
    "paper: civil servants and cadres": """\
Ở tỉnh Hòa Bình, nữ chiếm [right|33,9%] trong cán bộ cấp xã và [right|30,3%] trong công chức cấp xã; dân tộc thiểu số \
chiếm [right|76,0%] cán bộ cấp xã và [none|70,1%] công chức cấp xã.""",
    "paper: vacancies": """\
Theo biên chế giao năm 2025, tỉnh Hòa Bình được [right|3.283] biên chế cán bộ, công chức cấp xã, hiện có \
[right|3.206] người, còn thiếu [right|77] người. Riêng huyện Yên Thủy còn thiếu [none|20] người.""",
    "paper: told on both sides": """\
Người Thái ở tỉnh Hòa Bình có [unsure|176] cán bộ, công chức trình độ đại học; [right|ba phần tư] cán bộ, công chức \
cấp xã là người dân tộc thiểu số.""",
    "paper: a people over the years": """\
Số cán bộ, công chức cấp xã tỉnh Hòa Bình là người Thái năm 2020 là [right|270] người, đến ngày 28/02/2025 còn \
[unsure|197] người; tỉnh đang gấp rút bổ sung [none|12] công chức.""",
}

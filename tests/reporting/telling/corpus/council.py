"""Paragraphs as reports to People's Councils write them, of the demonstration province on 28 February 2025."""

PARAGRAPHS = {
    "council: numbers and shares": """\
Tính đến 28/02/2025, tổng số cán bộ, công chức cấp xã toàn tỉnh Hòa Bình là [right|3.206] người; trong đó: cán bộ \
[right|1.644] người (chiếm [right|51,28%]), công chức [right|1.562] người (chiếm [wrong|47,82%|48,72]).""",
    "council: sex and ethnicity": """\
Về cơ cấu: nữ [right|1.032] người, chiếm [right|32,19%]; dân tộc thiểu số [right|2.394] người, chiếm [right|74,67%]; \
dân tộc Kinh [right|776] người.""",
    "council: list of peoples": """\
Về thành phần dân tộc của cán bộ, công chức cấp xã: Mường [right|1.903] người, Kinh [right|776] người, Thái \
[right|197] người, Tày [right|163] người, Dao [wrong|89|98] người, Mông [right|33] người.""",
    "council: professional level": """\
Về trình độ chuyên môn của cán bộ, công chức cấp xã: tiến sĩ [right|1] người; thạc sĩ [right|67] người (chiếm \
[right|2,1%]); đại học [right|2.654] người (chiếm [right|82,8%]); cao đẳng [right|192] người (chiếm [wrong|9,6%|6,0]); \
trung cấp [right|258] người; sơ cấp [right|16] người.""",
    "council: political theory": """\
Về lý luận chính trị của cán bộ, công chức cấp xã: cao cấp [right|36] người, cử nhân [right|4] người, trung cấp \
[right|2.340] người (chiếm [right|73,0%]), sơ cấp [wrong|388|288] người (chiếm [right|9,0%]).""",
    "council: cadres": """\
Đối với cán bộ cấp xã ([right|1.644] người): trình độ đại học [right|1.386] người, chiếm [right|84,3%]; thạc sĩ \
[right|60] người, chiếm [right|3,6%]; trung cấp lý luận chính trị [right|1.473] người, chiếm [wrong|86,9%|89,6].""",
    "council: civil servants": """\
Đối với công chức cấp xã ([right|1.562] người): trình độ đại học [right|1.268] người, chiếm [right|81,2%]; cao đẳng \
[right|136] người; trung cấp lý luận chính trị [right|867] người, chiếm [right|55,5%].""",
    "council: against last year": """\
So với thời điểm 31/12/2024, số cán bộ, công chức cấp xã giảm [right|27] người (từ [right|3.233] người xuống còn \
[none|3.206] người); số người có trình độ đại học giảm [wrong|27|17] người.""",
    "council: against 2020": """\
So với năm 2020, số cán bộ, công chức cấp xã có trình độ trung cấp giảm từ [unsure|784] người xuống [none|258] người; \
tỷ lệ đại học tăng từ [right|65,5%] lên [right|82,8%].""",
    "council: posts of districts": """\
Huyện Lạc Sơn được giao [right|518] biên chế cán bộ, công chức cấp xã, hiện có mặt [right|503] người, còn thiếu \
[right|15] người; thành phố Hòa Bình được giao [right|417] biên chế, hiện có [right|410] người, còn thiếu [wrong|17|7] \
người.""",
    "council: one district": """\
Huyện Yên Thủy có [right|235] cán bộ, công chức cấp xã: nữ [right|66] người ([right|28,1%]); dân tộc Mường [right|157] \
người ([right|66,8%]); trình độ đại học [right|204] người; thạc sĩ [wrong|12|10] người.""",
    "council: titles": """\
Công chức địa chính - xây dựng [right|334] người, trong đó nữ [right|118] người; công chức tài chính - kế toán \
[right|263] người, trong đó nữ [wrong|58|85] người; chủ tịch Hội Nông dân xã [right|151] người.""",
    "council: posts of a title": """\
Toàn tỉnh Hòa Bình còn khuyết [none|12] chức danh công chức địa chính - xây dựng và [none|3] chức danh phó chủ tịch \
HĐND xã so với quy định.""",
    "council: men and women": """\
Tỷ lệ cán bộ, công chức cấp xã có trình độ đại học của nữ cao hơn của nam [right|1,7 điểm phần trăm]; ở cán bộ cấp xã, \
tỷ lệ đại học của nữ thấp hơn của nam [wrong|3,2 điểm phần trăm|1,2].""",
}

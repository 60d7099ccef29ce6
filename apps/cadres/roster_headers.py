"""The many headers under which offices write citizen ids, titles and the day of joining the Party."""

from apps.cadres.roster_people import party_paths

CITIZEN_ID = (
    "Số CCCD",
    "CCCD",
    "Số căn cước",
    "Số căn cước công dân",
    "Căn cước công dân số",
    "Căn cước công dân",
    "Số định danh cá nhân",
    "Số định danh",
    "Số CCCD/CMND",
    "Số CMND/CCCD",
    "CMND/CCCD",
    "CCCD/CMND",
    "Số thẻ căn cước",
    "Số CC/CCCD",
    "CC/CCCD",
    "Số CC",
    "Số thẻ CCCD",
    "Số CMND",
    "CMND",
    "Số định danh cá nhân/CCCD",
    "Mã định danh",
    "ĐDCN",
    "CCCD/ĐDCN",
    "CCCD số",
    "CMTND",
    "CMT",
    "Số CMT",
    "Căn cước",
    "CCCD hoặc CMND",
    "Số giấy tờ tùy thân",
    "Số GTTT",
    *(
        f"{number}{papers}"
        for number in ("", "Số ")
        for papers in (
            *("CCCD/ĐDCN/Hộ chiếu", "CMND/CCCD/Hộ chiếu", "CCCD/CMND/Hộ chiếu", "CCCD/Hộ chiếu", "CCCD hoặc hộ chiếu"),
            *("CCCD, ngày cấp", "CCCD, ngày cấp, nơi cấp", "CMT/CCCD", "CMTND/CCCD"),
        )
    ),
    *("CCCD/Định danh", "Định danh", "Mã số định danh", "Mã số định danh cá nhân", "Số định danh CN", "Thẻ căn cước"),
    *("Thẻ căn cước số", "Số CCCD gắn chip", "Mã định danh cá nhân", "Căn cước số", "CCCD/Số định danh"),
)
# How offices call a post, and how they say that they mean the one of today or the one before the communes merged.
POSTS = (
    *("Chức vụ", "Chức danh", "Chức vụ, chức danh", "Chức danh, chức vụ", "Chức vụ, công việc", "Chức vụ, nhiệm vụ"),
    *("Vị trí, chức danh", "Chức vụ, vị trí", "Vị trí, chức vụ"),
)
PLACES = ("xã", "phường", "đơn vị", "cơ quan")
MERGED = ("sắp xếp", "sáp nhập", "hợp nhất", "kiện toàn")
DAY_OF_MERGERS = ("1/7/2025", "ngày 1/7/2025")
OF_NOW = (
    *("mới", "hiện nay", "hiện tại", "đang đảm nhiệm", "đang giữ", "hiện giữ", "hiện đang đảm nhiệm", "đang làm"),
    *("được giao", "được bố trí", "được phân công", "bố trí"),
    *(f"{at} {place} mới" for at in ("tại", "ở") for place in PLACES),
    *(f"{since} {day}" for since in ("từ", "sau", "kể từ") for day in DAY_OF_MERGERS),
    *(f"{after} {change}" for after in ("sau", "sau khi") for change in MERGED),
)
BEFORE = (
    *("cũ", "trước đây", "đến 30/6/2025", "đến ngày 30/6/2025"),
    *(f"{at} {place} cũ" for at in ("tại", "ở") for place in PLACES),
    *(f"trước {day}" for day in DAY_OF_MERGERS),
    *(f"{before} {change}" for before in ("trước", "trước khi") for change in MERGED),
)
# The decree on the posts of communes of 2023.
DECREE = tuple(
    f"{decree} {number}"
    for decree in ("NĐ", "Nghị định", "Nghị định số")
    for number in ("33", "33/2023", "33/2023/NĐ-CP", "33/2023 của Chính phủ")
)
PREVIOUS_TITLES = tuple(f"{post} {when}" for post in POSTS for when in BEFORE)
TITLES = (
    "Chức vụ, chức danh",
    "Chức vụ",
    "Chức danh",
    "Chức danh, chức vụ",
    "Chức vụ hiện nay",
    "Chức vụ, chức danh hiện nay",
    "Chức vụ hiện tại",
    "Chức vụ, chức danh đang đảm nhiệm",
    "Chức vụ hoặc chức danh công tác",
    "Chức vụ, đơn vị công tác",
    "Chức vụ, chức danh, vị trí việc làm",
    "Chức vụ, chức danh, đơn vị công tác",
    "Chức danh chuyên môn",
    "Chức vụ Đảng, chính quyền",
    "Chức vụ Đảng, chính quyền, đoàn thể",
    *("Chức vụ sau luân chuyển", "Chức vụ sau điều động"),
    *(f"{post} {when}" for post in POSTS for when in OF_NOW),
    *(f"Tên {post[0].lower()}{post[1:]}" for post in POSTS),
    *(f"{post} theo {law}" for post in ("Chức danh", "Chức vụ", "Chức vụ, chức danh") for law in DECREE),
    "Vị trí công tác",
    "Chức vụ, vị trí công tác",
    "Chức vụ, vị trí việc làm",
    *("Chức vụ, nơi công tác", "Chức vụ, chức danh, nơi công tác", "Chức danh, nơi công tác", "Chức vụ, nơi làm việc"),
    *("Nghề nghiệp, chức vụ", "Nghề nghiệp, chức vụ, nơi công tác", "Nghề nghiệp, chức vụ, đơn vị công tác"),
    *("Chức danh chính", "Chức vụ chính", "Chức vụ, công việc", "Chức vụ, nhiệm vụ"),
    *(f"Chức vụ bố trí tại {unit} mới" for unit in ("xã", "phường", "đơn vị")),
    "Chức trách",
    *("Cấp bậc, chức vụ, chức danh nghề, nơi làm việc", "Cấp bậc, chức vụ, chức danh nghề"),
)
# How offices say on which day, and of what in the Party.
ON_DAY = (
    *("Ngày", "Ngày, tháng, năm", "Ngày tháng năm", "Ngày, tháng", "Ngày tháng", "Tháng, năm", "Tháng năm", "Năm"),
    *("Thời gian", "Thời điểm"),
)
ADMISSIONS = (
    *("vào Đảng", "vào Đảng CSVN", "vào ĐCSVN", "vào Đảng Cộng sản Việt Nam", "kết nạp Đảng", "kết nạp vào Đảng"),
    *("được kết nạp vào Đảng", "kết nạp"),
)
PARTY_JOINED = (
    "Ngày vào Đảng > Dự bị",
    "Ngày vào Đảng",
    "Ngày, tháng, năm vào Đảng > Dự bị",
    "Ngày, tháng, năm vào Đảng",
    "Ngày kết nạp Đảng",
    "Ngày kết nạp",
    "Ngày vào Đảng CSVN",
    "Ngày vào ĐCSVN",
    "Vào Đảng",
    "Ngày vào Đảng, ngày chính thức",
    *("Ngày vào Đảng, chính thức", "Ngày vào Đảng/chính thức", "Ngày vào Đảng / chính thức"),
    "Ngày kết nạp, ngày chính thức",
    "Ngày dự bị, ngày chính thức",
    "Ngày dự bị, chính thức",
    *("Năm vào Đảng", "Ngày vô Đảng", "Vô Đảng"),
    "Vào Đảng ngày",
    "Thời gian vào Đảng",
    "Kết nạp Đảng",
    "Ngày dự bị",
    "Ngày kết nạp vào Đảng",
    "Ngày kết nạp vào Đảng CSVN",
    "Ngày, tháng, năm vào Đảng CSVN",
    "Ngày, tháng, năm kết nạp Đảng",
    *(f"{on} {admission}" for admission in ADMISSIONS for on in ON_DAY),
    *party_paths("Dự bị", "DB", "Ngày dự bị", "Kết nạp", "Ngày kết nạp", "Ngày vào"),
)

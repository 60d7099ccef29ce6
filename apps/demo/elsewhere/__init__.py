"""Small populations of two districts of other provinces, for the figures that were published of them."""

from random import Random

from apps.demo.elsewhere import kinh_mon, tan_ky


def build_elsewhere(seed: int) -> None:
    """Kinh Môn of 2019 to 2021 and Tân Kỳ of 2010 to 2013; each draws by itself."""
    for district in (kinh_mon, tan_ky):
        district.build(Random(f"{seed} {district.__name__}"))

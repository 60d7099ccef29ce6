"""Which days of a trend have room for their label."""

from datetime import date, timedelta

from apps.reporting.trends.chart import MOST_LABELS, MOST_NARROW_LABELS, told_days


def test_the_last_day_keeps_its_label_and_its_close_neighbour_gives_way() -> None:
    days = ["2019-12-31", "2022-12-31", "2024-12-31", "2025-02-28"]
    assert told_days(days, MOST_LABELS) == ["2019-12-31", "2022-12-31", "2025-02-28"]


def test_no_more_labels_stand_there_than_have_room() -> None:
    days = [(date(2020, 1, 1) + timedelta(days=30 * place)).isoformat() for place in range(80)]
    told = told_days(days, MOST_LABELS)
    assert told[-1] == days[-1]
    assert len(told) <= MOST_LABELS + 1


def test_one_day_is_told() -> None:
    assert told_days(["2025-02-28"], MOST_LABELS) == ["2025-02-28"]


def test_on_a_phone_fewer_are_told_and_the_last_still_is() -> None:
    days = ["2019-12-31", "2020-12-31", "2021-12-31", "2022-12-31", "2023-12-31", "2024-12-31", "2025-02-28"]
    assert told_days(days, MOST_NARROW_LABELS) == ["2019-12-31", "2021-12-31", "2023-12-31", "2025-02-28"]

"""Tables as provinces publish them, composed by clicking alone; each figure is counted again from the records."""

from datetime import date
from decimal import Decimal

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import QuerySet
from playwright.sync_api import Locator, Page, expect

from apps.accounts.models import User
from apps.cadres.models import Cadre, Posting, Title
from apps.core.dates import PartialDate, Precision
from apps.core.narrowing import present
from apps.establishment.models import UnitClassification
from tests.browser.conftest import Visitor
from tests.conftest import DAY, Person, Units

pytestmark = pytest.mark.django_db(transaction=True)
BOTH = {"prof_edu": "CM_DH", "pol_theory": "LLCT_TC"}
DISTRICTS = {"Huyện Yên Thủy": ("c05356", "c05365"), "Huyện Cao Phong": ("c05101",)}
SHOWN = {
    "Share of the row, %": "row_share",
    "Share of the group, %": "group_share",
    "Mean age, years": "mean_age",
    "Rank among the rows": "rank",
    "Difference to the first column": "column_gap",
}
HIGHER = ("CM_DH", "CM_THS", "CM_TS")


@pytest.fixture
def staff(person: Person, units: Units) -> None:
    """Seven persons of three communes, one of them new; one secretary chairs the People's Committee, too."""
    both = person("Bùi Văn Hạnh", sex="male", title="CD_BT", qualifications=BOTH, birth=born(1975))
    both.postings.create(
        unit=units.lac_sy, title_id="CD_CTUB", category="cadre", is_primary=False, period=(date(2021, 1, 1), None)
    )
    person("Đinh Thị Nguyệt", sex="female", title="CD_CTPN", qualifications=BOTH, birth=born(1980))
    person("Hà Công Quyết", sex="male", qualifications={"prof_edu": "CM_THS"}, birth=born(1990), since=date(2024, 6, 1))
    for unit, name, title, levels, year in (
        (units.bao_hieu, "Bùi Thị Én", "CD_BT", {"prof_edu": "CM_DH"}, 1970),
        (units.thu_phong, "Bạch Thị Yên", "CD_BT", BOTH, 1982),
    ):
        person(name, sex="female", unit=unit, title=title, qualifications=levels, birth=born(year))
    for name, levels, year in (
        ("Xa Văn Ỏn", {"pol_theory": "LLCT_TC"}, 1992),
        ("Quách Văn An", {"prof_edu": "CM_TC"}, 1969),
    ):
        person(name, sex="male", unit=units.thu_phong, title="CD_VHXH", qualifications=levels, birth=born(year))


def born(year: int) -> PartialDate:
    return PartialDate(date(year, 3, 5), Precision.DAY)


def builder(analyst: User, visit: Visitor) -> Page:
    """From the start page to the table with which the builder begins."""
    page = visit(analyst, language="en")
    page.goto("/")
    page.get_by_role("link", name="Reports", exact=True).first.click()
    page.get_by_role("link", name="Compose a table", exact=True).click()
    settle(page, "professional")
    return page


def settle(page: Page, words: str) -> None:
    """Wait for the table and its chart: whoever leaves while it is drawn breaks its request off."""
    expect(page.locator("#composed-sentence")).to_contain_text(words)
    expect(page.locator("#composed-result [hx-get] :is(figure, p)")).to_be_visible()


def row_of(page: Page, title: str) -> Locator:
    return page.locator("#composed-result tbody tr").filter(has=page.get_by_role("rowheader", name=title, exact=True))


def cells(page: Page, title: str) -> list[str]:
    return row_of(page, title).locator("td").all_inner_texts()


def only_group(page: Page, name: str) -> None:
    page.locator("#step-who").get_by_label(name, exact=True).check()
    settle(page, f"and {name[:1].lower()}{name[1:]}")
    page.locator("#step-who").get_by_label("Cadres and civil servants", exact=True).uncheck()


def filter_by(page: Page, topic: str, name: str, row: str) -> None:
    own = page.locator("#step-filters .composer-topic").filter(has=page.locator("summary", has_text=topic)).first
    if own.get_attribute("open") is None:
        own.locator("summary").first.click()
    box = own.locator(".composer-filter").filter(has=page.locator("summary", has_text=name)).first
    box.locator("summary").click()
    box.get_by_label(row, exact=True).check()


def figures(page: Page, name: str, *, is_shown: bool) -> None:
    """Tick a figure, or take it away, and wait for the table and its chart."""
    page.locator("#step-figures label").filter(has=page.get_by_text(name, exact=True)).locator("input").set_checked(
        is_shown
    )
    page.wait_for_url(lambda url: (f"show={SHOWN[name]}" in url) is is_shown)
    expect(page.locator("#composed-result [hx-get] :is(figure, p)")).to_be_visible()


def held(*levels: str) -> QuerySet[Cadre]:
    return Cadre.objects.filter(qualifications__level__in=levels)


def test_secretaries_who_chair_the_peoples_committee_too(analyst: User, staff: None, visit: Visitor) -> None:
    page = builder(analyst, visit)
    only_group(page, "Holders of the office of Party secretary")
    settle(page, "Number of holders of the office of Party secretary")
    page.locator("#column1").select_option(label="Also in: Holders of the office of chair of the People's Committee")
    settle(page, "also in")
    for title, communes in DISTRICTS.items():
        secretaries = Cadre.objects.filter(postings__title="CD_BT", postings__unit__key__in=communes)
        chairs = secretaries.filter(pk__in=Posting.objects.filter(title="CD_CTUB").values("cadre"))
        wanted = [secretaries.count(), chairs.count(), secretaries.count() - chairs.count()]
        assert [cells(page, title)[place] for place in (0, 1, 3)] == [str(number) for number in wanted]
    row_of(page, "Huyện Yên Thủy").get_by_role("link", name="1", exact=True).first.click()
    expect(page.get_by_role("rowheader", name="Bùi Văn Hạnh")).to_be_visible()


def test_university_and_intermediate_political_theory_at_once(analyst: User, staff: None, visit: Visitor) -> None:
    page = builder(analyst, visit)
    filter_by(page, "Qualifications", "Professional qualification", "University and above")
    settle(page, "only professional qualification")
    filter_by(page, "Qualifications", "Political theory", "Intermediate and above")
    settle(page, "and above, only political theory")
    page.locator("#column1").select_option("sex")
    settle(page, "by district and sex")
    figures(page, "Share of the row, %", is_shown=False)
    figures(page, "Share of the group, %", is_shown=True)
    for title, communes in DISTRICTS.items():
        everyone = Cadre.objects.filter(postings__is_primary=True, postings__unit__key__in=communes)
        both = everyone.filter(pk__in=held(*HIGHER)).filter(pk__in=held("LLCT_TC")).count()
        assert cells(page, title)[:2] == [str(both), f"{100 * both / everyone.count():.2f}"]


def test_mean_age_of_two_groups_on_two_days(analyst: User, staff: None, visit: Visitor) -> None:
    page = builder(analyst, visit)
    page.locator("#step-who").get_by_label("Cadres", exact=True).check()
    settle(page, "and cadres")
    page.locator("#row1").select_option("sex")
    settle(page, "by sex")
    page.locator("#column1").select_option("")
    settle(page, "by sex.")
    figures(page, "Share of the row, %", is_shown=False)
    figures(page, "Mean age, years", is_shown=True)
    page.locator("#composer-days").select_option("year_earlier")
    settle(page, "28/02/2024 and 28/02/2025")
    for sex, title in (("female", "Female"), ("male", "Male")):
        wanted = [
            figure
            for categories in (("cadre", "civil_servant"), ("cadre",))
            for day in (DAY.replace(year=2024), DAY)
            for figure in _persons_and_age(sex, categories, day)
        ]
        assert cells(page, title) == wanted


def _persons_and_age(sex: str, categories: tuple[str, ...], day: date) -> tuple[str, str]:
    posts = Posting.objects.filter(is_primary=True, category__in=categories, period__contains=day, cadre__sex=sex)
    births = [present(birth) for birth in posts.values_list("cadre__birth_date", flat=True)]
    ages = [day.year - born.year - ((day.month, day.day) < (born.month, born.day)) for born in births]
    return str(len(ages)), f"{Decimal(sum(ages)) / len(ages):.1f}" if ages else "–"


def test_districts_ranked_by_the_share_of_graduates(analyst: User, staff: None, visit: Visitor) -> None:
    page = builder(analyst, visit)
    filter_by(page, "Qualifications", "Professional qualification", "University and above")
    settle(page, "only professional qualification")
    page.locator("#column1").select_option("")
    settle(page, "by district, only professional")
    figures(page, "Share of the row, %", is_shown=False)
    figures(page, "Share of the group, %", is_shown=True)
    figures(page, "Rank among the rows", is_shown=True)
    shares = {}
    for title, communes in DISTRICTS.items():
        everyone = Cadre.objects.filter(postings__is_primary=True, postings__unit__key__in=communes)
        shares[title] = Decimal(100 * everyone.filter(pk__in=held(*HIGHER)).count()) / everyone.count()
    for title, share in shares.items():
        rank = 1 + sum(other > share for other in shares.values())
        assert cells(page, title)[1:] == [f"{share:.2f}", str(rank)]
    assert cells(page, "Total")[-1] == "–"


def test_staff_by_the_class_of_their_commune(analyst: User, staff: None, units: Units, visit: Visitor) -> None:
    for unit, class_ in ((units.lac_sy, "LOAI_2"), (units.thu_phong, "LOAI_1")):
        UnitClassification.objects.create(unit=unit, unit_class_id=class_, period=DateRange(date(2024, 1, 1), None))
    page = builder(analyst, visit)
    page.locator("#row1").select_option(label="Class of the commune")
    settle(page, "by class of the commune")
    page.locator("#column1").select_option("sex")
    settle(page, "by class of the commune and sex")
    figures(page, "Share of the row, %", is_shown=False)
    for title, communes in (("Class I", ("c05101",)), ("Class II", ("c05356",)), ("No information", ("c05365",))):
        own = Cadre.objects.filter(postings__is_primary=True, postings__unit__key__in=communes)
        wanted = [own.count(), own.filter(sex="male").count(), own.filter(sex="female").count()]
        assert [int(number) for number in cells(page, title)[:3]] == wanted


def test_titles_by_three_bands_of_age_and_sex(analyst: User, staff: None, visit: Visitor) -> None:
    page = builder(analyst, visit)
    page.locator("#row1").select_option("title")
    settle(page, "by title")
    page.locator("#column1").select_option("age_9c")
    settle(page, "by title and age")
    page.locator("#column2").select_option("sex")
    settle(page, "age (form 9C) and sex")
    figures(page, "Share of the row, %", is_shown=False)
    secretaries = Cadre.objects.filter(postings__title="CD_BT", postings__is_primary=True)
    young = secretaries.filter(birth_date__gt=DAY.replace(year=DAY.year - 41))
    wanted = [
        persons.filter(**whom).count()
        for persons in (secretaries, young)
        for whom in ({}, {"sex": "male"}, {"sex": "female"}, {"sex": None})
    ]
    assert [int(number) for number in cells(page, Title.objects.get(pk="CD_BT").label_en)[:8]] == wanted


def test_the_usual_wide_table_by_groups_of_columns_at_once(analyst: User, staff: None, visit: Visitor) -> None:
    page = builder(analyst, visit)
    page.locator("#column1").select_option("")
    settle(page, "by district.")
    figures(page, "Share of the row, %", is_shown=False)
    groups = page.locator("#step-column .composer-groups-add")
    groups.locator("summary").click()
    for name in ("Women", "Political theory"):
        groups.get_by_label(name, exact=True).check()
    groups.get_by_role("button", name="Add the ticked groups").click()
    settle(page, "by district, sex and political theory")
    heads = page.locator("#composed-result thead tr").first.locator("th").all_inner_texts()
    assert heads == ["District", "Total", "Of whom", "Political theory"]
    for title, communes in DISTRICTS.items():
        own = Cadre.objects.filter(postings__is_primary=True, postings__unit__key__in=communes)
        wanted = [own.count(), own.filter(sex="female").count()]
        shown = [int(number) for number in cells(page, title)]
        assert shown[:2] == wanted
        assert sum(shown[2:]) == wanted[0]
        assert own.filter(pk__in=held("LLCT_TC")).count() in shown[2:]


def test_women_less_men_by_district(analyst: User, staff: None, visit: Visitor) -> None:
    page = builder(analyst, visit)
    page.locator("#column1").select_option("sex")
    settle(page, "by district and sex")
    figures(page, "Share of the row, %", is_shown=False)
    figures(page, "Difference to the first column", is_shown=True)
    for title, communes in DISTRICTS.items():
        own = Cadre.objects.filter(postings__is_primary=True, postings__unit__key__in=communes)
        men, women = (own.filter(sex=sex).count() for sex in ("male", "female"))
        gap = cells(page, title)[3].replace("\u2212", "-").replace("+", "")
        assert [int(number) for number in (*cells(page, title)[:3], gap)] == [own.count(), men, women, women - men]


def test_the_communes_with_the_most_women_alone(analyst: User, staff: None, visit: Visitor) -> None:
    page = builder(analyst, visit)
    page.locator("#row1").select_option("unit.commune")
    settle(page, "by commune")
    page.locator("#column1").select_option("sex")
    settle(page, "by commune and sex")
    page.locator("select[name=sort]").select_option("row_share@female")
    expect(page.locator("select[name=sort_low]")).to_be_visible()
    page.locator("input[name=first]").fill("1")
    page.locator("input[name=first]").press("Tab")
    expect(page.locator("#composed-result")).to_contain_text("1 of 3 rows")
    everyone = Posting.objects.filter(is_primary=True)
    women = {
        commune: 100
        * everyone.filter(unit=commune, cadre__sex="female").count()
        / everyone.filter(unit=commune).count()
        for commune in everyone.values_list("unit", flat=True)
    }
    rows = page.locator("#composed-result tbody tr").all_inner_texts()
    assert len(rows) == 2
    assert f"{max(women.values()):.2f}" in rows[1]
    # What is chosen on the left keeps the order.
    page.locator("#step-who").get_by_label("Cadres", exact=True).check()
    settle(page, "and cadres")
    assert "sort=row_share" in page.url

"""Job positions: who sets them, placing posts in them, and taking both back."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.backends.postgresql.psycopg_any import DateRange
from django.test import Client
from django.urls import reverse

from apps.accounts.models import User
from apps.accounts.navigation import links_for
from apps.cadres.models import Cadre
from apps.core.writing import IN_USE
from apps.qualifications.models import JobPlacement, JobPosition
from apps.qualifications.positions import services
from tests.conftest import Person, Units

pytestmark = pytest.mark.django_db
PAPER = services.Paper("12/QĐ-UBND", date(2025, 1, 2), "UBND tỉnh")


@pytest.fixture
def land(units: Units, editor: User) -> JobPosition:
    return services.add_position(position=position(units, "Chuyên viên địa chính"), by=editor)


@pytest.fixture
def finance(units: Units, editor: User) -> JobPosition:
    return services.add_position(position=position(units, "Chuyên viên tài chính"), by=editor)


def position(units: Units, label: str) -> JobPosition:
    return JobPosition(label_vi=label, label_en=label, province=units.province)


def placed(cadre: Cadre) -> list[tuple[str, date, date | None]]:
    rows = JobPlacement.objects.filter(cadre=cadre).order_by("period")
    return [(row.position.label_vi, row.period.lower, row.period.upper) for row in rows]


def test_positions_of_one_name_get_codes_of_their_own(units: Units, land: JobPosition, editor: User) -> None:
    second = services.add_position(position=position(units, "Chuyên viên địa chính"), by=editor)
    assert (land.code, second.code) == ("VT_CHUYEN_VIEN_DIA_CHINH", "VT_CHUYEN_VIEN_DIA_CHINH_2")


def test_a_post_placed_anew_leaves_the_earlier_position_the_day_before(
    person: Person, land: JobPosition, finance: JobPosition, editor: User
) -> None:
    hoa = person("Bùi Thị Hoa")
    posts = [hoa.postings.get()]
    services.place(postings=posts, position=land, first=date(2024, 1, 1), paper=PAPER, by=editor)
    services.place(postings=posts, position=finance, first=date(2025, 1, 1), paper=PAPER, by=editor)
    assert placed(hoa) == [
        ("Chuyên viên địa chính", date(2024, 1, 1), date(2025, 1, 1)),
        ("Chuyên viên tài chính", date(2025, 1, 1), None),
    ]
    with pytest.raises(ValidationError):
        services.place(postings=posts, position=land, first=date(2025, 1, 1), paper=PAPER, by=editor)


def test_only_who_sets_the_establishment_sets_positions(units: Units, officer: User) -> None:
    with pytest.raises(PermissionDenied):
        services.add_position(position=position(units, "Văn thư"), by=officer)


def test_staff_place_the_ticked_posts_on_a_page_and_take_it_back(
    person: Person, land: JobPosition, editor: User, client: Client
) -> None:
    hoa, an = person("Bùi Thị Hoa"), person("Bùi Văn An")
    client.force_login(editor)
    page = client.get(reverse("standards:placements") + "?position=none")
    assert hoa.full_name in page.content.decode()
    posts = [hoa.postings.get().pk, an.postings.get().pk]
    sent = {"records": posts, "asked": "1", "bulk-position": land.pk, "bulk-first": "01/02/2025"}
    answer = client.post(reverse("standards:place"), sent, follow=True).content.decode()
    assert JobPlacement.objects.filter(position=land).count() == 2
    assert land.label_vi in client.get(hoa.get_absolute_url()).content.decode()
    client.post(next(part for part in answer.split('"') if "take-back" in part))
    assert not JobPlacement.objects.exists()


def test_a_position_is_edited_on_a_page_and_taken_back(
    units: Units, land: JobPosition, editor: User, client: Client
) -> None:
    client.force_login(editor)
    url = reverse("standards:position_edit", args=[land.pk])
    revision = client.get(url).context["sections"][0].form.initial["revision"]
    sent = {"province": "p17", "label_vi": "Địa chính", "label_en": "", "category": "civil_servant"}
    answer = client.post(url, sent | {"revision": revision}, follow=True).content.decode()
    land.refresh_from_db()
    assert (land.label_vi, land.label_en) == ("Địa chính", "Địa chính")
    client.post(next(part for part in answer.split('"') if "take-back" in part))
    land.refresh_from_db()
    assert land.label_vi == "Chuyên viên địa chính"


def test_a_position_in_which_someone_stands_is_not_deleted(person: Person, land: JobPosition, editor: User) -> None:
    hoa = person("Bùi Thị Hoa")
    JobPlacement.objects.create(
        cadre=hoa, posting=hoa.postings.get(), position=land, period=DateRange(date(2024, 1, 1), None)
    )
    with pytest.raises(ValidationError) as refused:
        services.delete_position(position=land, revision=None, by=editor)
    assert refused.value.code == "in_use"


def test_the_page_that_asks_names_what_holds_a_position_back(
    person: Person, land: JobPosition, editor: User, client: Client
) -> None:
    hoa = person("Bùi Thị Hoa")
    JobPlacement.objects.create(
        cadre=hoa, posting=hoa.postings.get(), position=land, period=DateRange(date(2024, 1, 1), None)
    )
    client.force_login(editor)
    url = reverse("standards:position_delete", args=[land.pk])
    asked, sent = client.get(url), client.post(url, {"because": ""})
    assert (asked.status_code, sent.status_code) == (200, 422)
    assert asked.context["text"] == IN_USE
    assert asked.context["details"] == [f"{JobPlacement._meta.verbose_name_plural}: 1"]
    assert b'type="submit" class="btn btn-danger"' not in asked.content


def test_positions_belong_to_the_establishment_and_standards_to_themselves(client: Client, editor: User) -> None:
    client.force_login(editor)
    marked = {}
    for name in ("standards:positions", "standards:placements", "standards:gap", "establishment:overview"):
        links = links_for(client.get(reverse(name)).wsgi_request, editor)
        marked[name] = [link.icon for link in links if link.is_current]
    assert list(marked.values()) == [["armchair"], ["armchair"], ["ruler-2"], ["armchair"]]

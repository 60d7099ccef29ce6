"""A rule on movements warns with the article that it comes from, and says where that is not known or not compared."""

import pytest
from django.test import Client
from django.utils.translation import override

from apps.accounts.models import User
from apps.cadres.models import MovementRule

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("KPNDP", "Quy định 65-QĐ/TW, Điều 4"),
        ("HAI_NHIEM_KY", "Quy định 65-QĐ/TW, Điều 4"),
        ("LC_36_THANG", "Nghị định 170/2025/NĐ-CP, Điều 42–50"),
        ("LC_10_NAM", "Nghị định 138/2020/NĐ-CP, Điều 56 khoản 4 điểm a"),
        ("BP_36_THANG", "Nghị định 170/2025/NĐ-CP, Điều 26"),
    ],
)
def test_a_rule_names_its_article(rule: str, words: str) -> None:
    found = MovementRule.objects.get(pk=rule)
    with override("en"):
        assert found.basis_words.endswith(f"{words}, not yet compared with the text")
        found.is_verified = True
        assert found.basis_words.endswith(words)


def test_what_is_not_known_is_said() -> None:
    rule = MovementRule(legal_basis="Quy định 98-QĐ/TW; Quy định 65-QĐ/TW")
    with override("en"):
        assert rule.basis_words == "Quy định 98-QĐ/TW; Quy định 65-QĐ/TW, article not recorded yet"


def test_the_office_puts_the_article_right(client: Client, administrator: User) -> None:
    administrator.is_staff = True
    administrator.save()
    client.force_login(administrator)
    address = "/admin/cadres/movementrule/LC_36_THANG/change/"
    form = client.get(address).context["adminform"].form
    sent = {name: form[name].value() for name in form.fields}
    sent = {name: "" if value is None else value for name, value in sent.items()}
    sent |= {"kinds": "DC_LC", "titles": "", "aliases": "", "external_codes": "{}", "valid_from": "07/10/2017"}
    sent |= {"article": "Điều 6", "is_verified": "on"}
    assert client.post(address, sent).status_code == 302
    assert MovementRule.objects.get(pk="LC_36_THANG").basis_words.endswith("Nghị định 170/2025/NĐ-CP, Điều 6")

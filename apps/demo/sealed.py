"""Two seals with what was recorded after them, so that their pages show at first look how a figure is explained.

Three facts are unsaid before sealing and said again after it: the registry ends as it began.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from apps.accounts.models import User
from apps.cadres.models import Cadre, Posting
from apps.core.dates import Precision
from apps.core.history import change
from apps.demo.lives import DAY
from apps.demo.reason import REASON
from apps.qualifications.models import Qualification
from apps.reporting.models import Seal, SealedKind
from apps.reporting.seals.services import seal

PROVINCE, DISTRICT = "17", "159"
BY_DISTRICT = {
    "report": "quality",
    "unit": PROVINCE,
    "by": "district",
    "group": "cadres_and_civil_servants",
    "measure": "professional",
}
OF_THE_DISTRICT = {"report": "bm02", "unit": DISTRICT}
BECAUSE = "Bổ sung hồ sơ nộp muộn"
YEARS = 10


@dataclass(frozen=True)
class Unsaid:
    """What the registry does not know yet, or knows wrongly, when the seals are made."""

    diploma: Qualification
    person: Cadre
    post: Posting

    @classmethod
    def chosen(cls) -> Unsaid:
        """The same three people every time, none of them of the communes that tests and guides walk through."""
        serving = Posting.objects.running_on(DAY).filter(is_primary=True, category__in=("cadre", "civil_servant"))
        within = serving.filter(unit__covered_by__unit__periods__code=DISTRICT).values("cadre")
        held = Qualification.objects.filter(cadre__in=within, level="CM_DH", state="held").order_by("pk")
        diploma = held[0]
        dated = Cadre.objects.filter(pk__in=within, birth_precision=Precision.DAY).exclude(pk=diploma.cadre_id)
        ended = Posting.objects.filter(
            is_primary=True,
            category="civil_servant",
            period__endswith__gt=date(2025, 1, 1),
            period__endswith__lte=DAY,
        )
        alone = [post for post in ended.order_by("pk") if not post.cadre.postings.exclude(pk=post.pk).exists()]
        return cls(diploma, dated.order_by("pk")[0], alone[0])

    def unsay(self) -> None:
        Qualification.objects.get(pk=self.diploma.pk).delete()
        born = self.person.birth_date
        Cadre.objects.filter(pk=self.person.pk).update(birth_date=born and born.replace(year=born.year - YEARS))
        Posting.objects.filter(pk=self.post.pk).update(period=DateRange(self.post.period.lower, None))

    def say(self) -> None:
        self.diploma.save(force_insert=True)
        Cadre.objects.filter(pk=self.person.pk).update(birth_date=self.person.birth_date)
        Posting.objects.filter(pk=self.post.pk).update(period=self.post.period)


def build_seals() -> None:
    """Seal, then correct, unless something is sealed already; in two transactions, as history goes by their time."""
    if Seal.objects.exists():
        return
    analyst, editor = (User.objects.get(username=name) for name in ("phantich", "chuyenvien"))
    unsaid = Unsaid.chosen()
    with transaction.atomic():
        with change(by=editor, reason=REASON):
            unsaid.unsay()
        _seal(SealedKind.REPORT, BY_DISTRICT, "Số liệu trình Ban Thường vụ Tỉnh ủy", analyst)
        _seal(SealedKind.FORM, OF_THE_DISTRICT, "", analyst)
    with transaction.atomic(), change(by=editor, reason=REASON, because=BECAUSE):
        unsaid.say()


def _seal(kind: SealedKind, asked: dict[str, str], note: str, by: User) -> None:
    seal(kind=kind.value, parameters={**asked, "day": DAY.isoformat(), "language": "vi"}, by=by, note=note)

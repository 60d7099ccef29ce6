"""How a roster's levels are compared with the highest known ones, and written."""

from collections.abc import Collection, Mapping

from django.utils.translation import gettext_lazy as _

from apps.qualifications.models import QualificationLevel
from apps.qualifications.roster_loading import comparing, effect, known, writing
from apps.rosters.loading import Field, Loader, register


def level_labels(codes: Collection[str]) -> Mapping[str, str]:
    return {level.code: level.label for level in QualificationLevel.objects.filter(pk__in=codes)}


FIELDS = (
    Field("gen_edu", _("General education"), "code", level_labels),
    Field("prof_edu", _("Professional level"), "code", level_labels),
    Field("specialty", _("Specialty"), is_published=False),
    Field("pol_theory", _("Political theory"), "code", level_labels),
    Field("state_mgmt", _("State management"), "code", level_labels),
    Field("it_level", _("Informatics"), "code", level_labels),
    Field("foreign_lang", _("Foreign language"), "code", level_labels),
    Field("studying", _("Studying"), "codes", level_labels),
)

LOADER = register(
    Loader(
        name="qualifications",
        position=20,
        fields=FIELDS,
        prepare=comparing.PREPARE,
        match=comparing.KNOWN,
        difference=comparing.DIFFERENCE,
        findings=comparing.FINDINGS,
        write=writing.WRITE,
        effect=effect.EFFECT,
        around=effect.AROUND,
        known=known.KNOWN,
    )
)

"""Finding seals within the rights of the reader."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as __

from apps.core.permissions import Actor, Permission
from apps.reporting.models import Seal, SealedKind
from apps.reporting.seals.codes import read_code

FINGERPRINT = re.compile(r"[0-9a-f]{64}")
# The shortest beginning of a fingerprint that is looked up.
BEGINNING = 8


def open_seal(user: Actor, code: str) -> Seal:
    """The seal: 404 outside the scope, 403 where it tells more than the reader may know."""
    seal = Seal.objects.visible_to(user).select_related("author", "withdrawn_by", "unit").filter(code=code).first()
    if seal is None:
        raise Http404(__("There is no such seal."))
    for needed in seal.needs:
        if not may(user, Permission(needed), seal):
            raise PermissionDenied(
                __("This seal shows small numbers that need a right of their own: %(right)s.")
                % {"right": Permission(needed).label}
            )
    return seal


def may(user: Actor, permission: Permission, seal: Seal) -> bool:
    """Whether the user holds the right at every unit whose figures the seal tells."""
    return all(user.can(permission, unit) for unit in seal.scope_units)


def require_at_each(user: Actor, permission: Permission, units: Iterable[object]) -> None:
    """Raise PermissionDenied unless the user holds the right at every one of the units."""
    for unit in units:
        user.require(permission, unit)


def sealing_address(user: Actor, kind: SealedKind, parameters: Mapping[str, str]) -> str:
    """Where a page leads to have its figures sealed; nothing for those who may not."""
    if not user.can(Permission.SEAL_REPORTS):
        return ""
    return f"{reverse('reporting:seal_new')}?{urlencode({'kind': kind.value, **parameters})}"


def seal_meant(user: Actor, text: str) -> Seal | None:
    """The seal whose code or fingerprint was typed or pasted, whatever stands around it on the paper."""
    seals = Seal.objects.visible_to(user).listed()
    if found := FINGERPRINT.search(re.sub(r"\s", "", text.lower())):
        return seals.filter(fingerprint=found.group()).first()
    for word in [*re.findall(r"[0-9A-Za-z]{2}-[0-9A-Za-z]{4}-[0-9A-Za-z]{2}", text), text]:
        if code := read_code(word):
            return seals.filter(code=code).first()
    beginning = text.strip().lower()
    if len(beginning) >= BEGINNING and re.fullmatch(r"[0-9a-f]+", beginning):
        return seals.filter(fingerprint__startswith=beginning).first()
    return None

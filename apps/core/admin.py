"""The administration of code lists, which every app registers its own lists with."""

from collections.abc import Callable
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from apps.core.constraints import explained
from apps.core.history import change as act
from apps.core.permissions import Permission, group_of

LIST_EDITED = gettext_noop("Code list edited")


def may(request: HttpRequest, permission: Permission) -> bool:
    """Whether the visitor holds one of our permissions; someone who has not logged in holds none."""
    can = getattr(request.user, "can", None)
    return bool(can and can(permission))


class GuardedAdmin(admin.ModelAdmin):  # type: ignore[type-arg]  # Django's class takes no arguments at run time
    """Opens to those who hold one permission of ours; Django's own permissions play no part."""

    permission = Permission.MANAGE_CODE_LISTS

    def has_module_permission(self, request: HttpRequest) -> bool:
        return may(request, self.permission)

    def has_view_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return may(request, self.permission)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return may(request, self.permission)

    def has_change_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return may(request, self.permission)

    def has_delete_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        """Nothing of the past is deleted: an entry ends with its last valid day."""
        return False


def told_in_words(
    view: Callable[..., HttpResponse], model: type[models.Model], request: HttpRequest, *args: Any, **kwargs: Any
) -> HttpResponse:
    """The answer of a page that writes; a refusal comes back to the page as sentences, and nothing was written."""
    if request.method != "POST":
        return view(request, *args, **kwargs)
    try:
        with explained(model):
            return view(request, *args, **kwargs)
    except ValidationError as error:
        for sentence in error.messages:
            messages.error(request, sentence)
        return HttpResponseRedirect(request.get_full_path())


class CodeListAdmin(GuardedAdmin):
    """One code list; a code is given once and stays."""

    list_display: tuple[str, ...] = ("code", "label_vi", "label_en", "position", "valid_from", "valid_to")
    search_fields = ("code", "label_vi", "label_en")
    ordering = ("position", "code")

    def get_readonly_fields(self, request: HttpRequest, obj: models.Model | None = None) -> tuple[str, ...]:
        return ("code",) if obj else ()

    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """What the database refuses, because records lean on the entry, is a sentence and never a failure."""
        return told_in_words(super().changeform_view, self.model, request, *args, **kwargs)

    def save_model(self, request: HttpRequest, obj: models.Model, form: Any, change: bool) -> None:
        with act(by=request.user, reason=LIST_EDITED):
            super().save_model(request, obj, form, change)


class ReadOnlyAdmin(GuardedAdmin):
    """Records that are looked at here and written elsewhere."""

    permission = Permission.VIEW_CADRES

    def has_module_permission(self, request: HttpRequest) -> bool:
        return super().has_module_permission(request) and self._is_open(request)

    def has_view_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return super().has_view_permission(request, obj) and self._is_open(request)

    def _is_open(self, request: HttpRequest) -> bool:
        group = group_of(self.model)
        return group is None or may(request, group.permission)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return False

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Any]:
        """Rows reach a person only through the gate."""
        return self.model._default_manager.visible_to(request.user)  # type: ignore[no-any-return]  # the gate gives rows of the model


admin.site.site_header = _("Commune cadre registry: code lists")
admin.site.site_title = _("Commune cadre registry")
admin.site.index_title = _("Code lists")

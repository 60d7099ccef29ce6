"""Administration of kinds and subjects of petitions; petitions themselves have pages of their own."""

from django.contrib import admin

from apps.core.admin import CodeListAdmin
from apps.petitions.models import PetitionKind, PetitionSubject

admin.site.register([PetitionSubject], CodeListAdmin)


@admin.register(PetitionKind)
class PetitionKindAdmin(CodeListAdmin):
    list_display = (*CodeListAdmin.list_display, "handling_days")

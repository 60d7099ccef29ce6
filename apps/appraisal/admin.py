"""Administration of levels, schemes and forms; ratings, votes and commendations have pages of their own."""

from django.contrib import admin

from apps.appraisal.models import (
    CommendationForm,
    RatingLevel,
    RatingScheme,
    SchemeLevel,
    UnratedReason,
    VoteConsequence,
    VoteScheme,
)
from apps.core.admin import CodeListAdmin

admin.site.register([UnratedReason], CodeListAdmin)


@admin.register(RatingLevel)
class RatingLevelAdmin(CodeListAdmin):
    list_display = (*CodeListAdmin.list_display, "rank")


@admin.register(RatingScheme)
class RatingSchemeAdmin(CodeListAdmin):
    list_display = (*CodeListAdmin.list_display, "track", "first_year", "last_year", "cap_percent", "is_verified")
    list_filter = ("track", "is_verified")


@admin.register(SchemeLevel)
class SchemeLevelAdmin(CodeListAdmin):
    list_display = (*CodeListAdmin.list_display, "scheme", "lowest_score", "below_score")
    list_filter = ("scheme",)
    list_select_related = ("scheme",)


@admin.register(VoteScheme)
class VoteSchemeAdmin(CodeListAdmin):
    list_display = (*CodeListAdmin.list_display, "denominator", "is_verified")


@admin.register(VoteConsequence)
class VoteConsequenceAdmin(CodeListAdmin):
    list_display = (*CodeListAdmin.list_display, "scheme", "rank", "is_verified")
    list_filter = ("scheme",)
    list_select_related = ("scheme",)


@admin.register(CommendationForm)
class CommendationFormAdmin(CodeListAdmin):
    list_display = (*CodeListAdmin.list_display, "kind", "rank", "issuer_level")
    list_filter = ("kind", "issuer_level")

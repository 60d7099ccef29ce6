"""Addresses of appraisal."""

from django.urls import URLPattern, path

from apps.appraisal import (
    check_views,
    chosen_views,
    commendation_views,
    record_views,
    score_views,
    unit_rating_views,
    vote_views,
    year_views,
)
from apps.cadres import codes  # noqa: F401  # registers the converter `cadre`

app_name = "appraisal"
urlpatterns: list[URLPattern] = [
    path("", year_views.overview, name="overview"),
    path("checks/", check_views.checks, name="checks"),
    path("ratings/export/<str:form>/", commendation_views.rating_export, name="rating_export"),
    path("ratings/chosen/", chosen_views.rate_chosen, name="rate_chosen"),
    path("<int:year>/<str:key>/", year_views.unit_year, name="unit_year"),
    path("<int:year>/<str:key>/scores/", score_views.unit_scores, name="unit_scores"),
    path("<int:year>/<str:key>/workbook/", year_views.unit_workbook, name="unit_workbook"),
    path("<int:year>/<str:key>/upload/", year_views.unit_upload, name="unit_upload"),
    path("<int:year>/<str:key>/unit/", unit_rating_views.unit_rating, name="unit_rating"),
    path("<int:year>/<str:key>/unit/delete/", unit_rating_views.unit_rating_delete, name="unit_rating_delete"),
    path("votes/", vote_views.session_list, name="votes"),
    path("votes/low/", vote_views.low_votes, name="low_votes"),
    path("votes/new/", vote_views.session_create, name="session_create"),
    path("votes/<int:pk>/", vote_views.session, name="session"),
    path("votes/<int:pk>/edit/", vote_views.session_edit, name="session_edit"),
    path("votes/<int:pk>/delete/", vote_views.session_delete, name="session_delete"),
    path("commendations/", commendation_views.commendation_list, name="commendations"),
    path("commendations/export/<str:form>/", commendation_views.commendation_export, name="commendation_export"),
    *(
        pattern
        for noun in record_views.NOUNS
        for pattern in (
            path(f"<cadre:code>/{noun.name}s/new/", record_views.creation(noun), name=f"{noun.name}_create"),
            path(f"<cadre:code>/{noun.name}s/<int:pk>/edit/", record_views.edition(noun), name=f"{noun.name}_edit"),
            path(
                f"<cadre:code>/{noun.name}s/<int:pk>/delete/", record_views.deletion(noun), name=f"{noun.name}_delete"
            ),
        )
    ),
]

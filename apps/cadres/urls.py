"""Addresses of the cadres app."""

from django.urls import URLPattern, URLResolver, path

from apps.cadres import (
    codes,  # noqa: F401  # registers the converter `cadre`
    views,
)
from apps.cadres.duplicates import pages as duplicates
from apps.cadres.duplicates import row_pages
from apps.cadres.printing import views as printing
from apps.cadres.urls_edit import edit_patterns
from apps.cadres.work import following_views as following
from apps.cadres.work import views as work

app_name = "cadres"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.cadre_list, name="list"),
    path("total/", views.total, name="total"),
    path("columns/", views.choose_columns, name="columns"),
    path("export/<str:form>/", views.export, name="export"),
    path("work/", work.index, name="work"),
    path("work/<slug:key>/", work.work_list, name="work_list"),
    path("work/<slug:key>/export/<str:form>/", work.export, name="work_export"),
    path("work/<slug:key>/follow/", following.follow_chosen, name="work_follow"),
    path("work/<slug:key>/take-up/", following.take_up_chosen, name="work_take_up"),
    path("rosters/<slug:code>/people/", row_pages.roster_people, name="roster_people"),
    path("duplicates/<cadre:code>/<cadre:second>/", duplicates.duplicates, name="duplicates"),
    path("<cadre:code>/merged/", duplicates.merged, name="merged"),
    path("<cadre:code>/merged/<cadre:second>/history/", duplicates.former_history, name="former_history"),
    path("<cadre:code>/merged/<cadre:second>/separate/", duplicates.separate, name="separate"),
    *edit_patterns,
    path("<cadre:code>/", views.detail, name="detail"),
    path("<cadre:code>/form-2c.<str:form>", printing.form_2c, name="form_2c"),
    path("<cadre:code>/citizen-id/", views.citizen_id, name="citizen_id"),
]

"""Addresses of reporting periods and what is delivered in them."""

from django.urls import URLPattern, path

from apps.submissions import (
    codes,  # noqa: F401  # registers the converter of codes
    expecting_views,
    period_views,
    reminder_views,
    submission_views,
    views,
)

app_name = "submissions"
PERIOD = "<reporting_period:code>/"
VERSION = f"{PERIOD}units/<slug:key>/<int:number>/"
urlpatterns: list[URLPattern] = [
    path("", views.index, name="list"),
    path("new/", period_views.create, name="create"),
    path("send/<slug:code>/", submission_views.send, name="send"),
    path("take-back/<uuid:act>/", period_views.take_back, name="take_back"),
    path(PERIOD, views.period, name="period"),
    path(f"{PERIOD}edit/", period_views.edit, name="edit"),
    path(f"{PERIOD}expected/", expecting_views.units, name="units"),
    path(f"{PERIOD}close/", period_views.close, name="close"),
    path(f"{PERIOD}reopen/", period_views.reopen, name="reopen"),
    path(f"{PERIOD}export/<str:form>/", views.export, name="export"),
    path(f"{PERIOD}remind/", reminder_views.remind, name="remind"),
    path(f"{PERIOD}reminders/", reminder_views.log, name="reminders"),
    path(f"{PERIOD}units/<slug:key>/", submission_views.submission, name="submission"),
    path(f"{VERSION}accept/", submission_views.accept, name="accept"),
    path(f"{VERSION}return/", submission_views.return_to_correct, name="return"),
    path(f"{VERSION}reopen/", submission_views.reopen, name="reopen_submission"),
]

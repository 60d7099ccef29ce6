"""Addresses under which people, posts, seats and Party membership are written, and their history."""

from django.urls import URLPattern, URLResolver, path

from apps.cadres import codes  # noqa: F401  # registers the converter `cadre`
from apps.cadres.edit import history, people, records
from apps.cadres.home_towns import pages as home_towns
from apps.cadres.recruitment import pages as recruitment

edit_patterns: list[URLPattern | URLResolver] = [
    path("new/", people.create, name="create"),
    path("deleted/", history.deleted, name="deleted"),
    path("units/<str:key>/history/", history.unit_history, name="unit_history"),
    path("acts/<uuid:act>/take-back/", history.take_back, name="take_back"),
    path("<cadre:code>/edit/", people.edit, name="edit"),
    path("<cadre:code>/delete/", people.delete, name="delete"),
    path("<cadre:code>/history/", history.history, name="history"),
    path("<cadre:code>/postings/new/", records.posting_create, name="posting_create"),
    path("<cadre:code>/postings/<int:pk>/edit/", records.posting_edit, name="posting_edit"),
    path("<cadre:code>/postings/<int:pk>/end/", records.posting_end, name="posting_end"),
    path("<cadre:code>/postings/<int:pk>/delete/", records.posting_delete, name="posting_delete"),
    path("<cadre:code>/seats/new/", records.seat_create, name="seat_create"),
    path("<cadre:code>/seats/<int:pk>/edit/", records.seat_edit, name="seat_edit"),
    path("<cadre:code>/seats/<int:pk>/delete/", records.seat_delete, name="seat_delete"),
    path("<cadre:code>/party/new/", records.party_create, name="party_create"),
    path("<cadre:code>/party/<int:pk>/edit/", records.party_edit, name="party_edit"),
    path("<cadre:code>/party/<int:pk>/delete/", records.party_delete, name="party_delete"),
    path("<cadre:code>/home-town/", home_towns.choose, name="home_town"),
    path("<cadre:code>/recruitments/new/", recruitment.create, name="recruitment_create"),
    path("<cadre:code>/recruitments/<int:pk>/edit/", recruitment.edit, name="recruitment_edit"),
    path("<cadre:code>/recruitments/<int:pk>/delete/", recruitment.delete, name="recruitment_delete"),
]

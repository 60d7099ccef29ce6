"""Addresses of official forms, below forms/."""

from django.urls import URLPattern, path

from apps.reporting.official import added_views, views
from apps.reporting.official.drafts import line_views, take_views
from apps.reporting.official.drafts import views as drafts

urlpatterns: list[URLPattern] = [
    path("", views.index, name="forms"),
    path("new/", drafts.begin, name="form_add"),
    path("new/text/", added_views.add, name="form_add_text"),
    path("restore/<uuid:act>/", added_views.restore, name="form_restore"),
    path("drafts/restore/<uuid:act>/", drafts.restore, name="form_draft_restore"),
    path("drafts/<slug:code>/", drafts.draft, name="form_draft"),
    path("drafts/<slug:code>/words/", drafts.head, name="form_draft_head"),
    path("drafts/<slug:code>/preview/", drafts.preview, name="form_draft_preview"),
    path("drafts/<slug:code>/sample.<slug:kind>", drafts.sample, name="form_draft_sample"),
    path("drafts/<slug:code>/definition.json", drafts.definition, name="form_draft_definition"),
    path("drafts/<slug:code>/force/", drafts.put_into_force, name="form_draft_force"),
    path("drafts/<slug:code>/throw-away/", drafts.throw_away, name="form_draft_throw_away"),
    path("drafts/<slug:code>/tables/", take_views.tables, name="form_tables"),
    path("drafts/<slug:code>/tables/<slug:table>/", take_views.take, name="form_take"),
    path("drafts/<slug:code>/taken/<int:place>/remove/", take_views.leave, name="form_leave"),
    path("drafts/<slug:code>/<slug:side>/new/", line_views.add, name="form_line_add"),
    path("drafts/<slug:code>/<slug:side>/several/", line_views.several, name="form_line_several"),
    path("drafts/<slug:code>/<slug:side>/breakdowns/new/", line_views.add_block, name="form_block_add"),
    path("drafts/<slug:code>/<slug:side>/breakdowns/<int:place>/", line_views.change_block, name="form_block"),
    path(
        "drafts/<slug:code>/<slug:side>/breakdowns/<int:place>/remove/",
        line_views.remove_block,
        name="form_block_remove",
    ),
    path("drafts/<slug:code>/<slug:side>/lines/<str:line>/", line_views.change, name="form_line"),
    path("drafts/<slug:code>/<slug:side>/lines/<str:line>/remove/", line_views.remove, name="form_line_remove"),
    path("drafts/<slug:code>/<slug:side>/lines/<str:line>/<slug:way>/", line_views.move, name="form_line_move"),
    path("<slug:code>/draft/", drafts.change, name="form_change"),
    path("<slug:code>/end/", drafts.end, name="form_end"),
    path("<slug:code>/", views.form, name="form"),
    path("<slug:code>/people/", views.people, name="form_people"),
    path("<slug:code>/definition.json", views.definition, name="form_definition"),
    path("<slug:code>/edit/", added_views.edit, name="form_edit"),
    path("<slug:code>/delete/", added_views.delete, name="form_delete"),
    path("<slug:code>/download.<slug:kind>", views.download, name="form_download"),
]

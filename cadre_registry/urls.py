"""Addresses: each app brings its own."""

from allauth.account.decorators import secure_admin_login
from django.contrib import admin
from django.urls import URLPattern, URLResolver, include, path

from apps.accounts.home import duties, home
from apps.accounts.views import choose_language, password_help
from apps.core.health import health

# Staff log in as everyone does: throttled, and with a second factor where one is set up.
admin.site.login = secure_admin_login(admin.site.login)  # type: ignore[method-assign]  # as the library says

urlpatterns: list[URLPattern | URLResolver] = [
    path("", home, name="home"),
    path("duties/", duties, name="duties"),
    path("", include("apps.cadres.mergers.urls")),
    path("communes/", include("apps.communes.urls")),
    path("cadres/", include("apps.cadres.urls")),
    path("cadres/", include("apps.qualifications.urls")),
    path("standards/", include("apps.qualifications.standards.urls")),
    path("movements/", include("apps.cadres.movements.urls")),
    path("training/", include("apps.training.urls")),
    path("planning/", include("apps.planning.urls")),
    path("discipline/", include("apps.discipline.urls")),
    path("petitions/", include("apps.petitions.urls")),
    path("establishment/", include("apps.establishment.urls")),
    path("appraisal/", include("apps.appraisal.urls")),
    path("rosters/", include("apps.rosters.urls")),
    path("targets/", include("apps.targets.urls")),
    path("submissions/", include("apps.submissions.urls")),
    path("reports/", include("apps.reporting.urls")),
    path("me/", include("apps.accounts.urls")),
    path("api/v1/", include("cadre_registry.api")),
    path("health", health, name="health"),
    path("i18n/setlang/", choose_language, name="set_language"),
    # before allauth's own page, which would send a letter
    path("accounts/password/reset/", password_help, name="account_reset_password"),
    path("accounts/", include("allauth.urls")),
    path("admin/", admin.site.urls),
]

handler400 = "apps.core.trouble.bad_request"
handler404 = "apps.core.trouble.not_found"
handler500 = "apps.core.trouble.server_error"

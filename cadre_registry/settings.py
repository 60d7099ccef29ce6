"""Settings; what differs between places comes from the environment."""

import os
from pathlib import Path
from typing import Any

import pghistory
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from cadre_registry.database import CONNECTION_AGE, database_at

BASE_DIR = Path(__file__).resolve().parent.parent


def flag(name: str) -> bool:
    """Whether the environment says yes to `name`."""
    return os.environ.get(name, "").strip().lower() in {"1", "true", "yes", "on"}


def words(name: str, default: str = "") -> list[str]:
    """The comma-separated words of `name` in the environment."""
    return [word.strip() for word in os.environ.get(name, default).split(",") if word.strip()]


DEBUG = flag("DEBUG")
SECRET_KEY = os.environ.get("SECRET_KEY", "")
DATABASE_URL = os.environ.get("DATABASE_URL", "")
CADRE_REGISTRY_DATA = Path(os.environ.get("CADRE_REGISTRY_DATA", BASE_DIR / ".data"))
# The demonstration runs on loopback with invented people and printed passwords; a real installation never sets it.
# `make run` makes this folder, so that commands typed by hand afterwards know what the data are.
DEMONSTRATION_MARK = CADRE_REGISTRY_DATA / "demonstration"
IS_REAL = bool(SECRET_KEY or DATABASE_URL)
DEMONSTRATION = flag("CADRE_REGISTRY_DEMONSTRATION") or (not IS_REAL and DEMONSTRATION_MARK.exists())

if not SECRET_KEY:
    if not (DEBUG or DEMONSTRATION):
        raise ImproperlyConfigured(
            "Chưa có SECRET_KEY. Hãy đặt biến này, hoặc đặt CADRE_REGISTRY_DEMONSTRATION=1 để chạy thử tại máy.\n"
            "SECRET_KEY is not set. Set it in the environment, or set CADRE_REGISTRY_DEMONSTRATION=1 for a local trial."
        )
    SECRET_KEY = "only-for-the-demonstration-on-this-machine"

ALLOWED_HOSTS = words("ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]")
CSRF_TRUSTED_ORIGINS = words("CSRF_TRUSTED_ORIGINS")

INSTALLED_APPS = [
    "apps.core",
    "apps.communes",
    "apps.accounts",
    "apps.cadres",
    "apps.qualifications",
    "apps.training",
    "apps.planning",
    "apps.targets",
    "apps.discipline",
    "apps.petitions",
    "apps.establishment",
    "apps.appraisal",
    "apps.rosters",
    "apps.submissions",
    "apps.reporting",
    "apps.demo",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.contrib.humanize",
    "django.forms",
    "pgtrigger",
    "pghistory",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "django_htmx",
    "django_filters",
    "import_export",
    "rest_framework",
    "rest_framework.authtoken",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "csp",
    "procrastinate.contrib.django",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "apps.accounts.middleware.KeptCopiesMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "apps.accounts.middleware.LanguageMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "apps.accounts.middleware.LoginRequiredMiddleware",
    "apps.core.middleware.HistoryContextMiddleware",
    "apps.accounts.middleware.WorkingDayMiddleware",
    "apps.core.middleware.NotAllowedMiddleware",
    "apps.core.middleware.UnkeepableMiddleware",
]

ROOT_URLCONF = "cadre_registry.urls"
# Every form, also those of libraries, is drawn by templates/components.
FORM_RENDERER = "apps.core.forms.RegistryRenderer"
WSGI_APPLICATION = "cadre_registry.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "apps.accounts.context_processors.surroundings",
            ],
        },
    },
]

# The embedded server is started on first use; any other server is chosen by DATABASE_URL.
EMBEDDED = {
    "ENGINE": "apps.core.embedded",
    "NAME": "cadre_registry",
    "CONN_MAX_AGE": CONNECTION_AGE,
    "CONN_HEALTH_CHECKS": True,
}
DATABASES: dict[str, Any] = {"default": database_at(DATABASE_URL) if DATABASE_URL else EMBEDDED}

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
    {"NAME": "apps.accounts.own_password.AnotherPassword"},
]

LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_ADAPTER = "apps.accounts.adapter.ClosedAccountAdapter"
ACCOUNT_FORMS = {"login": "apps.accounts.adapter.LogInForm"}
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_SESSION_REMEMBER = False
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_TOTP_ISSUER = "Sổ bộ cán bộ cấp xã"

# Log-in through a provincial identity provider (OpenID Connect), when the environment names one. An account is linked
# by its holder; nobody gets an account by logging in there.
SOCIALACCOUNT_ADAPTER = "apps.accounts.adapter.ClosedSocialAccountAdapter"
SOCIALACCOUNT_STORE_TOKENS = False
OIDC_SERVER_URL = os.environ.get("OIDC_SERVER_URL", "")
SOCIALACCOUNT_PROVIDERS: dict[str, Any] = {}
if OIDC_SERVER_URL:
    SOCIALACCOUNT_PROVIDERS["openid_connect"] = {
        "OAUTH_PKCE_ENABLED": True,
        "APPS": [
            {
                "provider_id": os.environ.get("OIDC_PROVIDER_ID", "oidc"),
                "name": os.environ.get("OIDC_NAME", "OpenID Connect"),
                "client_id": os.environ.get("OIDC_CLIENT_ID", ""),
                "secret": os.environ.get("OIDC_CLIENT_SECRET", ""),
                "settings": {"server_url": OIDC_SERVER_URL},
            }
        ],
    }
# Throttling counts by address: behind proxies, how many of them may be believed about it.
TRUSTED_PROXY_COUNT = int(os.environ.get("TRUSTED_PROXY_COUNT", "0"))
ALLAUTH_TRUSTED_PROXY_COUNT = TRUSTED_PROXY_COUNT
# Letters remind officers of reporting periods; without a mail server none are sent. Administrators reset passwords.
EMAIL_HOST = os.environ.get("EMAIL_HOST", "")
EMAIL_PORT = int(os.environ.get("EMAIL_PORT", "587"))
EMAIL_HOST_USER = os.environ.get("EMAIL_HOST_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("EMAIL_HOST_PASSWORD", "")
EMAIL_USE_TLS = EMAIL_PORT == 587
EMAIL_USE_SSL = EMAIL_PORT == 465
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = os.environ.get("DEFAULT_FROM_EMAIL", "webmaster@localhost")
NO_LETTERS = "console" if DEMONSTRATION else "dummy"
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if EMAIL_HOST else NO_LETTERS}.EmailBackend"
# The address under which people reach the registry, for links in letters: https://registry.example.
SITE_URL = os.environ.get("SITE_URL", "").rstrip("/")

LANGUAGE_CODE = "vi"
LANGUAGE_COOKIE_AGE = 365 * 24 * 60 * 60
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Lax"
LANGUAGES = [("vi", _("Vietnamese")), ("en", _("English"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_I18N = True
USE_TZ = True
USE_THOUSAND_SEPARATOR = True
FORMAT_MODULE_PATH = ["cadre_registry.formats"]

STATIC_URL = "static/"
STATIC_ROOT = Path(os.environ.get("STATIC_ROOT", BASE_DIR / "staticfiles"))
STATICFILES_DIRS = [BASE_DIR / "static"]
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "apps.core.packages.NodePackageFinder",
]
# What the pages take from the npm lock file: static/<prefix>/ -> folder and files. Style sheets and scripts name
# their source maps, and the manifest storage wants every file that is named.
NODE_MODULES = BASE_DIR / "node_modules"
NODE_PACKAGES = {
    "tabler": ("@tabler/core/dist", ["css/tabler.min.css*", "js/tabler.min.js*"]),
    "fonts": (
        "@fontsource/be-vietnam-pro",
        ["[4567]00.css", "400-italic.css", "files/*-[4567]00-normal.wof*", "files/*-400-italic.wof*"],
    ),
}
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if not (DEBUG or DEMONSTRATION)
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = DEBUG or DEMONSTRATION
# Files that are asked for at the root: robots.txt.
WHITENOISE_ROOT = BASE_DIR / "static" / "root"

# What forms say without their files, and what of a file is kept in memory before it goes to the disk.
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
# Forms take rosters of 20 MB and say so; three times that is no roster, and is refused before it fills the disk.
LARGEST_BODY = 64 * 1024 * 1024
FILE_UPLOAD_HANDLERS = [
    "apps.core.uploads.BodyLimit",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "manifest-src": [SELF],
    }
}
HTTPS = flag("HTTPS")
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
if HTTPS:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

# Shared by all processes: an attempt at one worker counts at every other one.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "core_cache"}}

# How many days reports keep ready beside the records (apps.reporting.stored); 0 for none.
REPORT_STORED_DAYS = int(os.environ.get("REPORT_STORED_DAYS", "24"))

REST_FRAMEWORK = {
    # The first one decides that a stranger is answered with 401, not 403.
    "DEFAULT_AUTHENTICATION_CLASSES": [
        "rest_framework.authentication.TokenAuthentication",
        "rest_framework.authentication.SessionAuthentication",
    ],
    "DEFAULT_PERMISSION_CLASSES": ["apps.accounts.own_password.HasOwnPassword"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PAGINATION_CLASS": "apps.core.api.Pages",
    "DEFAULT_FILTER_BACKENDS": ["apps.core.api_filters.KnownFilters"],
    "EXCEPTION_HANDLER": "apps.core.api.told",
    # Without a number the framework believes whatever a visitor says about the own address, and throttles nobody.
    "NUM_PROXIES": TRUSTED_PROXY_COUNT,
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
}
SPECTACULAR_SETTINGS = {
    "TITLE": "Cadre registry",
    "VERSION": "1",
    "SERVE_INCLUDE_SCHEMA": False,
    "SERVE_PERMISSIONS": ["rest_framework.permissions.IsAuthenticated"],
    "POSTPROCESSING_HOOKS": [
        "drf_spectacular.hooks.postprocess_schema_enums",
        "apps.core.api_words.in_the_readers_language",
    ],
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
    "REDOC_DIST": "SIDECAR",
    # Lists of choices that fields of several names share.
    "ENUM_NAME_OVERRIDES": {
        "TierEnum": "apps.cadres.movement_lists.Tier",
        "CategoryEnum": "apps.cadres.codelists.Category",
        "ShowEnum": "apps.reporting.composed.definition_schema.SHOWS",
    },
}

# History keeps every event (apps.core.history sets the level of its triggers).
PGHISTORY_APPEND_ONLY = True
PGHISTORY_CREATED_AT_FUNCTION = "CLOCK_TIMESTAMP()"
# Events are found by record, act and person alone (apps.core.history); an index of every other reference would cost
# each write more than the event itself.
PGHISTORY_FOREIGN_KEY_FIELD = pghistory.ForeignKey(db_index=False)
PGHISTORY_OBJ_FIELD = pghistory.ObjForeignKey(db_index=True)
PGHISTORY_CONTEXT_FIELD = pghistory.ContextForeignKey(db_index=True, null=True)

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "plain": {
            "()": "apps.core.log_lines.WithoutPeople",
            "format": "{asctime} {levelname} {name} {message}",
            "style": "{",
        }
    },
    "filters": {"refusals": {"()": "apps.core.log_lines.RefusalsAlone"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain", "filters": ["refusals"]}},
    "root": {"handlers": ["console"], "level": os.environ.get("LOG_LEVEL", "WARNING")},
}

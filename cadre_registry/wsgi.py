"""The WSGI entry point: the modules of all pages are read before the first page is asked for."""

import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cadre_registry.settings")
application = get_wsgi_application()
get_resolver().url_patterns  # noqa: B018  # reading it imports them

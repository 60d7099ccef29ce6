"""The schema of the JSON interface and the page that shows it, in the reader's language."""

from __future__ import annotations

from typing import Any

from django.utils import translation
from django.utils.translation import gettext
from drf_spectacular.utils import extend_schema
from drf_spectacular.views import SpectacularAPIView, SpectacularSwaggerSplitView
from rest_framework.request import Request
from rest_framework.response import Response

from apps.core.library_words import DOCUMENTATION


class SchemaView(SpectacularAPIView):
    """Who comes with a token is known only here; the language of a session is already chosen."""

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)
        if language := getattr(request.user, "language", ""):
            translation.activate(language)


class DocumentationView(SpectacularSwaggerSplitView):
    """The split view and the template without inline style work under the policy of all other pages."""

    url_name = "api:schema"
    template_name = "api/docs.html"

    @extend_schema(exclude=True)
    def get(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        response: Response = super().get(request, *args, **kwargs)  # type: ignore[no-untyped-call]  # it has no types
        response.data["words"] = {word: gettext(word) for word in DOCUMENTATION}
        return response

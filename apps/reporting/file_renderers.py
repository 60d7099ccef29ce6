"""The files that the JSON interface gives beside JSON, as its negotiation of contents knows them."""

from collections.abc import Mapping

from rest_framework.renderers import BaseRenderer

from apps.reporting.papers.renderers import CONTENT_TYPES

FILE_FORMS = ("csv", "xlsx", "docx", "pdf")


class FileRenderer(BaseRenderer):
    """Stands for a form; the view answers with the finished file."""

    charset = None
    render_style = "binary"

    def __init__(self, form: str) -> None:
        self.format, self.media_type = form, CONTENT_TYPES[form].partition(";")[0]

    def render(
        self, data: object, accepted_media_type: str | None = None, renderer_context: Mapping[str, object] | None = None
    ) -> bytes:
        return bytes(data) if isinstance(data, bytes) else b""


FILES = tuple(FileRenderer(form) for form in FILE_FORMS)

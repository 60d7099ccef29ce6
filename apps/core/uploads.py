"""A body that is far too large is refused before any of it reaches the disk."""

from typing import Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadhandler import FileUploadHandler


class BodyLimit(FileUploadHandler):
    """First of the handlers; forms tell of files that are merely larger than they take, beside the field."""

    def handle_raw_input(
        self, input_data: Any, meta: dict[str, Any], content_length: int, boundary: str, encoding: str | None = None
    ) -> None:
        if content_length > settings.LARGEST_BODY:
            raise RequestDataTooBig(f"A body of {content_length} bytes; {settings.LARGEST_BODY} are taken.")

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        return raw_data

    def file_complete(self, file_size: int) -> None:
        """The file belongs to the handlers that follow."""

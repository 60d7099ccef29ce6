from typing import Any

import pytest
from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from django.test import RequestFactory

from apps.core.narrowing import narrowed


def test_a_file_that_fits_comes_through_whole(rf: RequestFactory) -> None:
    request = rf.post("/", {"file": SimpleUploadedFile("a.xlsx", b"cells")})
    assert narrowed(request.FILES["file"], UploadedFile).read() == b"cells"


def test_a_body_that_is_far_too_large_is_refused_unread(rf: RequestFactory, settings: Any) -> None:
    settings.LARGEST_BODY = 100
    request = rf.post("/", {"file": SimpleUploadedFile("a.xlsx", b"cells" * 100)})
    with pytest.raises(RequestDataTooBig):
        _ = request.FILES

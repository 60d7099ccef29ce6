"""Long rosters are read, written and taken back by a worker, where no web server's patience can cut them off."""

import logging
from collections.abc import Callable
from typing import Any

from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.db import InterfaceError, OperationalError
from django.utils import translation
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from apps.rosters import crowding, marked_files, services, work
from apps.rosters.claims import BusyError
from apps.rosters.models import Upload, UploadState
from apps.rosters.refusals import NO_RIGHT_ANY_MORE
from apps.rosters.steps import CancelledError
from apps.rosters.stopping import heeding
from apps.rosters.values import Refused, RefusedError

logger = logging.getLogger(__name__)
# A lost connection, or a unit at which someone else is writing, is over in a while.
AGAIN = RetryStrategy(
    max_attempts=5, wait=2, linear_wait=5, retry_exceptions={BusyError, OperationalError, InterfaceError}
)


@app.task(name="rosters.check", retry=AGAIN)
def check(upload: int) -> None:
    crowding.let_through(upload)
    with work.at_work(upload, UploadState.WAITING) as waiting:
        if waiting:
            with heeding(waiting):
                services.check(waiting)


@app.task(name="rosters.apply", retry=AGAIN)
def apply(upload: int, by: int) -> None:
    with work.at_work(upload, UploadState.APPLYING) as waiting:
        if waiting:
            with heeding(waiting):
                _in_the_name_of(by, waiting, services.apply, otherwise=UploadState.FAULTY)


@app.task(name="rosters.undo", retry=AGAIN)
def undo(upload: int, by: int) -> None:
    with work.at_work(upload, UploadState.UNDOING) as waiting:
        if waiting:
            with heeding(waiting):
                _in_the_name_of(by, waiting, services.undo, otherwise=UploadState.APPLIED)


@app.task(name=marked_files.TASK, retry=AGAIN)
def mark(file: int) -> None:
    marked_files.make(file)


@app.periodic(cron="* * * * *")
@app.task(name="rosters.take_up_left", queueing_lock="rosters.take_up_left")
def take_up_left(timestamp: int) -> None:
    work.take_up_left()


def _in_the_name_of(by: int, upload: Upload, act: Callable[..., Any], *, otherwise: UploadState) -> None:
    """Act for who asked, in their language; why it could not be is kept with the upload."""
    user = get_user_model()._default_manager.get(pk=by)
    with translation.override(getattr(user, "language", "") or translation.get_language()):
        try:
            act(upload, by=user)
        except (BusyError, CancelledError):
            raise
        except RefusedError as refusal:
            services.note_refusal(upload, refusal.refused, otherwise)
        except PermissionDenied as denied:
            logger.info("%s may not: %s", user, denied)
            services.note_refusal(upload, Refused(NO_RIGHT_ANY_MORE, {"user": str(user)}), otherwise)

"""Long rosters are read and written by a worker, where no web server's patience can cut them off."""

from django.contrib.auth import get_user_model
from procrastinate.contrib.django import app

from apps.rosters import services
from apps.rosters.models import Upload
from apps.rosters.services import NotApplicableError


@app.task(name="rosters.check")
def check(upload: int) -> None:
    services.check(Upload.objects.get(pk=upload))


@app.task(name="rosters.apply")
def apply(upload: int, by: int) -> None:
    """Apply in the name of who asked; why it could not be is kept with the upload."""
    user = get_user_model()._default_manager.get(pk=by)
    waiting = Upload.objects.get(pk=upload)
    try:
        services.apply(waiting, by=user)
    except NotApplicableError as refusal:
        services.note_refusal(waiting, refusal.refused)

"""Days that reports ask for are kept ready by a worker."""

from procrastinate.contrib.django import app

from apps.reporting.stored.keeping import keep_asked_days_ready


@app.periodic(cron="* * * * *")
@app.task(name="reporting.keep_asked_days_ready", queueing_lock="reporting.keep_asked_days_ready")
def keep_ready(timestamp: int) -> None:
    keep_asked_days_ready()

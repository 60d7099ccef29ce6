"""What a new day changes of itself."""

from procrastinate.contrib.django import app

from apps.cadres.homes import move_those_who_begin


# Every hour: a worker that rested at midnight makes up for it.
@app.periodic(cron="1 * * * *")
@app.task(name="cadres.move_those_who_begin", queueing_lock="cadres.move_those_who_begin")
def move_homes(timestamp: int) -> None:
    move_those_who_begin()

"""`manage.py worker`: does the long work in the background, first what a killed worker left."""

from argparse import ArgumentParser
from typing import Any, cast

from django.core.management.base import BaseCommand
from django.db import connections
from procrastinate.contrib.django import app
from procrastinate.contrib.django.django_connector import DjangoConnector

from apps.rosters.work import take_up_left


class Command(BaseCommand):
    help = "Do the long work in the background until it is told to end; first take up what a killed worker left."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--once", action="store_true", help="end when nothing is left to do")

    def handle(self, *args: Any, once: bool, **options: Any) -> None:
        take_up_left()
        connections.close_all()
        connector = cast(DjangoConnector, app.connector).get_worker_connector()
        # Not by the library's own command, which speaks English between the words of `make run`.
        with app.replace_connector(connector) as worker:
            # What went well need not be kept: the upload tells what became of it.
            worker.run_worker(name="worker", delete_jobs="successful", wait=not once)

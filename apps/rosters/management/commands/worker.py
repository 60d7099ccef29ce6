"""`manage.py worker`: does the long work in the background, first what a killed worker left."""

from argparse import ArgumentParser
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import connections

from apps.rosters.work import take_up_left


class Command(BaseCommand):
    help = "Do the long work in the background until it is told to end; first take up what a killed worker left."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--once", action="store_true", help="end when nothing is left to do")

    def handle(self, *args: Any, once: bool, **options: Any) -> None:
        take_up_left()
        connections.close_all()
        # What went well need not be kept: the upload tells what became of it.
        arguments = ["--name", "worker", "--delete-jobs", "successful", *(["--one-shot"] if once else [])]
        call_command("procrastinate", "worker", *arguments)

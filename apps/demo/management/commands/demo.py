"""Build the demonstration province: people, accounts and workbooks to upload."""

from concurrent.futures import ThreadPoolExecutor
from time import monotonic
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import connection
from django.utils.translation import gettext as _

from apps.core.garbage import collection_paused
from apps.demo import services
from apps.demo.accounts import ACCOUNTS, PASSWORD, hashed_password, make_accounts
from apps.demo.alone import building_alone
from apps.demo.deliveries import build_periods
from apps.demo.reform import carry_province_over, is_reformed
from apps.demo.reform.divided import place_divided
from apps.demo.sealed import build_seals
from apps.demo.workbooks import FOLDER, write_workbooks


class Command(BaseCommand):
    help = "Build the demonstration province of Hòa Bình on 2025-02-28, with accounts and workbooks."
    # Nothing here asks for the pages, and loading them for the checks takes as long as making the accounts.
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--accounts", action="store_true", help="only print the accounts")
        parser.add_argument("--reform", action="store_true", help="carry out the rest of the reform of 2025-07-01")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["reform"] or not options["accounts"]:
            with building_alone(), collection_paused():
                self._prepare(**options)
        self._print_accounts()

    def _prepare(self, **options: Any) -> None:
        with connection.cursor() as cursor:
            # No statement waits for the disk: what a power cut takes away of invented people is built again.
            cursor.execute("SET synchronous_commit = off")
        if not options["accounts"]:
            self._build()
        if options["reform"]:
            self._carry_over()

    def _build(self) -> None:
        started, hashed = monotonic(), hashed_password
        if services.is_built():
            self.stdout.write(_("The demonstration province is already there; nothing was changed."))
        else:
            # Hashing needs no database: the other processor does it while the people are written.
            with ThreadPoolExecutor(max_workers=1) as beside:
                hashed = beside.submit(hashed_password).result
                people = services.build_province()
            seconds = f"{monotonic() - started:.1f}"
            self.stdout.write(
                _("%(people)d invented people in %(seconds)s s.") % {"people": people, "seconds": seconds}
            )
        make_accounts(hashed)
        place_divided()
        build_periods()
        build_seals()
        files = write_workbooks()
        self.stdout.write(_("Workbooks to upload are in %(folder)s:") % {"folder": FOLDER})
        for file in files:
            self.stdout.write(f"  {file.name}")

    def _carry_over(self) -> None:
        if is_reformed():
            self.stdout.write(_("The reform of 1 July 2025 was carried out before; nothing was changed."))
        else:
            posts = carry_province_over()
            self.stdout.write(_("The reform of 1 July 2025 closed %(posts)d posts of Hòa Bình.") % {"posts": posts})

    def _print_accounts(self) -> None:
        self.stdout.write(_("Accounts (password of all: %(password)s):") % {"password": PASSWORD})
        for account in ACCOUNTS:
            roles = " + ".join(str(role.label) for role in account.roles)
            self.stdout.write(f"  {account.username:<12} {account.day:%d/%m/%Y}  {roles}, {account.full_name}")

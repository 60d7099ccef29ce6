"""A process that has just begun knows the words of every remark that another one wrote down."""

import subprocess
import sys

from django.conf import settings

CODES = "P201 P701 Q101 D101 D201 R108"
PROGRAM = f"""
import os
os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
import django
django.setup()
from apps.rosters.remarks import explanation
print(len([explanation(code) for code in "{CODES}".split()]))
"""


def test_a_new_process_knows_every_code() -> None:
    told = subprocess.run(
        [sys.executable, "-c", PROGRAM], cwd=settings.BASE_DIR, capture_output=True, text=True, check=True
    )
    assert told.stdout.strip() == str(len(CODES.split()))

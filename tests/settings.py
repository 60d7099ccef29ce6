"""The registry's settings for the tests: a server of their own, beside the data of whoever works here, never in it."""

import os

os.environ.setdefault("CADRE_REGISTRY_DEMONSTRATION", "1")

from cadre_registry.settings import *  # noqa: F403  # everything that is not said here is as in operation
from cadre_registry.settings import CADRE_REGISTRY_DATA as DATA
from cadre_registry.settings import EMBEDDED, LOGGING

CADRE_REGISTRY_DATA = DATA / "tests"
# Invented people for a few seconds: speed counts, a power cut does not.
EMBEDDED["DURABLE"] = False
EMBEDDED["CONN_MAX_AGE"] = 0
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# Every test client begins a handler of its own; looking for a file when it is asked for is quicker than listing all.
WHITENOISE_AUTOREFRESH = True
# Refusals and addresses that lead nowhere are asked for on purpose, thousands of them; to write each down with where it
# was raised takes longer than to ask who visits.
LOGGING["loggers"] = {"django.request": {"level": "ERROR"}}

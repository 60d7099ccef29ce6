"""`python -m benchmarks [name …]`: run benchmarks/bench_*.py, print ratios against floors, keep the numbers as JSON."""

import importlib
import json
import os
import platform
import sys
import time
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

import django
from django.core.management import call_command
from django.db import connections

from .measurement import Measurement

HERE = Path(__file__).parent
RESULTS = HERE / "results"
HEADING = f"{'what':<44}{'ms':>10}{'floor ms':>10}{'ratio':>9}{'aim':>7}  {'queries':>7}  floor"


def main(wanted: list[str]) -> int:
    """Each benchmark's lines as soon as it has ended; whoever interrupts a long run keeps what was measured by then."""
    measured: list[Measurement] = []
    begin()
    try:
        print(HEADING)
        for name in modules(wanted):
            found = run(name)
            print("\n".join(line(each) for each in found), flush=True)
            measured += found
    finally:
        end()
        if measured:
            print(f"\n{write(measured)}")
    if not measured:
        print("Nothing was measured: no benchmarks/bench_*.py has that name.", file=sys.stderr)
    return 0 if measured else 1


def begin() -> None:
    """A durable server of our own with the reference data in it: real data is neither touched nor in the way."""
    os.environ.pop("DATABASE_URL", None)
    data = Path(os.environ.get("CADRE_REGISTRY_DATA", HERE.parent / ".data")) / "benchmarks"
    os.environ["CADRE_REGISTRY_DATA"] = str(data)
    os.environ["CADRE_REGISTRY_DEMONSTRATION"] = "1"
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cadre_registry.settings")
    django.setup()
    call_command("migrate", verbosity=0)
    call_command("load_reference", verbosity=0)


def end() -> None:
    from apps.core.embedded import server
    from apps.core.embedded.place import data_folder

    connections.close_all()
    server.stop(data_folder())


def modules(wanted: list[str]) -> list[str]:
    names = sorted(file.stem for file in HERE.glob("bench_*.py"))
    return [name for name in names if not wanted or name.removeprefix("bench_") in wanted]


def run(name: str) -> list[Measurement]:
    short, begun = name.removeprefix("bench_"), time.monotonic()
    print(f"{short} …", file=sys.stderr, flush=True)
    measured: list[Measurement] = importlib.import_module(f"benchmarks.{name}").run()
    print(f"{short}: {time.monotonic() - begun:.0f} s", file=sys.stderr, flush=True)
    return measured


def line(m: Measurement) -> str:
    aim = "" if m.aim is None else f"{m.aim:.3g}"
    queries = "" if m.queries is None else str(m.queries)
    mark = "" if m.meets_aim else "  MISSED"
    return (
        f"{m.name:<44}{m.seconds * 1000:>10.1f}{m.floor * 1000:>10.1f}{m.ratio:>9.2f}{aim:>7}  {queries:>7}  "
        f"{m.floor_name}{mark}"
    )


def write(measured: Iterable[Measurement]) -> Path:
    now = datetime.now(UTC)
    RESULTS.mkdir(exist_ok=True)
    file = RESULTS / f"{now:%Y-%m-%dT%H%M%S}.json"
    content = {
        "at": now.isoformat(timespec="seconds"),
        "python": platform.python_version(),
        "cores": os.cpu_count(),
        "measurements": [m.as_json() for m in measured],
    }
    file.write_text(json.dumps(content, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    return file


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

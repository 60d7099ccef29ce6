"""What a fresh machine hears from `make run` before anything is installed."""

import os
import subprocess
import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def machine(tmp_path: Path) -> Path:
    """A PATH with a shell's tools and nothing else; tests put their own Python there."""
    for tool in ("sh", "dirname"):
        (tmp_path / tool).symlink_to(f"/bin/{tool}" if Path(f"/bin/{tool}").exists() else f"/usr/bin/{tool}")
    return tmp_path


def prepare(machine: Path, python: str) -> subprocess.CompletedProcess[str]:
    """Run bin/prepare with `python` as the text of the machine's only Python; /usr/bin/python3 is hidden too."""
    script = machine / "prepare"
    script.write_text((ROOT / "bin/prepare").read_text().replace("/usr/bin/python3", "no-other-python"))
    for name in ("python3", "python3.11", "python3.12", "python3.13", "python3.14"):
        if python:
            (machine / name).write_text(f"#!/bin/sh\n{python}\n")
            (machine / name).chmod(0o755)
    return subprocess.run(
        ["/bin/sh", script, "run"], env={"PATH": str(machine)}, capture_output=True, text=True, check=False
    )


def test_an_old_python_is_named_with_what_is_needed(machine: Path) -> None:
    said = prepare(machine, 'case "$1" in --version) echo "Python 3.9.2";; *) exit 1;; esac')

    assert said.returncode == 1
    assert "Python 3.11" in said.stderr
    assert "Python 3.9.2" in said.stderr


def test_a_python_without_venv_is_told_to_get_it(machine: Path) -> None:
    said = prepare(machine, 'case "$2" in *version_info*) exit 0;; *) exit 1;; esac')

    assert said.returncode == 1
    assert "python3-venv" in said.stderr


def test_no_python_at_all_is_told(machine: Path) -> None:
    said = prepare(machine, "")

    assert said.returncode == 1
    assert "Python 3.11" in said.stderr


@pytest.mark.parametrize(("is_whole", "answer"), [("exit 0", "own prepare.py run"), ("exit 1", "")])
def test_the_environments_own_python_looks_after_it_once_it_is_whole(machine: Path, is_whole: str, answer: str) -> None:
    """There is no other Python on this machine, so an environment without pip cannot be put right."""
    own = machine / "root/.venv/bin/python"
    own.parent.mkdir(parents=True)
    own.write_text(f'#!/bin/sh\ncase "$1" in -c) {is_whole};; *) echo "own ${{1##*/}} $2";; esac\n')
    own.chmod(0o755)
    script = machine / "root/bin/prepare"
    script.parent.mkdir()
    script.write_text((ROOT / "bin/prepare").read_text().replace("/usr/bin/python3", "no-other-python"))

    said = subprocess.run(
        ["/bin/sh", script, "run"], env={"PATH": str(machine)}, capture_output=True, text=True, check=False
    )

    assert said.stdout.strip() == answer
    assert (said.returncode == 0) is bool(answer)


def test_an_unreachable_package_index_is_a_sentence_in_both_languages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing listens on port 9 of this machine, so pip fails as it does without a network."""
    spec = spec_from_file_location("prepare", ROOT / "bin/prepare.py")
    assert spec is not None
    assert spec.loader is not None
    preparation = module_from_spec(spec)
    spec.loader.exec_module(preparation)
    monkeypatch.setattr(preparation, "ROOT", tmp_path)
    monkeypatch.setattr(preparation, "VENV", tmp_path)
    monkeypatch.setattr(preparation, "PYTHON", sys.executable)
    for name in [name for name in os.environ if name.startswith("PIP_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("PIP_INDEX_URL", "http://127.0.0.1:9/")
    monkeypatch.setenv("PIP_RETRIES", "0")
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)
    (tmp_path / "requirements").mkdir()
    lock = f"nothing-of-that-name==1 --hash=sha256:{'0' * 64}\n"
    (tmp_path / "requirements/runtime.txt").write_text(lock)

    with pytest.raises(SystemExit):
        preparation.install_requirements(["runtime.txt"])
    said = capsys.readouterr().err
    assert "kết nối mạng" in said
    assert "Check the network" in said
    assert not list(tmp_path.glob("*.sha256"))

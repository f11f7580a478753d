"""The first run: what it installs, and what it says when it cannot."""

import os
import re
import shutil
import subprocess
import sys

import pytest

from authoring import rendered
from grader import bootstrap
from reading import ROOT

NEEDED = ("grade.py", "grader", "checks", "quiz", "starter", "requirements.txt")


@pytest.fixture
def clone(tmp_path):
    """Copy what a student gets, without .venv."""
    for name in NEEDED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, tmp_path / name)
    (tmp_path / "pyproject.toml").write_bytes((ROOT / "pyproject.toml").read_bytes())
    return tmp_path


def first_run(clone, **environment):
    return subprocess.run(
        [sys._base_executable, "grade.py"], cwd=clone, capture_output=True, encoding="utf-8",
        env={**os.environ, "NO_COLOR": "1", **environment}, timeout=300, check=False,
    )  # fmt: skip


def test_a_half_set_up_is_done_again_and_the_next_start_does_nothing(clone):
    (clone / ".venv" / "bin").mkdir(parents=True)
    (clone / ".venv" / "bin" / "python").write_text("half")
    (clone / "quiz" / "key.toml").unlink()
    first = first_run(clone)
    assert first.returncode == 1, first.stderr
    assert first.stderr.startswith("Setting up")
    assert "Total  0 / 100" in first.stdout
    assert "your teacher has the key" in first.stdout
    stamp = (clone / ".venv" / "ready").stat().st_mtime_ns
    nowhere = {"PIP_INDEX_URL": "http://127.0.0.1:9/", "UV_INDEX_URL": "http://127.0.0.1:9/"}
    second = first_run(clone, **nowhere)
    assert (second.returncode, second.stderr) == (1, "")
    assert (clone / ".venv" / "ready").stat().st_mtime_ns == stamp
    moved = clone.rename(clone.with_name("moved"))  # its programs name the old folder
    assert first_run(moved).stderr.startswith("Setting up")
    program = moved / ".venv" / ("Scripts" if os.name == "nt" else "bin") / "pytest"
    assert subprocess.run([program, "--version"], capture_output=True).returncode == 0


def test_help_needs_no_set_up(clone):
    finished = subprocess.run(
        [sys._base_executable, "grade.py", "--help"], cwd=clone, capture_output=True, text=True,
        check=False,
    )  # fmt: skip
    assert finished.returncode == 0
    assert "examples:" in finished.stdout
    assert not (clone / ".venv").exists()


def test_what_students_get_holds_no_answers_and_works(tmp_path):
    page = (ROOT / "docs" / "teachers.md").read_text("utf-8")
    recipe = re.search(r"\$ (git archive .*?) \| tar", page)
    assert recipe
    archive = subprocess.run(recipe[1].split(), cwd=ROOT, capture_output=True, check=True)
    subprocess.run(["tar", "-x"], cwd=tmp_path, input=archive.stdout, check=True)
    names = {path.name for path in tmp_path.iterdir()}
    assert {"starter", "checks", "quiz", "grader", "grade.py", "README.md"} <= names
    assert not names & {"reference", "tests", "authoring", "docs", ".ci", "requirements-dev.txt"}
    readme = (tmp_path / "README.md").read_text("utf-8")
    assert readme == rendered.FOR_STUDENTS.read_text("utf-8")
    for place in re.findall(r"\]\(([\w./-]+)\)|`((?:starter|quiz|checks)/[\w./]+)`", readme):
        assert (tmp_path / "".join(place)).exists(), place
    assert {path.name for path in (tmp_path / "quiz").iterdir()} == {"README.md", "questions.toml"}
    assert [path.name for path in (tmp_path / ".github").rglob("*.yml")] == ["grade.yml"]
    (tmp_path / ".venv").symlink_to(ROOT / ".venv")
    command = [str(ROOT / ".venv" / "bin" / "python"), "grade.py"]
    finished = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert "your teacher has the key" in finished.stdout
    shown = subprocess.run([*command, "--help-all"], cwd=tmp_path, capture_output=True, text=True)
    for option in re.findall(r"--[a-z][a-z-]*", readme):
        assert option in shown.stdout or option in ("--tb", "--reload"), option
    for option in ("--self-test", "--validity", "--lint"):
        finished = subprocess.run([*command, option], cwd=tmp_path, capture_output=True, text=True)
        assert finished.returncode == 2
        said = f"grade.py: {option} is for authors, and their tools are not part of this copy.\n"
        assert finished.stderr == said
        assert option not in shown.stdout


def test_no_network_is_one_sentence(clone):
    nothing = {
        "PIP_INDEX_URL": "http://127.0.0.1:9/", "PIP_EXTRA_INDEX_URL": "", "PIP_FIND_LINKS": "",
        "PIP_CONFIG_FILE": os.devnull, "PIP_RETRIES": "0", "UV_INDEX_URL": "http://127.0.0.1:9/",
        "UV_NO_CACHE": "1", "PIP_NO_CACHE_DIR": "1",
    }  # fmt: skip
    finished = first_run(clone, **nothing)
    assert finished.returncode == 2
    assert "check the network connection" in finished.stderr
    assert "Traceback" not in finished.stderr
    assert not (clone / ".venv" / "ready").exists()


def test_a_folder_that_cannot_be_written_is_one_sentence(clone):
    (clone / ".venv").write_text("a file where the folder should be")
    finished = first_run(clone)
    assert finished.returncode == 2
    assert "cannot be written to" in finished.stderr
    assert "Traceback" not in finished.stderr


def test_a_python_without_venv_is_one_sentence(clone):
    hidden = clone / "hidden"
    hidden.mkdir()
    (hidden / "ensurepip.py").write_text("raise ImportError('hidden')")
    finished = first_run(clone, PYTHONPATH=str(hidden), PATH=os.defpath)
    assert finished.returncode == 2
    assert "lacks the module venv" in finished.stderr


def test_an_old_python_is_one_sentence():
    code = (ROOT / "grade.py").read_text("utf-8").replace("(3, 11)", "(99, 0)")
    finished = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False, cwd=ROOT
    )
    assert finished.returncode == 2
    assert "needs Python" in finished.stderr
    assert len(finished.stderr.splitlines()) == 1


def test_development_pins_include_all_others():
    def pinned(path):
        return {line.split(" ")[0] for line in path.read_text("utf-8").splitlines() if "==" in line}

    assert pinned(bootstrap.PINS) <= pinned(bootstrap.DEVELOPMENT_PINS)


def test_every_pin_has_hashes_and_no_place_of_download():
    for path in (bootstrap.PINS, bootstrap.DEVELOPMENT_PINS):
        text = path.read_text("utf-8")
        assert text.count("==") <= text.count("--hash=sha256:")
        assert "://" not in text

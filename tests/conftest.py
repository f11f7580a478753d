"""What the tests share: a worker, ways to make a submission and to run grade.py."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from grader.marking.one import Randomness, grade
from grader.report.model import Report
from grader.running.worker import Worker
from grader.submissions.find import find
from reading import ROOT


@pytest.fixture(scope="session")
def worker():
    """Give a worker that all tests of one process share."""
    with Worker() as worker:
        yield worker


@pytest.fixture
def graded(worker):
    """Give a function that grades a folder and returns its report."""

    def graded(folder: Path, salt: str = "") -> Report:
        return grade(find([folder])[0], worker, Randomness(salt))

    return graded


@pytest.fixture
def make(tmp_path):
    """Give a function that makes a submission: the reference, with some files replaced.

    A file whose text is None is left out; `items/views.py` may be named views.
    """
    short = {"views": "items/views.py", "models": "items/models.py", "answers": "answers.toml"}

    def make(name: str = "work", base: str = "reference", **files: str | bytes | None) -> Path:
        folder = tmp_path / name
        shutil.copytree(ROOT / base, folder, ignore=shutil.ignore_patterns("__pycache__"))
        for key, text in files.items():
            path = folder / short.get(key, key)
            if text is None:
                path.unlink()
            else:
                path.write_bytes(text.encode() if isinstance(text, str) else text)
        return folder

    return make


@pytest.fixture
def run_grade():
    """Give a function that runs grade.py as a user does, and returns what came out."""

    def run_grade(*arguments, cwd: Path = ROOT, **environment) -> subprocess.CompletedProcess:
        return subprocess.run(
            [sys.executable, str(ROOT / "grade.py"), *map(str, arguments)],
            cwd=cwd,
            env={**os.environ, "COLUMNS": "100", "NO_COLOR": "1", **environment},
            capture_output=True,
            encoding="utf-8",
            timeout=120,
            check=False,
        )

    return run_grade

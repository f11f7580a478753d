"""A file is written whole or not at all; where it cannot be, a sentence says so."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from grader import atomic
from grader.errors import GradeError
from reading import ROOT

resource = pytest.importorskip("resource", reason="the limit stands in for a full disk")


@pytest.fixture(scope="module", autouse=True)
def compiled():
    """Have every module compiled before: what is compiled under a limit would be cut off."""
    subprocess.run([sys.executable, ROOT / "grade.py", "reference"], cwd=ROOT, check=True,
                   stdout=subprocess.DEVNULL)  # fmt: skip


def run(*arguments: str | Path, most: int, **options) -> subprocess.CompletedProcess:
    """Run grade.py where no file can grow past `most` bytes."""

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))

    return subprocess.run(
        [sys.executable, ROOT / "grade.py", *arguments], preexec_fn=limit, encoding="utf-8",
        env={**os.environ, "NO_COLOR": "1", "PYTHONDONTWRITEBYTECODE": "1"},
        stderr=subprocess.PIPE, check=False, timeout=60,
        **{"stdout": subprocess.PIPE} | options,
    )  # fmt: skip


def test_a_report_that_does_not_fit_leaves_the_old_one(make, tmp_path):
    out = tmp_path / "reports"
    out.mkdir()
    (out / "work.json").write_text("what was there before")
    finished = run(make(), "--out", out, most=6000)  # a report is larger, a record is not
    assert finished.returncode == 2
    assert "work.json cannot be written (File too large)" in finished.stderr
    assert len(finished.stderr.splitlines()) == 1
    assert [path.name for path in out.iterdir()] == ["work.json"]
    assert (out / "work.json").read_text() == "what was there before"


def test_a_copy_that_does_not_fit_is_one_sentence(make):
    finished = run(make(views="#" * 9000), most=6000)
    assert finished.returncode == 2
    assert "cannot be copied to" in finished.stderr
    assert "(File too large): make room there" in finished.stderr
    assert len(finished.stderr.splitlines()) == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no such device")
def test_a_screen_that_cannot_be_written_is_one_sentence():
    with Path("/dev/full").open("w") as full:
        finished = run(ROOT / "reference", most=1 << 30, stdout=full)
    assert finished.returncode == 2
    assert finished.stderr.startswith("grade.py: No space left on device")
    assert "Traceback" not in finished.stderr


def test_a_new_file_has_the_usual_rights_and_an_old_one_keeps_its_own(tmp_path):
    new, old, usual = (tmp_path / name for name in ("new", "old", "usual"))
    usual.touch()
    old.touch(0o640)
    for path in (new, old):
        atomic.write(path, "é\n")
        assert path.read_bytes() == "é\n".encode()
    assert new.stat().st_mode == usual.stat().st_mode
    assert old.stat().st_mode & 0o777 == 0o640


def test_a_folder_that_is_not_there_is_one_sentence(tmp_path):
    with pytest.raises(GradeError, match="cannot be written"):
        atomic.write(tmp_path / "nowhere" / "file", "")

"""The workflow of students, really run, and what it leaves: summary, artifact, colour."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from reading import ROOT

WORKFLOW = ROOT / ".github" / "workflows" / "grade.yml"
ACT = Path(sys.prefix) / "bin" / "act"


@pytest.fixture
def clone(tmp_path):
    """Make a student's repository from the files of this one, with .venv linked in."""
    folder = tmp_path / "repository"
    shutil.copytree(
        ROOT, folder, symlinks=True,
        ignore=shutil.ignore_patterns(".git", ".venv", "__pycache__", "tests", "reports"),
    )  # fmt: skip
    (folder / ".venv").symlink_to(ROOT / ".venv")
    subprocess.run(["git", "init", "-q", "-b", "main"], cwd=folder, check=True)
    identity = ["-c", "user.name=student", "-c", "user.email=student@example.org"]
    subprocess.run(["git", "add", "-A"], cwd=folder, check=True)
    subprocess.run(["git", *identity, "commit", "-qm", "work"], cwd=folder, check=True)
    return folder


def push(folder: Path, artifacts: Path) -> subprocess.CompletedProcess:
    """Run grade.yml as a push would, on this machine, with stand-ins for two actions."""
    uses = dict(
        re.findall(r"uses: (actions/(?:setup-python|upload-artifact))@(\w+)", WORKFLOW.read_text())
    )
    stand_ins = []
    for name, commit in uses.items():
        local = ROOT / "tests" / "actions" / name.split("/")[1]
        stand_ins += ["--local-repository", f"{name}@{commit}={local}"]
    command = [str(ACT), "push", "-W", str(WORKFLOW.relative_to(ROOT)), *stand_ins]
    command += ["-P", "ubuntu-latest=-self-hosted", "--no-cache-server", "--action-offline-mode"]
    command += ["--env", f"ARTIFACTS={artifacts}"]
    environment = {**os.environ, "NO_COLOR": "1", "HOME": str(artifacts.parent)}
    return subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False,
        timeout=110,
    )  # fmt: skip


@pytest.mark.skipif(not ACT.exists(), reason="act is not made for this system")
def test_a_push_is_graded_red_and_leaves_report_and_summary(clone, tmp_path):
    finished = push(clone, tmp_path / "artifacts")
    output = finished.stdout + finished.stderr
    assert finished.returncode == 1, output
    assert "Total  0 / 100" in output
    report = json.loads((tmp_path / "artifacts" / "report" / "starter.json").read_text("utf-8"))
    assert (report["score"], report["max_score"]) == (0, 100)


@pytest.mark.skipif(not ACT.exists(), reason="act is not made for this system")
def test_a_push_of_the_solution_is_green(clone, tmp_path):
    shutil.rmtree(clone / "starter")
    shutil.copytree(clone / "reference", clone / "starter")
    finished = push(clone, tmp_path / "artifacts")
    assert finished.returncode == 0, finished.stdout + finished.stderr
    assert "Total  100 / 100" in finished.stdout


def test_the_summary_is_a_table_that_quotes_safely(run_grade, make, tmp_path):
    views = (ROOT / "reference" / "items" / "views.py").read_text("utf-8")
    folder = make(views=views.replace("todos/1", "::error::</details><b>|"))
    finished = run_grade(
        folder, GITHUB_STEP_SUMMARY=str(tmp_path / "summary.md"), GITHUB_ACTIONS="true"
    )
    summary = (tmp_path / "summary.md").read_text("utf-8")
    assert summary.startswith("## 90 / 100 points, 3 / 4 steps")
    assert "| ❌ | api_url holds the address of the API | 0 / 10 |" in summary
    quoted = [line for line in summary.splitlines() if "::error::" in line]
    assert quoted
    assert all(line.startswith("    ") for line in quoted)
    lines = finished.stdout.splitlines()
    token = lines[0].removeprefix("::stop-commands::")
    assert len(token) >= 16
    assert lines[-1] == f"::{token}::"

"""The checks as pytest sees them: they can be collected, and what they ask for is there."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from grader.exercise.paths import CHECKS, REFERENCE, ROOT

# Runs pytest without running a check, and prints the arguments of each marker `about` as JSON.
LOOK = """
import json, sys
import pytest

class Look:
    def pytest_collection_finish(self, session):
        markers = {item.nodeid: item.get_closest_marker("about") for item in session.items}
        self.about = {name: marker and marker.args for name, marker in markers.items()}

look = Look()
status = pytest.main(["checks", "--setup-plan", "-q", "--tb=line", "-p", "no:randomly"], [look])
print("\\n" + json.dumps({"status": status, "about": getattr(look, "about", {})}))
"""


@cache
def collected() -> tuple[dict[str, Any], list[str]]:
    """Return what pytest found, and the lines in which it complains."""
    environment = {k: v for k, v in os.environ.items() if k != "DJANGO_SETTINGS_MODULE"}
    finished = subprocess.run(
        [sys.executable, "-c", LOOK], cwd=ROOT, env=environment, capture_output=True, text=True,
        check=False,
    )  # fmt: skip
    lines = (finished.stdout + finished.stderr).splitlines()
    complaints = [line.strip() for line in lines if line.startswith(("E  ", "ERROR ", "FAILED "))]
    answers = [line for line in finished.stdout.splitlines() if line.startswith('{"status"')]
    return json.loads(answers[-1]) if answers else {"status": 1, "about": {}}, complaints


def checks_can_be_collected() -> Iterator[str]:
    """A conftest that cannot be imported, or a fixture that is not there, breaks every grading."""
    found, complaints = collected()
    if found["status"]:
        for line in complaints or ["pytest gives no reason."]:
            yield f"checks/: pytest says: {line.removeprefix('E').strip()}"


def checks_are_about_a_file_that_exists() -> Iterator[str]:
    """The marker `about` says where a fault without a line of its own is shown."""
    for check, about in collected()[0]["about"].items():
        name = Path(check).relative_to(CHECKS.name).as_posix()
        if not about or len(about) < 2:
            yield f"{name} needs @pytest.mark.about(file, name)."
        elif not (REFERENCE / about[0]).is_file():
            yield f"{name} is about {about[0]}, and reference/ has no such file."


RULES = (checks_can_be_collected, checks_are_about_a_file_that_exists)

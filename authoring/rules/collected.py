"""The checks as pytest sees them: they can be collected, and what they ask for is there."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from typing import Any

from grader.exercise.paths import REFERENCE, ROOT
from grader.exercise.steps import load_steps

# Runs pytest without running a check, and prints the arguments of each marker `about` as JSON.
LOOK = """
import json, sys
import pytest

class Look:
    def pytest_collection_finish(self, session):
        markers = {item.nodeid: item.get_closest_marker("about") for item in session.items}
        self.about = {name: marker and marker.args for name, marker in markers.items()}
        self.skipped = [
            item.nodeid for item in session.items for name in ("skip", "skipif", "xfail")
            if item.get_closest_marker(name)
        ]

look = Look()
status = pytest.main(["checks", "--setup-plan", "-q", "--tb=line", "-p", "no:randomly"], [look])
found = {"status": status} | vars(look)
print("\\n" + json.dumps(found))
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
    errors = [line.removeprefix("E").strip() for line in lines if line.startswith("E  ")]
    complaints = [*errors[-1:], *(line for line in lines if line.startswith("ERROR "))]
    answers = [line for line in finished.stdout.splitlines() if line.startswith('{"status"')]
    nothing = {"status": 1, "about": {}, "skipped": []}
    return nothing | (json.loads(answers[-1]) if answers else {}), complaints


def checks_can_be_collected() -> Iterator[str]:
    """A conftest that cannot be imported, or a fixture that is not there, breaks every grading."""
    found, complaints = collected()
    if found["status"]:
        for line in complaints or ["pytest gives no reason."]:
            yield f"checks/: pytest says: {line}"


def pytest_has_the_checks_that_are_graded() -> Iterator[str]:
    """A check with parameters has another name there, and one that is skipped is never earned."""
    found, _ = collected()
    if not found["about"]:
        return
    for step in load_steps():
        for check in step.checks:
            if check.nodeid not in found["about"]:
                yield f"{check.nodeid} is graded, and pytest has no check of this name."
    for name in found["skipped"]:
        yield f"{name} has a marker skip or xfail, so what it finds does not decide its points."


def checks_are_about_a_file_that_exists() -> Iterator[str]:
    """The marker `about` says where a fault without a line of its own is shown."""
    for check, about in collected()[0]["about"].items():
        if not about or len(about) < 2:
            yield f"{check} needs @pytest.mark.about(file, name)."
        elif not (REFERENCE / about[0]).is_file():
            yield f"{check} is about {about[0]}, and reference/ has no such file."


RULES = (
    checks_can_be_collected,
    pytest_has_the_checks_that_are_graded,
    checks_are_about_a_file_that_exists,
)

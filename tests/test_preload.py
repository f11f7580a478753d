"""A fork for a submission loads nothing that the process before it could have loaded."""

import os
import subprocess
import sys

import msgspec

from grader.exercise.steps import load_steps
from grader.running.protocol import Job, LookAt
from reading import ROOT

# The server as it is, except that a fork tells which modules it loaded.
SPY = """
import sys
from pathlib import Path
from grader.running import server

class Spy(server.Server):
    def in_child(self, session, job):
        before = set(sys.modules)
        server.look_at(session, job)
        loaded = "\\n".join(name for name in sys.modules if name not in before)
        Path(job.look_at.record).with_suffix(".modules").write_text(loaded)
        server.leave(0)

server.Server = Spy
sys.exit(server.main())
"""


def test_the_reference_loads_its_own_modules_only(make, tmp_path):
    checks = tuple(check.nodeid for step in load_steps() for check in step.checks)
    record = tmp_path / "record.jsonl"
    job = Job(LookAt(str(make()), "seed", str(record), 8.0), checks)
    subprocess.run(
        [sys.executable, "-c", SPY], cwd=ROOT, input=msgspec.json.encode(job) + b"\n", check=True,
        stdout=subprocess.DEVNULL, timeout=60,
        env={**os.environ, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"},
    )  # fmt: skip
    assert record.read_text("utf-8").count('"passed"') == len(checks)
    loaded = record.with_suffix(".modules").read_text("utf-8").split()
    assert sorted(loaded) == ["items", "items.models", "items.views"]

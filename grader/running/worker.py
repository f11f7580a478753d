"""Start the process that runs the checks, give it jobs and end what it leaves behind."""

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
from dataclasses import dataclass
from pathlib import Path

import msgspec

from grader.errors import GradeError
from grader.exercise.paths import ROOT
from grader.running.environment import environment
from grader.running.protocol import Death, Job


@dataclass(frozen=True)
class Ending:
    """How a process ended: of what, and the detail in words."""

    death: Death
    detail: str

    def __str__(self) -> str:
        return self.detail


class Worker:
    """A process that holds the checks ready (grader.running.server); started when first needed.

    `hash_seed` is Python's PYTHONHASHSEED there; the tests show that no verdict depends on it.
    """

    def __init__(self, hash_seed: str = "0") -> None:
        self.hash_seed = hash_seed
        self.scratch = Path(tempfile.mkdtemp(prefix="grade-"))
        self.process: subprocess.Popen[str] | None = None
        self.child: int | None = None
        self.closed = False

    def __enter__(self) -> "Worker":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def start(self) -> None:
        """Start the process; return before it is ready."""
        self.process = subprocess.Popen(
            [sys.executable, "-m", "grader.running.server"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            env=environment(self.scratch, self.hash_seed), cwd=ROOT, encoding="utf-8",
            start_new_session=True,
        )  # fmt: skip

    def run(self, job: Job, limit: float) -> Ending:
        """Run one job, at most `limit` seconds, and return how its process ended."""
        if self.closed:
            raise KeyboardInterrupt
        if self.process is None or self.process.poll() is not None:
            self.start()
        assert self.process and self.process.stdin
        try:
            self.process.stdin.write(msgspec.json.encode(job).decode() + "\n")
            self.process.stdin.flush()
        except OSError:
            return self._lost()
        started = self._read()
        if "pid" not in started:
            raise GradeError("The checks do not start: delete the folder .venv and run this again.")
        self.child = started["pid"]
        late = threading.Event()
        timer = threading.Timer(limit, self._stop, (self.child, late))
        timer.start()
        try:
            ended = self._read()
        finally:
            timer.cancel()
            _kill_group(self.child)
        if not hasattr(os, "fork"):  # then the worker has looked at the submission itself
            self.process.wait()
        if late.is_set():
            return Ending(Death.TIME, f"it was ended after {limit:g} seconds")
        return _ending(ended["exit"]) if "exit" in ended else self._lost()

    def close(self) -> None:
        """End the process and remove every trace of it."""
        self.closed = True
        if self.process:
            if self.child:
                _kill_group(self.child)
            _kill_group(self.process.pid)
            self.process.kill()
            self.process.communicate()
        shutil.rmtree(self.scratch, ignore_errors=True)

    def _read(self) -> dict[str, int]:
        assert self.process and self.process.stdout
        line = self.process.stdout.readline()
        reply: dict[str, int] = json.loads(line) if line else {}
        return reply

    def _lost(self) -> Ending:
        assert self.process
        return _ending(self.process.wait())

    def _stop(self, pid: int, late: threading.Event) -> None:
        late.set()
        _kill_group(pid)
        if not hasattr(os, "killpg") and self.process:
            self.process.kill()


def _ending(status: int) -> Ending:
    if status < 0:
        return Ending(Death.CRASH, f"signal {-status}, {signal.Signals(-status).name}")
    return Ending(Death.CRASH, f"exit status {status}")


def _kill_group(pid: int) -> None:
    if hasattr(os, "killpg"):
        try:
            os.killpg(pid, signal.SIGKILL)
        except (ProcessLookupError, PermissionError):
            return

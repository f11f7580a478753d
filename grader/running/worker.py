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
        self.log = self.scratch / "server.log"
        self.process: subprocess.Popen[str] | None = None
        self.child: int | None = None
        self.closed = False

    def __enter__(self) -> "Worker":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def start(self) -> None:
        """Start the process; return before it is ready."""
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "grader.running.server"],
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=log,
                env=environment(self.scratch, self.hash_seed), cwd=ROOT, encoding="utf-8",
                start_new_session=True,
            )  # fmt: skip

    def run(self, job: Job, limit: float) -> Ending:
        """Run one job, at most `limit` seconds, and return how its process ended."""
        # an earlier submission may have ended the process: the second time it is a new one
        started = self._hand_over(job) or self._hand_over(job)
        if started is None:
            raise GradeError(f"The checks do not start: {self._complaint()}")
        self.child = started
        late = threading.Event()
        timer = threading.Timer(limit, self._stop, (started, late))
        timer.start()
        try:
            ended = self._read("exit")
        finally:
            timer.cancel()
            _kill_group(started)
        # without fork, the process has looked at the submission itself and ends
        status = self._wait() if ended is None or not hasattr(os, "fork") else ended
        if late.is_set():
            return Ending(Death.TIME, f"it was ended after {limit:g} seconds")
        return _ending(status)

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

    def _hand_over(self, job: Job) -> int | None:
        """Give the job to the process, and return the id of the one it started for it."""
        if self.closed:
            raise KeyboardInterrupt
        if self.process is None or self.process.poll() is not None:
            self.start()
        assert self.process and self.process.stdin
        try:
            self.process.stdin.write(msgspec.json.encode(job).decode() + "\n")
            self.process.stdin.flush()
            started = self._read("pid")
        except OSError:
            started = None
        if started is None:
            self._wait()
        return started

    def _read(self, key: str) -> int | None:
        assert self.process and self.process.stdout
        line = self.process.stdout.readline()
        reply: dict[str, int] = json.loads(line) if line else {}
        return reply.get(key)

    def _wait(self) -> int:
        """Wait for the end of the process, whose answers have ended; return its status."""
        assert self.process
        return self.process.wait()

    def _stop(self, child: int, late: threading.Event) -> None:
        """End the child, and the process too: the child may have stopped it."""
        late.set()
        _kill_group(child)
        if self.process:
            self.process.kill()

    def _complaint(self) -> str:
        """Return the last line of what pytest said when it could not start, or of a traceback."""
        lines = self.log.read_text("utf-8", "replace").splitlines()
        said = [line.removeprefix("E").strip() for line in lines if line.strip()]
        errors = [line.removeprefix("E").strip() for line in lines if line.startswith("E  ")]
        return (errors or said or ["nothing is said of why."])[-1]


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

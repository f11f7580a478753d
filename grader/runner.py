"""Run the checks on one submission in a process of its own, and survive whatever it does."""

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import certifi

from grader.errors import GradeError
from grader.manifest import ROOT
from grader.submission import Submission

LIMIT_PROCESS = 25.0  # seconds; each activity in it has a limit of 10 of its own
LIMIT_SUBMISSION = 60.0  # seconds, for all processes of one submission together
TIME_IS_UP = "time"


@dataclass(frozen=True)
class Outcome:
    """What became of one check: passed, failed or error, and what the check had to say."""

    status: str
    message: str = ""
    misconception: str | None = None
    cause: str | None = None
    file: str | None = None
    line: int | None = None


class Worker:
    """A process that holds the checks ready (grader.worker); started when first needed."""

    def __init__(self) -> None:
        self.scratch = Path(tempfile.mkdtemp(prefix="grade-"))
        self.process: subprocess.Popen[str] | None = None
        self.closed = False

    def __enter__(self) -> "Worker":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def start(self) -> None:
        """Start the process; return before it is ready."""
        certificate = self.scratch / "certificate.pem"
        certificate.write_text(_first_certificate(), "ascii")
        self.process = subprocess.Popen(
            [sys.executable, "-m", "grader.worker"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            env=_environment(self.scratch), cwd=ROOT, encoding="utf-8",
            start_new_session=True,
        )  # fmt: skip

    def run(self, job: dict[str, Any], limit: float) -> str:
        """Run one job, at most `limit` seconds, and return how its process ended."""
        if self.closed:
            raise KeyboardInterrupt
        if self.process is None or self.process.poll() is not None:
            self.start()
        assert self.process and self.process.stdin
        try:
            self.process.stdin.write(json.dumps(job) + "\n")
            self.process.stdin.flush()
        except OSError:
            return self._lost()
        started = self._read()
        if "pid" not in started:
            raise GradeError("The checks do not start: run `python grade.py --self-test`.")
        late = threading.Event()
        timer = threading.Timer(limit, self._stop, (started["pid"], late))
        timer.start()
        ended = self._read()
        timer.cancel()
        _kill_group(started["pid"])
        if late.is_set():
            return TIME_IS_UP
        return _describe(ended["exit"]) if "exit" in ended else self._lost()

    def close(self) -> None:
        """End the process and remove every trace of it."""
        self.closed = True
        if self.process:
            _kill_group(self.process.pid)
            self.process.kill()
            self.process.communicate()
        shutil.rmtree(self.scratch, ignore_errors=True)

    def _read(self) -> dict[str, int]:
        assert self.process and self.process.stdout
        line = self.process.stdout.readline()
        reply: dict[str, int] = json.loads(line) if line else {}
        return reply

    def _lost(self) -> str:
        assert self.process
        return _describe(self.process.wait())

    def _stop(self, pid: int, late: threading.Event) -> None:
        late.set()
        _kill_group(pid)
        if not hasattr(os, "killpg") and self.process:
            self.process.kill()


def run_checks(worker: Worker, submission: Submission, seed: str, nodeids: list[str]) -> dict[str, Outcome]:
    """Return the outcome of each check of `nodeids`, whatever the submission does.

    A process that ends early costs what it was busy with; a new one runs the remaining checks.
    """
    folder = Path(tempfile.mkdtemp(dir=worker.scratch))
    job = {
        "submission": str(folder / "copy"),
        "activities": str(folder / "activities.jsonl"),
        "journal": str(folder / "journal.jsonl"),
        "seed": seed,
    }
    submission.copy_to(folder / "copy")
    deadline = time.monotonic() + LIMIT_SUBMISSION
    outcomes: dict[str, Outcome] = {}
    try:
        while missing := [nodeid for nodeid in nodeids if nodeid not in outcomes]:
            left = deadline - time.monotonic()
            if left <= 0:
                late = f"The submission used up its {LIMIT_SUBMISSION:g} seconds before this check."
                return outcomes | {nodeid: Outcome("failed", late) for nodeid in missing}
            ending = worker.run(job | {"done": list(outcomes)}, min(left, LIMIT_PROCESS))
            before = set(outcomes)
            outcomes |= read_journal(folder / "journal.jsonl")
            if set(nodeids) <= set(outcomes):
                break
            if not _blame_activity(folder / "activities.jsonl", ending) and set(outcomes) == before:
                message = f"The process ended while this check ran ({ending})."
                outcomes[missing[0]] = Outcome("failed", message)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return outcomes


def read_journal(path: Path) -> dict[str, Outcome]:
    """Return the outcomes of the checks that have ended, from what pytest-json-report said."""
    outcomes: dict[str, Outcome] = {}
    failed: dict[str, Outcome] = {}
    for text in path.read_text("utf-8").splitlines() if path.exists() else []:
        stage = json.loads(text)
        check = stage["check"]
        if stage["outcome"] != "passed" and check not in failed:
            failed[check] = _outcome(stage["metadata"].get("fault", {}))
        if stage["when"] == "teardown":
            outcomes[check] = failed.get(check, Outcome("passed"))
    return outcomes


def _outcome(fault: dict[str, Any]) -> Outcome:
    if "message" in fault:
        return Outcome("failed", **fault)
    return Outcome("error", fault.get("grader_error", "The check gave no reason."))


def _blame_activity(path: Path, ending: str) -> bool:
    """Note how the process died, if an activity was running; a fresh process reads it."""
    lines = path.read_text("utf-8").splitlines() if path.exists() else []
    if not lines or "begin" not in json.loads(lines[-1]):
        return False
    with path.open("a", encoding="utf-8") as record:
        record.write(json.dumps({"died": ending}) + "\n")
    return True


def _environment(scratch: Path) -> dict[str, str]:
    """Return an environment made from nothing: no token or setting of the caller gets in."""
    kept = {key: os.environ[key] for key in ("SYSTEMROOT", "LD_LIBRARY_PATH") if key in os.environ}
    return kept | {
        "PATH": os.defpath,
        "HOME": str(scratch),
        "TMPDIR": str(scratch),
        "TEMP": str(scratch),
        "LANG": "C.UTF-8",
        "PYTHONUTF8": "1",
        "PYTHONHASHSEED": "0",
        "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1",
        # A client loads its certificates when it is made; one is enough where calls are faked.
        "SSL_CERT_FILE": str(scratch / "certificate.pem"),
        # macOS asks the system for proxies otherwise, which a forked process must not do.
        "no_proxy": "*",
    }


def _first_certificate() -> str:
    end = "-----END CERTIFICATE-----\n"
    with open(certifi.where(), encoding="ascii", errors="ignore") as bundle:
        text = bundle.read(20_000)
    return text[text.index("-----BEGIN") : text.index(end) + len(end)]


def _describe(status: int) -> str:
    if status >= 0:
        return f"exit status {status}"
    return f"signal {-status}, {signal.Signals(-status).name}"


def _kill_group(pid: int) -> None:
    if hasattr(os, "killpg"):
        try:
            os.killpg(pid, signal.SIGKILL)
        except (ProcessLookupError, PermissionError):
            return

"""Start the process that runs the checks, give it jobs and end what it leaves behind."""

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
from pathlib import Path
from typing import Any

from grader.errors import GradeError
from grader.manifest import ROOT

TIME_IS_UP = "time"


class Worker:
    """A process that holds the checks ready (grader.worker); started when first needed.

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
        certificate = self.scratch / "certificate.pem"
        certificate.write_text(_first_certificate(), "ascii")
        self.process = subprocess.Popen(
            [sys.executable, "-m", "grader.worker"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            env=_environment(self.scratch, self.hash_seed), cwd=ROOT, encoding="utf-8",
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
            return TIME_IS_UP
        return _describe(ended["exit"]) if "exit" in ended else self._lost()

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

    def _lost(self) -> str:
        assert self.process
        return _describe(self.process.wait())

    def _stop(self, pid: int, late: threading.Event) -> None:
        late.set()
        _kill_group(pid)
        if not hasattr(os, "killpg") and self.process:
            self.process.kill()


def _environment(scratch: Path, hash_seed: str) -> dict[str, str]:
    """Return an environment made from nothing: no token or setting of the caller gets in."""
    kept = {key: os.environ[key] for key in ("SYSTEMROOT", "LD_LIBRARY_PATH") if key in os.environ}
    return kept | {
        "PATH": os.defpath,
        "HOME": str(scratch),
        "TMPDIR": str(scratch),
        "TEMP": str(scratch),
        "LANG": "C.UTF-8",
        "PYTHONUTF8": "1",
        "PYTHONHASHSEED": hash_seed,
        "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1",
        # A client loads its certificates when it is made; one is enough where calls are faked.
        "SSL_CERT_FILE": str(scratch / "certificate.pem"),
        # macOS asks the system for proxies otherwise, which a forked process must not do.
        "no_proxy": "*",
    }


def _first_certificate() -> str:
    import certifi

    end = "-----END CERTIFICATE-----\n"
    with Path(certifi.where()).open(encoding="ascii", errors="ignore") as bundle:
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

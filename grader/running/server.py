"""Hold the checks ready and look at one submission after the other, each in its own process.

Started as `python -m grader.running.server` by worker.py. It reads a job a line from its standard
input (docs/protocol.md) and writes a line when a process was started ({"pid": n}) and when it
ended ({"exit": n}). Where there is no fork (Windows) it looks at the submission itself and ends;
another one is started for the next.

No student code is imported here: only in the forked process, which gets none of the pipes.
"""

import gc
import json
import os
import random
import signal
import sys
from pathlib import Path
from typing import IO

import msgspec
import pytest

from grader.running.protocol import Job, Result
from grader.running.record import Record

leave = os._exit  # the checks replace it while they look at student code
PLUGINS = ("pytest_django.plugin", "pytest_asyncio.plugin", "pytest_jsonreport.plugin")
UNUSED = (
    "cacheprovider",
    "faulthandler",
    "doctest",
    "junitxml",
    "logging",  # what the student's code logs goes where it goes without pytest
    "pastebin",
    "stepwise",
    "setuponly",
    "subtests",
)
OPTIONS = (
    "--quiet", "--capture=no", "--assert=plain", "--tb=no", "--json-report",
    "--json-report-file=none", "--json-report-omit", "log", "traceback", "keywords", "collectors",
)  # fmt: skip


class Server:
    """Take the place of pytest's run loop: the collected checks are run for each job."""

    def __init__(self, jobs: IO[str], replies: IO[str]):
        self.jobs = jobs
        self.replies = replies

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        gc.collect()
        gc.freeze()  # a child that collects garbage need not copy what was loaded before the fork
        for line in self.jobs:
            job = msgspec.json.decode(line, type=Job)
            if not hasattr(os, "fork"):
                self.reply(pid=os.getpid())
                look_at(session, job)
                self.reply(exit=0)
                leave(0)
            pid = os.fork()
            if pid == 0:
                self.in_child(session, job)
            self.reply(pid=pid)
            _, status = os.waitpid(pid, 0)
            self.reply(exit=os.waitstatus_to_exitcode(status))
        return True

    def reply(self, **line: int) -> None:
        self.replies.write(json.dumps(line) + "\n")
        self.replies.flush()

    def in_child(self, session: pytest.Session, job: Job) -> None:
        status = 70
        try:
            os.setsid()
            signal.signal(signal.SIGINT, signal.SIG_IGN)
            self.jobs.close()
            self.replies.close()
            look_at(session, job)
            status = 0
        finally:
            leave(status)


def look_at(session: pytest.Session, job: Job) -> None:
    """Run the checks that the job names against its submission, in that order."""
    silence()
    vars(session.config.option).update(msgspec.structs.asdict(job.look_at))
    random.seed(job.look_at.seed)
    os.chdir(job.look_at.submission)  # what the code writes beside itself goes with the copy
    known = {item.nodeid: item for item in session.items}
    for check in job.checks:
        if check not in known:
            trouble = "pytest has no check of this name."
            Record(Path(job.look_at.record)).add(Result(check, "error", None, trouble))
    items = [known[check] for check in job.checks if check in known]
    for item, following in zip(items, [*items[1:], None], strict=True):
        item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)


def silence() -> None:
    """Let what is printed go nowhere, into streams that the student's code may close."""
    nothing = os.open(os.devnull, os.O_RDWR)
    for stream in (1, 2, sys.stdout.fileno()):  # the last is pytest's
        os.dup2(nothing, stream)
    sys.stdout = os.fdopen(nothing, "w", encoding="utf-8")
    sys.stderr = os.fdopen(os.dup(nothing), "w", encoding="utf-8", errors="backslashreplace")


def main() -> int:
    """Serve until standard input ends."""
    jobs = os.fdopen(os.dup(0), encoding="utf-8")
    replies = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    os.dup2(2, 1)  # what pytest says when the checks cannot be collected
    sys.stdout = os.fdopen(os.dup(1), "w", encoding="utf-8")  # it keeps this one for itself
    arguments = ["checks", *OPTIONS]
    for plugin in PLUGINS:
        arguments += ["-p", plugin]
    for plugin in UNUSED:
        arguments += ["-p", f"no:{plugin}"]
    return pytest.main(arguments, plugins=[Server(jobs, replies)])


if __name__ == "__main__":
    sys.exit(main())

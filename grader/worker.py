"""Hold the checks ready and look at one submission after the other, each in its own process.

Started as `python -m grader.worker` by grader.process. It reads a job a line from its standard
input (JSON: submission, seed, activities, journal, time_limit, checks) and writes a line when a
process was started ({"pid": n}) and when it ended ({"exit": n}). Where there is no fork (Windows)
it looks at the submission itself and ends; another one is started for the next.

No student code is imported here: only in the forked process, which gets none of the pipes.
"""

import gc
import json
import os
import random
import signal
import sys
from pathlib import Path
from typing import IO, Any

import pytest

leave = os._exit  # the checks replace it while they look at student code
PLUGINS = ("pytest_django.plugin", "pytest_asyncio.plugin", "pytest_jsonreport.plugin")
UNUSED = (
    "cacheprovider",
    "faulthandler",
    "doctest",
    "junitxml",
    "pastebin",
    "stepwise",
    "setuponly",
)
OPTIONS = (
    "--quiet", "--capture=no", "--assert=plain", "--tb=native", "--json-report",
    "--json-report-file=none", "--json-report-omit", "log", "traceback", "keywords", "collectors",
)  # fmt: skip


class Journal:
    """Write what pytest-json-report has to say of each stage of each check, as it happens."""

    def __init__(self, path: str):
        self.file = Path(path).open("a", encoding="utf-8")  # noqa: SIM115 - open to the end

    @pytest.hookimpl(wrapper=True)
    def pytest_json_runtest_stage(self, report: Any) -> Any:
        stage = yield
        line = {
            "check": report.nodeid,
            "when": report.when,
            "outcome": stage["outcome"],
            "metadata": report._json_report_extra.get("metadata", {}),
        }
        self.file.write(json.dumps(line) + "\n")
        self.file.flush()
        return stage


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
            if not hasattr(os, "fork"):
                self.reply(pid=os.getpid())
                look_at(session, json.loads(line))
                self.reply(exit=0)
                leave(0)
            pid = os.fork()
            if pid == 0:
                self.in_child(session, json.loads(line))
            self.reply(pid=pid)
            _, status = os.waitpid(pid, 0)
            self.reply(exit=os.waitstatus_to_exitcode(status))
        return True

    def reply(self, **line: int) -> None:
        self.replies.write(json.dumps(line) + "\n")
        self.replies.flush()

    def in_child(self, session: pytest.Session, job: dict[str, Any]) -> None:
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


def look_at(session: pytest.Session, job: dict[str, Any]) -> None:
    """Run the named checks against one submission, in the order of their names."""
    options = session.config.option
    options.submission, options.seed = job["submission"], job["seed"]
    options.activities, options.time_limit = job["activities"], job["time_limit"]
    random.seed(job["seed"])
    os.chdir(job["submission"])  # what the code writes beside itself goes with the copy
    session.config.pluginmanager.register(Journal(job["journal"]))
    known = {item.nodeid: item for item in session.items}
    items = [known[nodeid] for nodeid in job["checks"] if nodeid in known]
    for item, following in zip(items, [*items[1:], None], strict=True):
        item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)


def main() -> int:
    """Serve until standard input ends."""
    jobs = os.fdopen(os.dup(0), encoding="utf-8")
    replies = os.fdopen(os.dup(1), "w", encoding="utf-8")
    nothing = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nothing, stream)
    arguments = ["checks", *OPTIONS]
    for plugin in PLUGINS:
        arguments += ["-p", plugin]
    for plugin in UNUSED:
        arguments += ["-p", f"no:{plugin}"]
    return pytest.main(arguments, plugins=[Server(jobs, replies)])


if __name__ == "__main__":
    sys.exit(main())

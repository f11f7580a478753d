"""Code that crashes, hangs or exits costs the checks that it touches, and nothing else."""

import time

import pytest

from grader.report.model import Report
from grader.running import attempts
from reading import ROOT, VIEWS, checks_by_id, first_failed

LIMIT = 2.0


@pytest.fixture(autouse=True)
def short_limits(monkeypatch):
    monkeypatch.setattr(attempts, "LIMIT_ACTIVITY", LIMIT)
    monkeypatch.setattr(attempts, "LIMIT_PROCESS", 3 * LIMIT)


def in_view(line: str, setup: str = "") -> str:
    """Return the right view with a line at its start."""
    return setup + VIEWS.replace("    api_url =", f"    {line}\n    api_url =", 1)


def after_fetching(line: str, setup: str = "") -> str:
    """Return the right view with a line after the call to the API."""
    return setup + VIEWS.replace("    items =", f"    {line}\n    items =", 1)


def scores(report: Report) -> list[int]:
    assert report.max_score == 100
    assert not [c for c in checks_by_id(report).values() if c.status == "error"]
    return [step.score for step in report.steps]


@pytest.mark.parametrize(
    ("text", "expected", "idea"),
    [
        ("while True:\n    pass\n", [15, 0, 0, 0], "never-ends"),
        ("import os\nos._exit(0)\n", [15, 0, 0, 0], "ends-the-process"),
        ("import os\nos.kill(os.getpid(), 9)\n", [15, 0, 0, 0], "ends-the-process"),
        (in_view("while True: pass"), [20, 10, 0, 0], "never-ends"),
        (after_fetching("while True: pass"), [20, 20, 15, 0], "never-ends"),
        (after_fetching("os._exit(0)", "import os\n"), [20, 20, 15, 0], "ends-the-process"),
        (in_view("os.kill(os.getpid(), 9)", "import os\n"), [20, 10, 0, 0], "ends-the-process"),
        (in_view("raise SystemExit"), [20, 10, 0, 0], "ends-the-process"),
        (in_view("await asyncio.Event().wait()", "import asyncio\n"), [20, 10, 0, 0], "never-ends"),
    ],
    ids=lambda value: value[:40].replace("\n", " ") if isinstance(value, str) else None,
)
def test_what_never_comes_back(make, graded, text, expected, idea):
    report = graded(make(views=text))
    assert scores(report) == expected
    assert first_failed(report).misconception == idea
    assert first_failed(report).file == "items/views.py"


def test_the_line_of_an_endless_loop_is_named(make, graded):
    failed = first_failed(graded(make(views=in_view("while True: pass"))))
    assert failed.line == VIEWS.splitlines().index("async def fetch_data(request):") + 2


def test_models_that_never_end_leave_nothing_to_wait_for(make, graded):
    started = time.monotonic()
    report = graded(make(models="while True:\n    pass\n"))
    assert scores(report) == [0, 0, 0, 0]
    assert time.monotonic() - started < 12 * LIMIT  # the bound that ends it, not a measurement


def test_an_end_at_the_second_request_keeps_what_the_first_showed(make, graded):
    kill = "os.kill(os.getpid(), 9)"
    text = in_view(f"seen.append(1) or len(seen) < 2 or {kill}", "import os\nseen = []\n")
    assert scores(graded(make(views=text))) == [20, 20, 20, 5]


def test_a_process_that_will_not_be_timed_is_ended_from_outside(make, graded):
    stop = "faulthandler.cancel_dump_traceback_later(); signal.alarm(0); time.sleep(1000)"
    text = "import faulthandler, signal, time\n" + stop + "\n"
    started = time.monotonic()
    report = graded(make(views=text))
    assert time.monotonic() - started > 3 * LIMIT  # nothing else ended it before
    assert scores(report) == [15, 0, 0, 0]
    assert first_failed(report).misconception == "never-ends"


@pytest.mark.parametrize("number", ["SIGKILL", "SIGSTOP"])
def test_the_worker_survives_and_grades_the_next(make, graded, number):
    killer = f"import os, signal, time\nos.kill(os.getppid(), signal.{number})\ntime.sleep(1000)\n"
    assert graded(make("killer", views=killer)).max_score == 100
    assert graded(ROOT / "reference").score == 100


def test_what_a_submission_started_is_ended(make, graded, tmp_path):
    marker = tmp_path / "alive"
    child = f"import time; time.sleep({LIMIT}); open({str(marker)!r}, 'w')"
    text = f"import subprocess, sys\nsubprocess.Popen([sys.executable, '-c', {child!r}])\n" + VIEWS
    assert graded(make(views=text)).score == 100
    time.sleep(1.5 * LIMIT)
    assert not marker.exists()

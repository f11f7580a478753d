"""The protocol: the options of pytest that say what to look at, and the results written down."""

from pathlib import Path

import pytest

from checks.harness.evidence import evidence_for
from checks.harness.fault import Fault
from checks.harness.protocol import Outcome
from checks.harness.record import Record, fields_of
from checks.harness.showing import harmless, told_by
from checks.harness.sources import Sources

ROOT = Path(__file__).resolve().parents[2]


def pytest_addoption(parser):
    """Add the options that docs/protocol.md lists."""
    group = parser.getgroup("exercise")
    group.addoption("--submission", default=str(ROOT / "starter"), help="the folder to look at")
    group.addoption("--seed", default="editor", help="what the random data come from")
    group.addoption("--record", default=None, help="write activities and results to this file")
    group.addoption("--time-limit", type=float, default=8.0, help="seconds for each activity")


def pytest_configure(config):
    """Name the markers of a check, and write down what becomes of each."""
    config.addinivalue_line("markers", "points(n): what the check is worth")
    config.addinivalue_line("markers", "about(file, name, ...): what the check looks at")
    config.pluginmanager.register(Results(config))


class Results:
    """Tell pytest-json-report, and the record, why a check failed."""

    def __init__(self, config):
        self.config = config
        self.reasons: dict[str, dict] = {}  # by check: `fault`, or the `trouble` of the check

    @pytest.hookimpl(optionalhook=True)
    def pytest_json_runtest_metadata(self, item, call):
        """Add to a failed check what a student needs to mend it."""
        if call.excinfo is None:
            return {}
        sources = Sources(Path(self.config.option.submission))
        given = getattr(item, "funcargs", {}).values()
        reason = reason_for(call.excinfo.value, item.get_closest_marker("about"), sources, given)
        return self.reasons.setdefault(item.nodeid, reason)

    @pytest.hookimpl(optionalhook=True, wrapper=True)
    def pytest_json_runtest_stage(self, report):
        """Write the result when the last stage of a check has ended."""
        stage = yield
        if stage["outcome"] != Outcome.PASSED:
            self.reasons.setdefault(report.nodeid, {"trouble": "The check gave no reason."})
        if report.when == "teardown":
            reason = self.reasons.pop(report.nodeid, {})
            record = Record(self.config.option.record)
            record.result(report.nodeid, reason.get("fault"), reason.get("trouble"))
        return stage


def reason_for(error: BaseException, about, sources: Sources, given) -> dict:
    """Return the fault that ended a check, or the `trouble` that was none of the student's.

    `about` is the check's marker: the file, the name that it looks at, and names to point at
    where that one is missing. `given` are the values of its fixtures.
    """
    raised = error
    file, *names = about.args if about else ("", "")
    place = sources.place_of(error)
    if not isinstance(error, Fault):
        if place is None:
            return {"trouble": harmless(f"{type(error).__name__}: {told_by(error)}")}
        seen = f"{place} raises {sources.describe(error)} when the check looks at `{names[0]}`."
        error = Fault(seen, "code that runs without an error", at=place)
    place = error.at or sources.place_of_name(file, *names)
    evidence = evidence_for(error, raised, place, given, sources)
    return {"fault": fields_of(error, error.cause or names[0], place, evidence)}

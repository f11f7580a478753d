"""What the checks share: the submission, its modules, the visits to its view.

Student code is imported in fixtures, never when the checks are collected. Each fixture has the
scope of the session, so that a view which never ends costs its time limit once.
"""

import inspect
import os
from contextlib import suppress
from pathlib import Path

import pytest
import pytest_asyncio
import respx
from asgiref.sync import sync_to_async

from checks.activity import Activities
from checks.event_loop import LoopWatch
from checks.explain import has_right
from checks.fake_api import FakeApi
from checks.faults import Fault, Place, Submission, show
from checks.loading import App, named
from checks.reporting import data_of
from checks.rows import Table, is_model
from checks.visits import Visit, Visitor

ROOT = Path(__file__).resolve().parent.parent


def pytest_addoption(parser):
    group = parser.getgroup("exercise")
    group.addoption("--submission", default=str(ROOT / "starter"), help="the folder to look at")
    group.addoption("--seed", default="editor", help="what the random rows and answers come from")
    group.addoption("--activities", default=None, help="record of what runs, kept in this file")
    group.addoption("--time-limit", type=float, default=8.0, help="seconds for each activity")


def pytest_configure(config):
    config.addinivalue_line("markers", "points(n): what the check is worth")
    config.addinivalue_line("markers", "about(file, name): the name that the check looks at")


@pytest.hookimpl(optionalhook=True)
def pytest_json_runtest_metadata(item, call):
    """Add to pytest-json-report what a student needs to mend a failed check."""
    if call.excinfo is None:
        return {}
    submission = Submission(Path(item.config.option.submission))
    return {"fault": data_of(call.excinfo.value, item.get_closest_marker("about"), submission)}


def end_of_process(status=0):
    """Stand in for os._exit, so that what the code did before it can still be looked at."""
    raise SystemExit(f"os._exit({status})")


@pytest.fixture(scope="session")
def submission(pytestconfig):
    """The folder that is looked at."""
    return Submission(Path(pytestconfig.option.submission))


@pytest.fixture(scope="session")
def activities(pytestconfig, submission):
    """The record of what runs of the student's code."""
    option = pytestconfig.option
    path = Path(option.activities) if option.activities else None
    return Activities(path, option.time_limit, submission)


@pytest.fixture(scope="session")
def visitor(pytestconfig, submission, django_db_blocker):
    """Who asks the view: the faked API and the watched event loop are in place from here on."""
    api, watch = FakeApi(submission), LoopWatch(submission)
    router = respx.mock(assert_all_called=False)
    with router, pytest.MonkeyPatch.context() as patch, django_db_blocker.unblock():
        api.install(router, patch)
        watch.install(patch)
        patch.setattr(os, "_exit", end_of_process)
        option = pytestconfig.option
        yield Visitor(submission, api, watch, option.seed, patience=option.time_limit / 2)


@pytest.fixture(scope="session")
def app(submission, activities, visitor):
    """The student's app, its modules not yet imported."""
    return App(submission, activities)


@pytest.fixture(scope="session")
def models(app):
    """The module items.models."""
    return app.models()


@pytest.fixture(scope="session")
def views(app):
    """The module items.views."""
    return app.views()


@pytest.fixture(scope="session")
def item(models):
    """The model Item."""
    item = named(models, "Item", "the model", "a class Item in items/models.py")
    if not is_model(item):
        seen = f"`Item` is {show(item)}, which is no model with a table."
        raise Fault(seen, "class Item(models.Model):", cause="Item")
    return item


@pytest.fixture(scope="session")
def view(views, app):
    """The view fetch_data, served at /fetch-data/."""
    wanted = "async def fetch_data(request): in items/views.py"
    view = named(views, "fetch_data", "the view", wanted)
    if inspect.isclass(view) or not callable(view):
        raise Fault(f"`fetch_data` is {show(view)}.", "an async function", cause="fetch_data")
    app.route(view)
    return view


@pytest.fixture(scope="session")
def table(app, request, visitor):
    """The rows of Item, as many as a visit wants; none without a model."""
    try:
        return Table(request.getfixturevalue("item"), visitor.random)
    except Fault as fault:
        return Table(None, visitor.random, fault)


@pytest.fixture(scope="session")
def visit_once(visitor, table, activities):
    """A function that makes one visit while the table holds a number of rows."""

    async def visit_once(name: str, rows: int) -> Visit:
        rows = await sync_to_async(table.fill)(rows)
        with activities.running(name, Place("items/views.py")):
            visit = await visitor.visit(rows)
        visit.no_model = table.no_model and table.no_model.cause
        visit.rows_after = await sync_to_async(table.size)()
        visit.covered = await sync_to_async(table.covered)(visit.variables.get("items"))
        return visit

    return visit_once


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def visit(view, visitor, visit_once):
    """The first request to the view, alone."""
    visit = await visit_once("Request 1 to /fetch-data/", visitor.random.randint(3, 9))
    visit.first = True
    return visit


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def later_visits(visit, visitor, visit_once):
    """Two more requests, each with other data: so many rows that a slice shows, then none."""
    if visit.timed_out:
        return []
    return [
        await visit_once("Request 2 to /fetch-data/", visitor.random.randint(101, 109)),
        await visit_once("Request 3 to /fetch-data/", 0),
    ]


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def visit_in_vain(visit, visitor, activities):
    """A request while the API cannot be reached; None where that would show nothing new."""
    if not has_right([visit], "external", "payload"):
        return None
    activity = activities.running("A request without the API", Place("items/views.py"))
    with suppress(Fault), activity:  # a view that does not end here is told of by later requests
        return await visitor.in_vain()
    return None


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def crowd(visit, later_visits, visitor, table, activities):
    """Five requests at the same time; none after a visit that shows they need not be tried."""
    if visit.timed_out or visit.sleeps:
        return None
    rows = await sync_to_async(table.fill)(visitor.random.randint(3, 9))
    with activities.running("Five requests at once", Place("items/views.py")):
        return await visitor.crowd(rows)

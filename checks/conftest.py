"""What the checks are given: the student's modules, and the visits to their view.

Student code is imported in fixtures, never when the checks are collected. Each fixture has the
scope of the session, so that a view which never ends costs its time limit once.
"""

import inspect
from contextlib import suppress
from functools import partial
from inspect import iscoroutinefunction
from pathlib import Path

import pytest
import pytest_asyncio

import checks.harness.asking.preload  # noqa: F401 - before any submission is looked at
from checks.harness import MODELS, VIEWS
from checks.harness.asking.rows import is_model
from checks.harness.asking.visitor import Visitor
from checks.harness.explaining.no_models import no_model
from checks.harness.explaining.view_faults import no_view
from checks.harness.fault import Fault
from checks.harness.importing.loading import App
from checks.harness.importing.missing import must_not_be_hidden, where_to_write
from checks.harness.judging.demands import left_to_look_at
from checks.harness.naming import named
from checks.harness.record import Record
from checks.harness.sources import Sources

pytest_plugins = ["checks.harness.plugin"]


@pytest.fixture(scope="session")
def visitor(pytestconfig, django_db_blocker):
    """Who asks the view: the faked API and the watched event loop are in place from here on."""
    option = pytestconfig.option
    sources, record = Sources(Path(option.submission)), Record(option.record)
    visitor = Visitor(sources, record, option.seed, option.time_limit)
    with django_db_blocker.unblock(), visitor:
        yield visitor


@pytest.fixture(scope="session")
def app(visitor):
    """The student's app, its modules not yet imported."""
    return App(visitor.sources, visitor.activities)


@pytest.fixture(scope="session")
def models(app):
    """The module items.models."""
    return app.models()


@pytest.fixture(scope="session")
def views(app):
    """The module items.views."""
    return app.views()


@pytest.fixture(scope="session")
def item(models, app):
    """The model Item."""
    must_not_be_hidden(app.sources, models, "Item", MODELS)
    below = partial(where_to_write, app.sources, MODELS, "Item")
    wanted = "a class Item in items/models.py"
    item = named(models, "Item", "the model", wanted, like=is_model, below=below)
    if not is_model(item):
        raise no_model(item, app.sources)
    return item


@pytest.fixture(scope="session")
def view(views, app):
    """The view fetch_data, served at /fetch-data/."""
    wanted = "async def fetch_data(request): in items/views.py"
    must_not_be_hidden(app.sources, views, "fetch_data", VIEWS)
    below = partial(where_to_write, app.sources, VIEWS, "fetch_data")
    view = named(views, "fetch_data", "the view", wanted, like=iscoroutinefunction, below=below)
    if inspect.isclass(view) or not callable(view):
        raise no_view(view, app.sources)
    app.route(view)
    return view


@pytest.fixture(scope="session")
def table(request, visitor):
    """The rows of Item, as many as a visit wants; none without a model."""
    try:
        visitor.table.model = request.getfixturevalue("item")
    except Fault as fault:
        visitor.table.no_model = fault
    return visitor.table


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def visit(view, table, visitor):
    """The first request to the view, alone."""
    return await visitor.first()


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def later_visits(visit, visitor):
    """Four more requests: three with other rows, one as a browser asks."""
    return left_to_look_at(await visitor.later(visit))


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def visits(visit, later_visits, visitor):
    """All requests that were made alone: the first, the later ones, one for each kind of answer."""
    others = await visitor.others(visit)
    return [visit, *left_to_look_at([*later_visits, *others])]


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def ended_visits(visit, visitor):
    """Those of the visits after the first that came to an end, also when others did not."""
    for ask in (visitor.later, visitor.others):
        with suppress(Fault):
            await ask(visit)
    return [*visitor.later_visits, *visitor.other_visits]


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def failing_visits(visit, ended_visits, visitor):
    """A request for each way in which the API can fail; none where that shows nothing new."""
    return await visitor.failing(visit)


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def ended_failing_visits(visit, ended_visits, visitor):
    """Those of the failing visits that came to an end, also when others did not."""
    with suppress(Fault):
        await visitor.failing(visit)
    return visitor.failing_visits


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def crowd(visit, visits, visitor):
    """Five requests at the same time; None after a visit that shows they need not be tried."""
    return await visitor.crowd(visit)

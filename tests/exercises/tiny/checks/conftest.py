"""What the checks are given: a function that asks the student's view."""

import importlib
import sys
from pathlib import Path

import pytest
from django.http import HttpResponseBase
from django.test import RequestFactory

from checks.harness import fail, show
from checks.harness.activities import Activities, Activity
from checks.harness.fault import Place
from checks.harness.naming import named
from checks.harness.record import Record
from checks.harness.sources import Sources

pytest_plugins = ["checks.harness.plugin"]

IMPORTING = Activity("importing", "Importing hello/views.py", Place("hello/views.py"))
ASKING = Activity("asking", "A request to /hello/", Place("hello/views.py"))


@pytest.fixture(scope="session")
def activities(pytestconfig):
    """What runs of the student's code, and where it lies."""
    option = pytestconfig.option
    sources = Sources(Path(option.submission))
    return Activities(Record(option.record), option.time_limit, sources)


@pytest.fixture(scope="session")
def view(activities):
    """The view hello."""
    sys.path.append(str(activities.sources.folder))
    with activities.running(IMPORTING):
        module = importlib.import_module("hello.views")
    return named(module, "hello", "the view", "def hello(request): in hello/views.py")


@pytest.fixture(scope="session")
def get(view, activities):
    """Ask the view for an address."""

    def get(address):
        with activities.running(ASKING):
            response = view(RequestFactory().get(address))
        if not isinstance(response, HttpResponseBase):
            fail(f"`hello` returns {show(response)}.", idea="text-is-enough", cause="reply")
        return response

    return get

"""What the checks are given: a function that asks the student's view."""

import importlib
import sys
from pathlib import Path

import pytest
from django.test import Client
from django.urls import path

from checks.harness import urls
from checks.harness.activities import Activities, Activity
from checks.harness.fault import Place
from checks.harness.record import Record
from checks.harness.sources import Sources

pytest_plugins = ["checks.harness.plugin"]
VIEWS = "hello/views.py"


@pytest.fixture(scope="session")
def get(pytestconfig):
    """Ask the view for an address."""
    option = pytestconfig.option
    sources = Sources(Path(option.submission))
    activities = Activities(Record(option.record), option.time_limit, sources)
    sys.path.append(str(sources.folder))
    with activities.running(Activity("importing", f"Importing {VIEWS}", Place(VIEWS))):
        view = importlib.import_module("hello.views").hello
    urls.urlpatterns[:] = [path("hello/", view)]

    def get(address):
        with activities.running(Activity("asking", f"A request to {address}", Place(VIEWS))):
            return Client().get(address)

    return get

"""Load what every visit loads anyway, before any submission is looked at.

One process holds the checks ready and forks for each submission: what is loaded by then need not
be loaded again in each fork. Only modules are loaded here; no connection is opened, because an
open one must not cross a fork.
"""

import codecs
import importlib

import anyio

from checks.harness.asking.clients import make_the_context

MODULES = (
    "checks.harness.importing.app",
    "django.conf.urls",
    "django.db.backends.sqlite3.base",
    "django.db.models.sql.compiler",
    "django.middleware.csrf",
    "django.utils.translation.reloader",
    "django.views.defaults",
)

for name in MODULES:
    importlib.import_module(name)
codecs.lookup("unicode_escape")
make_the_context()
anyio.run(anyio.sleep, 0)  # httpx waits with anyio, which loads what it needs at the first wait

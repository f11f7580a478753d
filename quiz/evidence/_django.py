"""A small Django project in memory, for the evidence scripts."""

import logging
from collections.abc import Callable
from wsgiref.util import setup_testing_defaults

import django
import httpx
from django.conf import settings
from django.core.handlers.asgi import ASGIHandler
from django.core.handlers.wsgi import WSGIHandler

settings.configure(
    ALLOWED_HOSTS=["*"],
    ROOT_URLCONF=__name__,
    LOGGING_CONFIG=None,
    DATABASES={
        "default": {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": "file:quiz?mode=memory&cache=shared",
        }
    },
    TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates"}],
)
logging.disable()
django.setup()

from django.db import connection, models  # noqa: E402  (needs the settings)
from django.db.backends.signals import connection_created  # noqa: E402
from django.urls import path  # noqa: E402

urlpatterns: list = []


class Item(models.Model):
    name = models.CharField(max_length=100)

    class Meta:
        app_label = "evidence"


def fill(rows: int) -> None:
    """Make the table and put rows in; keep the connection, which keeps the database."""
    with connection.schema_editor() as editor:
        editor.create_model(Item)
    Item.objects.bulk_create(Item(name=f"item {n}") for n in range(rows))


def watch(note: Callable) -> None:
    """Call `note` at every query, on this connection and on those that other threads will make."""
    connection.execute_wrappers.append(note)
    connection_created.connect(
        lambda connection, **_: connection.execute_wrappers.append(note), weak=False
    )


def route(view: Callable) -> Callable:
    """Serve a view under its own name: `/NAME/`."""
    urlpatterns.append(path(f"{view.__name__}/", view))
    return view


def browser() -> httpx.AsyncClient:
    """Return a client that talks to Django's real ASGI handler."""
    return httpx.AsyncClient(
        transport=httpx.ASGITransport(app=ASGIHandler()), base_url="http://quiz"
    )


def ask_wsgi(path: str, query: str) -> tuple[str, bytes]:
    """Send one request to Django's real WSGI handler; return the status line and the body."""
    environ = {"PATH_INFO": path, "QUERY_STRING": query}
    setup_testing_defaults(environ)
    status: list[str] = []
    body = b"".join(WSGIHandler()(environ, lambda line, headers: status.append(line)))
    return status[0], body

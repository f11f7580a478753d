"""Where the names live that a view or a model may need: the line that imports each."""

import sys

HOMES = {
    "django.http": "JsonResponse HttpResponse HttpRequest HttpResponseBadRequest Http404 "
    "HttpResponseServerError HttpResponseNotAllowed HttpResponseNotFound StreamingHttpResponse",
    "django.db": "models transaction connection IntegrityError DatabaseError",
    "django.db.models": "Model CharField TextField IntegerField DateTimeField Count Sum Max Q F",
    "django.shortcuts": "render redirect get_object_or_404",
    "django.urls": "path include reverse",
    "django.views": "View",
    "django.views.decorators.http": "require_GET require_POST require_http_methods require_safe",
    "django.views.decorators.csrf": "csrf_exempt csrf_protect",
    "django.views.decorators.cache": "cache_page never_cache",
    "django.utils.decorators": "method_decorator",
    "django.utils": "timezone",
    "django.conf": "settings",
    "django.core.exceptions": "ValidationError SynchronousOnlyOperation ObjectDoesNotExist",
    "django.core.validators": "MaxLengthValidator MinLengthValidator RegexValidator",
    "asgiref.sync": "sync_to_async async_to_sync",
    "httpx": "AsyncClient HTTPError HTTPStatusError RequestError TimeoutException ConnectError",
    "functools": "wraps partial lru_cache",
    "dataclasses": "dataclass",
    "typing": "Any Optional Union TYPE_CHECKING cast",
    "http": "HTTPStatus",
    "datetime": "timedelta",
    "pathlib": "Path",
    "contextlib": "suppress asynccontextmanager contextmanager",
    ".models": "Item",
}
HOME = {name: module for module, names in HOMES.items() for name in names.split()}
SPELT = {name.lower(): name for name in HOME}
CONSTANTS = {
    "true": "True", "false": "False", "none": "None", "null": "None", "NULL": "None",
    "TRUE": "True", "FALSE": "False", "NONE": "None", "undefined": "None", "nil": "None",
}  # fmt: skip
JOKES = {"this", "antigravity"}  # modules that nobody imports for what they hold


def home_of(name: str) -> tuple[str, str] | None:
    """Return the module where a name lives, and the name as it is spelt there; None if unknown."""
    spelt = name if name in HOME else SPELT.get(name.lower(), "")
    return (HOME[spelt], spelt) if spelt else None


def import_line(name: str) -> str:
    """Return the line that imports a name; "" when nobody knows one."""
    if home := home_of(name):
        return f"from {home[0]} import {home[1]}"
    if name in ("httpx", "django") or name in sys.stdlib_module_names - JOKES:
        return f"import {name}"
    return ""

"""Set up the model and the imports.

In `items/models.py`, write a Django model `Item`: a class with a table of its own. Its only field
is `name`, a `CharField` with `max_length=100` (the primary key `id`, which Django adds, does not
count). Other options of the field (`verbose_name`, `unique`, `default`, ...), a `Meta` class,
methods, managers and further models are up to you.

In `items/views.py`, import `JsonResponse` from `django.http`, and `httpx`: outside any function, so
that the whole file has them. `from httpx import AsyncClient`, or other names with `as`, will do.

Only Django, httpx, what these two need and Python's own modules are installed where it is graded. A
file that Python cannot read, or cannot import to its end, earns nothing until it is mended.
"""

import inspect
from types import ModuleType

import django.http
import httpx
import pytest
from django.db import models as db

from checks.harness import (
    MODELS,
    VIEWS,
    Cause,
    closest,
    did_you_mean,
    fail,
    must_not_be_elsewhere,
    of_the_field,
    show,
)

FIELD = "name = models.CharField(max_length=100)"


@pytest.mark.points(5)
@pytest.mark.about(MODELS, "Item")
def test_item_is_a_model(item):
    """The app has a model named Item.

    A model is a class that inherits from `models.Model`: `class Item(models.Model):`
    """
    if not item._meta.managed:
        seen = "`Item` has managed = False in its Meta, so Django makes no table for it."
        fail(seen, wanted="a model with a table")


@pytest.mark.points(10)
@pytest.mark.about(MODELS, "Item")
def test_item_has_one_field(item, visitor):
    """Item has one field: name, a CharField of at most 100 characters.

    Inside the class, write one line: `name = models.CharField(max_length=100)`. Django adds the
    primary key `id` by itself.
    """
    own = [f for f in item._meta.get_fields(include_hidden=True) if not _made_by_django(f)]
    names = [f.name for f in own]
    if "name" not in names:
        close = did_you_mean("name", names, found=True)
        seen = f"Item has the fields {', '.join(names)}" if names else "Item has no field"
        if hasattr(item, "name"):
            seen = f"`name` is no field of Item, but {show(item.name)}"
        near = closest("name", names) or next(iter(names), "name")
        at = of_the_field(visitor.sources, near)
        fail(f"{seen}{close}", wanted=f"the field {FIELD}", at=at)
    others = [f for f in names if f != "name"]
    if others:
        at = of_the_field(visitor.sources, others[0])
        fail(f"Item has more fields than name: {', '.join(others)}.", idea="extra-field", at=at)
    field = item._meta.get_field("name")
    narrower = type(field) is not db.CharField and type(field).__module__.startswith("django.")
    if not isinstance(field, db.CharField) or narrower:
        fail(
            f"`name` is of the type {type(field).__name__}.",
            wanted=FIELD,
            at=of_the_field(visitor.sources, "name"),
        )
    if type(field.max_length) is not int or field.max_length != 100:
        seen = f"`name` has max_length={show(field.max_length)}."
        at = of_the_field(visitor.sources, "name")
        fail(seen, wanted="max_length=100, as a number", at=at)
    if problems := item.check():
        fail(f"Django's system check says: {problems[0].msg}", wanted="a model without errors")


def _made_by_django(field) -> bool:
    return field.auto_created or isinstance(field, db.AutoField)


@pytest.mark.points(5)
@pytest.mark.about(VIEWS, "httpx", "fetch_data")
def test_views_import_what_they_need(views, visitor):
    """views.py imports JsonResponse and httpx at the top.

    Two lines at the top of `items/views.py`, outside any function: `from django.http import
    JsonResponse` and `import httpx`.
    """
    values = list(vars(views).values())
    must_not_be_elsewhere(visitor.sources, views, "fetch_data", VIEWS)
    json_response = any(_gives_json_response(value) for value in values)
    if not json_response:
        seen = "items/views.py does not import JsonResponse at the top."
        fail(seen, wanted="from django.http import JsonResponse", cause=Cause.JSON_RESPONSE)
    if not any(_comes_from_httpx(value) for value in values):
        seen = "items/views.py does not import httpx at the top."
        fail(seen, wanted="import httpx", cause=Cause.HTTPX)


def _gives_json_response(value) -> bool:
    if inspect.isclass(value):
        return issubclass(value, django.http.JsonResponse)
    if not isinstance(value, ModuleType) or not value.__name__.startswith("django"):
        return False
    return value is django or getattr(value, "JsonResponse", None) is django.http.JsonResponse


def _comes_from_httpx(value) -> bool:
    if isinstance(value, ModuleType):
        return value is httpx
    if inspect.isclass(value) and issubclass(value, httpx.AsyncClient):
        return True
    return str(getattr(value, "__module__", "")).split(".")[0] == "httpx"

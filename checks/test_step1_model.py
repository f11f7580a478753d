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
import re
from types import ModuleType

import django.http
import httpx
import pytest
from django.db import models as db

from checks.harness import (
    FIELD,
    MODELS,
    VIEWS,
    Cause,
    closest,
    fail,
    length,
    must_import,
    must_not_be_elsewhere,
    no_field,
    of_the_field,
    of_the_option,
    other_field,
    show,
)


@pytest.mark.points(5)
@pytest.mark.about(MODELS, "Item")
def test_item_is_a_model(item, visitor):
    """The app has a model named Item.

    A model is a class that inherits from `models.Model`: `class Item(models.Model):`
    """
    if item._meta.app_label != "items":
        seen = f"`Item` belongs to an app {show(item._meta.app_label)}, and this app is 'items'."
        at = of_the_option(visitor.sources, "app_label")
        fail(seen, wanted="a model of this app: Item without `app_label`", at=at, hides_hint=True)
    if not item._meta.managed:
        seen = "`Item` has managed = False in its Meta, so Django makes no table for it."
        wanted = "a model with a table: Item without `managed = False`"
        fail(seen, wanted, at=of_the_option(visitor.sources, "managed"), hides_hint=True)
    if item._meta.proxy:
        seen = "`Item` has proxy = True in its Meta, so it shares the table of another model."
        wanted = "a model with a table of its own: `class Item(models.Model):`, without `proxy`"
        fail(seen, wanted, at=of_the_option(visitor.sources, "proxy"), hides_hint=True)


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
        near = closest("name", names) or next(iter(names), "name")
        seen, wanted, at = no_field(item, names, visitor.sources)
        fail(seen, wanted, at=at or of_the_field(visitor.sources, near), hides_hint=True)
    others = [f for f in names if f != "name"]
    if others:
        origin, at = other_field(item, others[0], visitor.sources)
        fields = ", ".join(others)
        seen = f"Item has more fields than name: {fields}{origin}."
        fail(seen, idea="extra-field", at=at, hides_hint=True)
    field = item._meta.get_field("name")
    narrower = type(field) is not db.CharField and type(field).__module__.startswith("django.")
    if not isinstance(field, db.CharField) or narrower:
        fail(
            f"`name` is of the type {type(field).__name__}.",
            wanted=FIELD,
            at=of_the_field(visitor.sources, "name"),
        )
    if type(field.max_length) is not int or field.max_length != 100:
        seen, wanted, at = length(field, visitor.sources)
        fail(seen, wanted, at=at)
    if problems := item.check():
        option = re.search(r"'(\w+)'", problems[0].msg)
        at = of_the_option(visitor.sources, option[1] if option else "")
        seen = f"Django's system check says: {problems[0].msg}"
        fail(seen, wanted="a model without errors", at=at, hides_hint=True)


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
    given = {
        Cause.JSON_RESPONSE: any(_gives_json_response(value) for value in values),
        Cause.HTTPX: any(_comes_from_httpx(value) for value in values),
    }
    lacking = [name for name, there in given.items() if not there]
    must_import(visitor.sources, views, lacking)


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

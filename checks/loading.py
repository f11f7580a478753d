"""Import the student's modules, and put into words why one cannot be imported."""

import difflib
import importlib
import sys
from collections.abc import Callable
from contextlib import suppress
from types import ModuleType

from django.apps import apps
from django.conf import settings
from django.db import connection
from django.urls import clear_url_caches, path

from checks import urls
from checks.activity import Activities
from checks.faults import Fault, Place, Submission

BLOCKING_CLIENTS = {"requests", "urllib3", "pycurl", "httplib2"}


class App:
    """The app `items` of a submission, imported at the first use of each part."""

    def __init__(self, submission: Submission, activities: Activities):
        self.submission = submission
        self.activities = activities
        self._models: ModuleType | Fault | None = None
        sys.path.append(str(submission.folder))  # last: nothing here may stand in for a library

    def models(self) -> ModuleType:
        """Import items.models and make its tables; raise Fault when that cannot be done."""
        if self._models is None:
            try:
                self._must_exist("items/models.py")
                self._guarded("items.models", self._install)
                self._guarded("items.models", make_tables, "The table cannot be made: ")
                self._models = sys.modules["items.models"]
            except Fault as fault:
                self._models = fault
        if isinstance(self._models, Fault):
            raise self._models
        return self._models

    def views(self) -> ModuleType:
        """Import items.views, after the models; raise Fault when that cannot be done."""
        with suppress(Fault):
            self.models()
        self._must_exist("items/views.py")
        return self._guarded("items.views", lambda: importlib.import_module("items.views"))

    def route(self, view) -> None:
        """Serve `view` at /fetch-data/."""
        urls.urlpatterns[:] = [path("fetch-data/", view, name="fetch-data")]
        clear_url_caches()

    def _install(self) -> None:
        try:
            apps.set_installed_apps([*settings.INSTALLED_APPS, "checks.app.ItemsApp"])
        except BaseException:
            apps.unset_installed_apps()
            raise

    def _must_exist(self, name: str) -> None:
        if not (self.submission.folder / name).is_file():
            raise Fault(
                f"The file {name} is missing.",
                f"the file {name}, as it is in the starter",
                cause=f"import {name}",
            )

    def _guarded(self, module: str, load: Callable, intro: str = ""):
        """Run `load`; whatever goes wrong in it becomes a Fault that names file and line."""
        file = module.replace(".", "/") + ".py"
        try:
            with self.activities.running(f"Importing {file}", Place(file)):
                return load()
        except Fault:
            raise
        except BaseException as error:
            raise self._why(error, file, intro) from error

    def _why(self, error: BaseException, file: str, intro: str) -> Fault:
        place = self.submission.place_of(error) or Place(file)
        cause = f"import {place.file}"
        if b"\0" in (self.submission.folder / place.file).read_bytes():
            return Fault(
                f"{place.file} contains null bytes, so Python cannot read it.",
                "a plain text file: save it again in your editor with the encoding UTF-8",
                cause=cause, place=Place(place.file),
            )  # fmt: skip
        if isinstance(error, SyntaxError):
            return Fault(*self._syntax(error, place), cause=cause, place=place)
        if isinstance(error, ModuleNotFoundError) and error.name:
            return self._missing_module(error, place, cause)
        return Fault(
            f"{intro}{place} stops with {self.submission.describe(error)}",
            "a module that can be imported without an error",
            cause=cause, place=place,
        )  # fmt: skip

    def _syntax(self, error: SyntaxError, place: Place) -> tuple[str, str]:
        if "codec can't decode" in str(error) or "unknown encoding" in str(error):
            return (
                f"{place.file} is not saved as UTF-8, so Python cannot read it.",
                "a file in UTF-8: choose 'Save with encoding' in your editor",
            )
        code = (error.text or "").rstrip("\n")
        caret = " " * (max(error.offset or 1, 1) - 1) + "^"
        picture = f"\n    {code}\n    {caret}" if code.strip() else ""
        return f"{place} cannot be read as Python: {error.msg}{picture}", "correct Python syntax"

    def _missing_module(self, error: ModuleNotFoundError, place: Place, cause: str) -> Fault:
        name = error.name or ""
        if name.split(".")[0] in BLOCKING_CLIENTS:
            return Fault(
                f"{place} imports {name}.",
                "httpx and its AsyncClient, which can be awaited",
                misconception="blocking-http-client", cause=cause, place=place,
            )  # fmt: skip
        known = ["httpx", "django", "django.http", "django.db", "items.models", "asgiref.sync"]
        return Fault(
            f"{place} imports {name}, and there is no such module{did_you_mean(name, known)}.",
            "imports of Django, httpx, Python's own modules and your own files only",
            cause=cause, place=place,
        )  # fmt: skip


def make_tables() -> None:
    """Create the tables straight from the models: no migrations are needed to be graded."""
    with connection.schema_editor() as editor:
        for model in apps.get_app_config("items").get_models():
            if not model._meta.proxy:
                editor.create_model(model)


def did_you_mean(name: str, known, found: bool = False) -> str:
    """Word a suggestion when one of the names `known` is close to `name`, else nothing.

    With `found`, `name` is the right one and the close one stands in the student's code.
    """
    close = difflib.get_close_matches(name, known, n=1, cutoff=0.6)
    if close and found:
        return f"; found `{close[0]}`: did you mean `{name}`"
    return f"; did you mean {close[0]}" if close else ""


def named(module: ModuleType, name: str, what: str, wanted: str):
    """Return `module.name`; raise Fault with a suggestion when it is missing."""
    if not hasattr(module, name):
        file = module.__name__.replace(".", "/") + ".py"
        own = [key for key in vars(module) if not key.startswith("__")]
        close = did_you_mean(name, own, found=True)
        raise Fault(f"{file} has no `{name}`, {what} of this exercise{close}.", wanted, cause=name)
    return getattr(module, name)

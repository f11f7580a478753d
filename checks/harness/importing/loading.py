"""Import the student's modules, make the tables and put the view in its place."""

import importlib
import sys
from collections.abc import Callable
from contextlib import suppress
from types import ModuleType

from django.apps import apps
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import connection
from django.urls import clear_url_caches, path

from checks.harness import urls
from checks.harness.activities import Activities, TimeIsUp
from checks.harness.causes import IMPORTING, MODELS, UNUSABLE, VIEWS, Cause
from checks.harness.fault import Fault, Place
from checks.harness.importing.import_faults import why_not_imported
from checks.harness.importing.missing import no_file
from checks.harness.showing import told_by
from checks.harness.source.nodes import line_that_fits
from checks.harness.sources import Sources


class App:
    """The app `items` of a submission, imported at the first use of each part."""

    def __init__(self, sources: Sources, activities: Activities):
        self.sources = sources
        self.activities = activities
        self._models: ModuleType | Fault | None = None
        sys.path.append(str(sources.folder))  # last: nothing here may stand in for a library

    def models(self) -> ModuleType:
        """Import items.models and make its tables; raise Fault when that cannot be done."""
        if self._models is None:
            try:
                if self.sources.package.is_dir():
                    self._guarded(MODELS, self._install)
                self._must_exist(MODELS)
                self._guarded(MODELS, make_tables)
                self._models = must_be_a_module(sys.modules["items.models"], MODELS, self.sources)
            except Fault as fault:
                self._models = fault
        if isinstance(self._models, Fault):
            raise self._models
        return self._models

    def views(self) -> ModuleType:
        """Import items.views, after the models; raise Fault when that cannot be done."""
        with suppress(Fault):
            self.models()
        self._must_exist(VIEWS)
        views = self._guarded(VIEWS, lambda: importlib.import_module("items.views"))
        return must_be_a_module(views, VIEWS, self.sources)

    def route(self, view) -> None:
        """Serve `view` at /fetch-data/."""
        urls.urlpatterns[:] = [path("fetch-data/", view, name="fetch-data")]
        clear_url_caches()

    def _install(self) -> None:
        try:
            apps.set_installed_apps(
                [*settings.INSTALLED_APPS, "checks.harness.importing.app.ItemsApp"]
            )
        except BaseException as error:
            apps.unset_installed_apps()
            # what Django makes of an import that fails in the package names the checks' own app
            within = error.__context__
            if isinstance(error, ImproperlyConfigured) and isinstance(within, ImportError):
                raise within from within.__cause__
            raise

    def _must_exist(self, file: str) -> None:
        if not (self.sources.folder / file).is_file():
            fault = no_file(self.sources, file)
            fault.cause, fault.hides_hint, fault.whole_file = UNUSABLE[file], True, True
            raise fault

    def _guarded(self, file: str, load: Callable):
        """Run `load`; whatever goes wrong in it becomes a Fault that names file and line."""
        try:
            return self._run(file, load)
        except Fault as fault:
            fault.hides_hint = True  # no hint of a check speaks of a file that is imported
            raise

    def _run(self, file: str, load: Callable):
        with self.activities.running(IMPORTING[file]):
            try:
                return load()
            except (Fault, TimeIsUp):
                raise
            except BaseException as error:
                cause = self._cause(error, file)
                raise why_not_imported(error, file, self.sources, cause) from error

    def _cause(self, error: BaseException, file: str) -> str:
        """Return that `file` is unusable, or the cause in models.py if that is what failed."""
        if file == MODELS or not isinstance(self._models, Fault | ModuleType):
            return UNUSABLE[file]
        place = self.sources.place_of(error)
        of_models = isinstance(error, ImportError) and error.name == "items.models"
        if isinstance(self._models, ModuleType):
            lacks_item = not hasattr(self._models, "Item") and "'Item'" in told_by(error)
            return Cause.ITEM if of_models and lacks_item else UNUSABLE[file]
        same = type(error) is type(self._models.__cause__)
        if of_models or same or (place and place.file == MODELS):
            return self._models.cause
        return UNUSABLE[file]


def must_be_a_module(module, file: str, sources: Sources) -> ModuleType:
    """Fail when a file has put something else in its own place; else return its module."""
    if not isinstance(module, ModuleType) or "__name__" not in vars(module):
        seen = f"After {file} is imported, its module is gone from `sys.modules`, or has no name."
        wanted = "files that change neither `sys.modules` nor `__name__`"
        more = {"cause": UNUSABLE[file], "hides_hint": True, "whole_file": True}
        at = line_that_fits(sources, file, r"sys\.modules|__name__") or Place(file)
        raise Fault(seen, wanted, at=at, **more)
    return module


def make_tables() -> None:
    """Create the tables straight from the models: no migrations are needed to be graded."""
    with connection.schema_editor() as editor:
        for model in apps.get_app_config("items").get_models():
            if not model._meta.proxy:
                editor.create_model(model)

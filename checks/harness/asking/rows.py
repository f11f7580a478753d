"""Put rows into the student's table, whatever their model looks like."""

import random
import time
from contextlib import suppress

from django.db import IntegrityError, OperationalError, connection, models

from checks.harness.asking.drawn import ids, names
from checks.harness.asking.frames import unwatched
from checks.harness.asking.storing import store
from checks.harness.asking.visit import Visit
from checks.harness.causes import Cause
from checks.harness.fault import Fault
from checks.harness.showing import told_by

TRIES, PAUSE = 50, 0.02  # in seconds: to wait for others who read the table


class Table:
    """The rows of `model`, the student's Item, once there is one.

    `no_model` says why there is none, `fault` why rows cannot be stored, if they cannot.
    """

    def __init__(self, rng: random.Random):
        self.random = rng
        self.model: type[models.Model] | None = None
        self.no_model: Fault | None = None
        self.fault: Fault | None = None
        self.names: list[str] = []  # of the rows
        self.ids: list[int] = []

    @unwatched
    def fill(self, count: int) -> int:
        """Make the table hold `count` rows, if it takes any; return how many it holds now."""
        self.names, self.ids = [], []
        if self.model is None or self.fault:
            return 0
        try:
            self._replace_all(count)
        except Exception as error:
            self.fault = Fault(
                f"The table of Item takes no rows: {type(error).__name__}: {told_by(error)}",
                "a model with the one field name, so that Item(name='pen') can be stored",
                cause=Cause.ITEM,
            )
            return 0
        return count

    def _replace_all(self, count: int) -> None:
        """Put `count` rows in the place of all; wait for a thread that a view has left behind."""
        table = connection.ops.quote_name(self.model._meta.db_table)
        for tries_left in reversed(range(TRIES)):
            try:
                with connection.cursor() as cursor:
                    cursor.execute(f"DELETE FROM {table}")  # noqa: S608 - quoted by Django
                self._create(count)
                break
            except OperationalError as error:
                if "is locked" not in str(error) or not tries_left:
                    raise
                time.sleep(PAUSE)

    def _create(self, count: int) -> None:
        """Create `count` rows: with the most varied names and ids that the model takes."""
        counted = isinstance(self.model._meta.pk, models.AutoField)
        numbers = ids(self.random, count) if counted else None
        refused = None
        for way in names(self.random, count):
            try:
                self.names, self.ids = way, numbers or []
                return store(self.model, way, numbers)
            except (IntegrityError, ValueError) as error:
                refused = error
        raise refused

    @unwatched
    def look_at(self, visit: Visit) -> None:
        """Note how many rows there are after a visit, and what the view's `items` finds of them."""
        items = visit.variables.get("items")
        usable = self.model is not None and not self.fault
        visit.looked_at = True
        visit.rows_after = self.model._base_manager.count() if usable else 0
        try:
            visit.covered = self.covered(items)
        except Exception as error:  # a queryset can be made that no database understands
            visit.unreadable = visit.sources.describe(error)
        with suppress(Exception):
            visit.element = self.element_of(items)
        visit.names, visit.ids = self.names, self.ids
        if usable and visit.covered is not None and visit.covered < visit.rows_after:
            visit.left_out = self.left_out(items)
            visit.hidden = self.model._default_manager.count() < visit.rows_after

    def must_take_rows(self) -> None:
        """Fail when no rows can be stored in the table."""
        if self.fault:
            raise self.fault

    def covered(self, items) -> int | None:
        """Return how many rows a queryset finds now; None when it is none."""
        return items.all().count() if isinstance(items, models.QuerySet) else None

    def left_out(self, items) -> str | None:
        """Return the first name that a queryset does not find; None when all are found."""
        try:
            found = set(items.all().values_list("pk", flat=True))
            rows = self.model._base_manager.order_by("pk").values_list("pk", "name")
            return next((name for key, name in rows if key not in found), None)
        except Exception:
            return None

    def element_of(self, items) -> object:
        """Return the first element of a queryset; None when there is none."""
        return next(iter(items.all()[:1]), None) if isinstance(items, models.QuerySet) else None


def is_model(value) -> bool:
    """Say whether `value` is a model that has a table."""
    return isinstance(value, type) and issubclass(value, models.Model) and not value._meta.abstract

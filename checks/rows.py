"""Put rows into the student's table, whatever their model looks like."""

import random

from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, models

from checks.faults import Fault

SAMPLES = [1, "2026-01-31", "12:30", "00000000-0000-4000-8000-000000000000"]


class Table:
    """The rows of the model Item; `fault` says why rows cannot be stored, if they cannot."""

    def __init__(self, model: type[models.Model] | None, rng: random.Random):
        self.model = model if is_model(model) else None
        self.random = rng
        self.fault: Fault | None = None

    def fill(self, count: int) -> int:
        """Make the table hold `count` rows, if it takes any; return how many it holds now."""
        if self.model is None or self.fault:
            return 0
        table = connection.ops.quote_name(self.model._meta.db_table)
        try:
            with connection.cursor() as cursor:
                cursor.execute(f"DELETE FROM {table}")  # noqa: S608 - quoted by Django
            self._create(count)
        except Exception as error:
            self.fault = Fault(
                f"The table of Item takes no rows: {type(error).__name__}: {error}",
                "a model with the one field name, so that Item(name='pen') can be stored",
                cause="rows",
            )
            return 0
        return count

    def _create(self, count: int) -> None:
        """Create `count` rows; the first has an empty name unless the model forbids that."""
        for first in (0, 1):
            try:
                rows = [self.model(**self._values(first + number)) for number in range(count)]
                self.model._base_manager.bulk_create(rows)
                return
            except (IntegrityError, ValueError):
                if first:
                    raise

    def covered(self, items) -> int | None:
        """Return how many rows a queryset finds now; None when it is no working queryset."""
        try:
            return items.all().count() if isinstance(items, models.QuerySet) else None
        except Exception:
            return None

    def _values(self, number: int) -> dict:
        """Return a value for each column that needs one; texts are random, the first is empty."""
        values = {}
        for column in self.model._meta.concrete_fields:
            if isinstance(column, models.CharField | models.TextField):
                values[column.attname] = "" if number == 0 else f"é{self.random.randrange(10**9)}"
            elif not (column.null or column.has_default() or isinstance(column, models.AutoField)):
                values[column.attname] = sample(column)
        return values


def is_model(value) -> bool:
    """Say whether `value` is a model that has a table."""
    return isinstance(value, type) and issubclass(value, models.Model) and not value._meta.abstract


def sample(column: models.Field):
    """Return some value that `column` accepts."""
    for value in SAMPLES:
        try:
            return column.to_python(value)
        except (ValidationError, TypeError):
            continue
    return None

"""Put rows into the student's table, whatever their model looks like."""

import random

from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, models, transaction

from checks.harness.causes import Cause
from checks.harness.fault import Fault


class Table:
    """The rows of `model`, the student's Item, once there is one.

    `no_model` says why there is none, `fault` why rows cannot be stored, if they cannot.
    """

    def __init__(self, rng: random.Random):
        self.random = rng
        self.model: type[models.Model] | None = None
        self.no_model: Fault | None = None
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
                cause=Cause.ITEM,
            )
            return 0
        return count

    def _create(self, count: int) -> None:
        """Create `count` rows, with an empty name and a name twice unless the model forbids it."""
        names = [f"é{number} {self.random.randrange(10**6)}" for number in range(count)]
        try:
            self._store(["", *names[1:-1], names[-2]] if count > 2 else names)
        except (IntegrityError, ValueError):
            self._store(names)

    def _store(self, names: list[str]) -> None:
        rows = [self.model(**self._values(number, name)) for number, name in enumerate(names)]
        with connection.constraint_checks_disabled(), transaction.atomic():
            self.model._base_manager.bulk_create(rows)

    def size(self) -> int:
        """Return how many rows the table holds now."""
        if self.model is None or self.fault:
            return 0
        return self.model._base_manager.count()

    def must_take_rows(self) -> None:
        """Fail when no rows can be stored in the table."""
        if self.fault:
            raise self.fault

    def covered(self, items) -> int | None:
        """Return how many rows a queryset finds now; None when it is no working queryset."""
        try:
            return items.all().count() if isinstance(items, models.QuerySet) else None
        except Exception:
            return None

    def _values(self, number: int, name: str) -> dict:
        """Return a value for each column that needs one; every column of text gets the name."""
        values = {}
        for column in self.model._meta.concrete_fields:
            if isinstance(column, models.CharField | models.TextField | models.FileField):
                values[column.attname] = name
            elif not (column.null or column.has_default() or isinstance(column, models.AutoField)):
                values[column.attname] = sample(column, number)
        return values


def is_model(value) -> bool:
    """Say whether `value` is a model that has a table."""
    return isinstance(value, type) and issubclass(value, models.Model) and not value._meta.abstract


def sample(column: models.Field, number: int):
    """Return a value that `column` accepts, another one for each `number`."""
    texts = ["2026-01-31", "12:30", f"00000000-0000-4000-8000-{number:012}"]
    for value in (number + 1, *texts):
        try:
            return column.to_python(value)
        except (ValidationError, TypeError):
            continue
    return None

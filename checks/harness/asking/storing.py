"""Store rows in the table of a model, whatever the model looks like."""

from django.core.exceptions import ValidationError
from django.db import connection, models, transaction


def store(model: type[models.Model], names: list[str], numbers: list[int] | None) -> None:
    """Store a row for each of `names`, with these ids; None leaves them to the database."""
    kinds = [type(field) for field in model._meta.concrete_fields]
    if numbers and kinds[1:] == [models.CharField]:
        store_plainly(model, names, numbers)
        return
    rows = [model(**values(model, number, name)) for number, name in enumerate(names)]
    for row, number in zip(rows, numbers or (), strict=False):
        row.pk = number
    with connection.constraint_checks_disabled(), transaction.atomic():
        if model._meta.parents:  # rows of two tables cannot be stored all at once
            for row in rows:
                row.save_base()
        else:
            model._base_manager.bulk_create(rows)


def store_plainly(model: type[models.Model], names: list[str], numbers: list[int]) -> None:
    """Store rows without making a model of each: a thousand take too long otherwise."""
    columns = [field.column for field in model._meta.concrete_fields]
    table, *columns = map(connection.ops.quote_name, (model._meta.db_table, *columns))
    text = f"INSERT INTO {table} ({', '.join(columns)}) VALUES (%s, %s)"  # noqa: S608 - quoted
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.executemany(text, list(zip(numbers, names, strict=True)))


def values(model: type[models.Model], number: int, name: str) -> dict:
    """Return a value for each column that needs one; every column of text gets the name."""
    values = {}
    for column in model._meta.concrete_fields:
        if isinstance(column, models.CharField | models.TextField | models.FileField):
            values[column.attname] = name
        elif not (column.null or column.has_default() or isinstance(column, models.AutoField)):
            values[column.attname] = sample(column, number)
    return values


def sample(column: models.Field, number: int):
    """Return a value that `column` accepts, another one for each `number`."""
    texts = ["2026-01-31", "12:30", f"00000000-0000-4000-8000-{number:012}"]
    for value in (number + 1, *texts):
        try:
            return column.to_python(value)
        except (ValidationError, TypeError):
            continue
    return None

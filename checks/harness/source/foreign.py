"""Names of other languages and libraries, which are taken for Python's or Django's."""

import ast
from collections.abc import Iterable

from checks.harness.causes import REPLY

# The name: whose it is, and what stands in its place here.
PRINTS = "`print(...)`, or the file without this line"
ASKS = "`await client.get(api_url)`, with a client of httpx.AsyncClient"
FOREIGN = {
    "jsonify": ("Flask", f"`{REPLY}`"),
    "console": ("JavaScript", PRINTS),
    "echo": ("the shell and of PHP", PRINTS),
    "printf": ("C", PRINTS),
    "puts": ("Ruby", PRINTS),
    "alert": ("JavaScript", PRINTS),
    "document": ("JavaScript", "the file without this line"),
    "window": ("JavaScript", "the file without this line"),
    "JSON": (
        "JavaScript", "`response.json()` to read JSON; what JsonResponse is given becomes JSON",
    ),
    "fetch": ("JavaScript", ASKS),
    "axios": ("JavaScript", ASKS),
    "XMLHttpRequest": ("JavaScript", ASKS),
    "admin": (
        "Django's admin, which is not installed where this is graded",
        "take the lines with `admin` out: the task needs no admin",
    ),
    "db": (
        "Flask-SQLAlchemy",
        "Django's own: `models.Model` for a model, `Item.objects.all()` for its rows",
    ),
}  # fmt: skip


def foreign(name: str, file: str) -> tuple[str, str]:
    """Return what is to be said of a name that is no Python, and what is wanted; else ""."""
    if name not in FOREIGN:
        return "", ""
    whose, instead = FOREIGN[name]
    return f"Nothing in {file} defines `{name}`: it is a name of {whose}.", instead


def of_no_object(name: str, used: Iterable[ast.Attribute]) -> tuple[str, str]:
    """Return what is to be said of a `self` outside of methods, and what is wanted.

    `used` are the attributes of it in the line.
    """
    seen = f"Only a method of a class has a `self`, and here nothing is called `{name}`."
    for node in used:
        if isinstance(node.ctx, ast.Store):
            wanted = f"`{node.attr} = ...`, without `{name}.`, and `{node.attr}` where it is used"
            return seen, wanted
    return seen, f"what is meant, without `{name}.` in front of it"

"""Say of a module that is not there where it was looked for, and which one may be meant."""

import difflib
import sys

from checks.harness.sources import PACKAGE, Sources

ROOTS = ("httpx", "django", "asgiref", PACKAGE)
WITHIN = ("django.http", "django.db", "asgiref.sync")
A_SLIP, OF_PYTHON = 0.8, 0.85  # below that, a name may as well be that of another package


def not_there(name: str, close: str, sources: Sources) -> str:
    """End a sentence on the import of a module that is not there; `close` is the one meant."""
    return f"{_where(name, sources)}{f'. Did you mean {close}?' if close else '.'}"


def _where(name: str, sources: Sources) -> str:
    parent, _, _ = name.rpartition(".")
    if parent and (sources.folder / parent.replace(".", "/")).is_dir():
        return f"and there is no file {name.replace('.', '/')}.py"
    if parent:  # Python names the first part that it does not find
        return f"and {parent} has no such module"
    return "which is not installed where it is graded, and no file of that name is here"


def module_meant(name: str, sources: Sources) -> str:
    """Return the module that `name` may be a slip for: one that is here; "" when none is near."""
    root, _, inner = name.partition(".")
    if root == PACKAGE:
        near = _near(inner, [path.stem for path in sources.package.glob("*.py")])
        return f"{PACKAGE}.{near}" if near else ""
    if near := _near(name, [*(WITHIN if inner else ROOTS), f"{PACKAGE}.models"]):
        return near
    own = [path.stem for path in sources.folder.glob("*.py")]
    of_python = [other for other in sys.stdlib_module_names if other[:1] == name[:1]]
    return _near(name, own) or _near(name, of_python, OF_PYTHON)


def _near(name: str, known: list[str], sure: float = A_SLIP) -> str:
    return next(iter(difflib.get_close_matches(name, sorted(known), n=1, cutoff=sure)), "")

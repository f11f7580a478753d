"""Find the line that reads what an earlier request has written into a file."""

import ast

from checks.harness.explaining.changed import in_functions
from checks.harness.sources import Sources

WRITES = ("write", "writelines", "write_text", "write_bytes", "dump")
READS = ("read_text", "read_bytes", "load")
BOTH = ("shelve.open", "dbm.open", "sqlite3.connect")


def of_a_file(sources: Sources, file: str) -> int | None:
    """Find the first line that reads a file, where functions write one too."""
    found = [(n.lineno, _does(n)) for n in in_functions(sources, file, ast.Call)]
    reads = [line for line, does in found if "reads" in does]
    return reads[0] if reads and any("writes" in does for _, does in found) else None


def _does(call: ast.Call) -> str:
    """Say in words whether a call reads a file, or writes one, or both."""
    name = ast.unparse(call.func)
    method = name.rpartition(".")[2]
    if name in BOTH:
        return "reads and writes"
    if method == "open":
        return "writes" if _mode(call) & set("wax+") else "reads"
    return "writes" if method in WRITES else "reads" if method in READS else ""


def _mode(call: ast.Call) -> set[str]:
    """Return the letters of the mode in which a file is opened."""
    given = [k.value for k in call.keywords if k.arg == "mode"] or call.args[1:2]
    if not given and isinstance(call.func, ast.Attribute):  # that of a path
        given = call.args[:1]
    modes = [n.value for n in given if isinstance(n, ast.Constant)]
    letters = set(modes[0]) if modes and isinstance(modes[0], str) else set()
    return letters if letters <= set("rwaxbt+") else set()

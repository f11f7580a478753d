"""Explain a value that was made once, while a file was imported, and serves every request."""

import ast
from collections.abc import Iterator

from django.db.models import QuerySet

from checks.harness.asking.visit import Visit
from checks.harness.explaining.origin import values_for
from checks.harness.explaining.shapes import JSON
from checks.harness.fault import Explained, Place
from checks.harness.source.meant import module_of
from checks.harness.source.nodes import around, files, loaded_names
from checks.harness.source.setting import set_in, values_of

DEEPEST = 5
ASK = "response = await client.get(api_url), with a client of httpx.AsyncClient"


def asked_only_before(visit: Visit) -> Explained | None:
    """Explain that the view does not ask the API, as a file did so while it was imported."""
    for at in visit.asked_at_import:
        seen = f"The view does not ask the API: line {at.line} of {at.file} asks it while that file"
        return Explained(f"{seen} is imported, once for all requests.", ASK, at)
    return None


def in_the_variable(visit: Visit, name: str) -> Explained | None:
    """Explain that a variable of the view comes from what the API answered at import."""
    return _asked_before(visit, values_of(visit.sources, visit.ended_at, name))


def in_the_reply(visit: Visit, key: str) -> Explained | None:
    """Explain that a key of the reply comes from what the API answered at import."""
    return _asked_before(visit, values_for(visit, key))


def _asked_before(visit: Visit, values: list[ast.expr]) -> Explained | None:
    """Explain that the last of some expressions uses what the API answered at import."""
    for name, file, made in _made_outside(visit, values[-1]) if values else ():
        for at in visit.asked_at_import:
            if at.file == file and made.lineno <= (at.line or 0) <= (made.end_lineno or 0):
                seen = f"`{name}` comes from the call that line {at.line} makes while {file} is"
                seen += " imported: once, before all requests."
                wanted = f"{JSON}, with the answer to a call in the view" if visit.calls else ASK
                view = visit.ended_at or at
                return Explained(seen, wanted, Place(view.file, values[-1].lineno))
    return None


def counted_before(visit: Visit) -> Explained | None:
    """Explain that `item_count` is what a line gave that ran at import."""
    values = values_for(visit, "item_count")
    for name, file, made in _made_outside(visit, values[-1]) if values else ():
        lazy = isinstance(getattr(module_of(file), name, None), QuerySet)
        if not lazy and any(isinstance(part, ast.Call) for part in ast.walk(made)):
            seen = f"Line {made.lineno} runs only once, while {file} is imported."
            wanted = "`await items.acount()` inside `fetch_data`, at each request"
            return Explained(seen, wanted, Place(file, made.lineno))
    return None


def _made_outside(
    visit: Visit, value: ast.expr, depth: int = DEEPEST
) -> Iterator[tuple[str, str, ast.expr]]:
    """Yield the names that an expression uses and a file sets at its top, the file, to what."""
    parts = [part for part in ast.walk(value) if isinstance(part, ast.Attribute)]
    own = [part.attr for part in parts if ast.unparse(part.value) in ("self", "cls")]
    for name in (*loaded_names(value), *own):
        local = values_of(visit.sources, visit.ended_at, name)
        if local and depth:
            yield from _made_outside(visit, local[-1], depth - 1)
        for file in files(visit.sources) if not local else ():
            yield from ((name, file, made) for made in set_in(visit.sources.tree(file), name))


def _no_such_part(visit: Visit, text: str) -> Explained | None:
    """Explain a part that the answer did not have which came at import."""
    for node in around(visit.sources, visit.error_place, ast.Subscript):
        if isinstance(visit.error, KeyError) and (told := _asked_before(visit, [node.value])):
            return told
    return None


EXPLANATIONS = (_no_such_part,)

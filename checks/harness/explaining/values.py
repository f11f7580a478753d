"""Ask what a name in the line that stopped held, and how the view can ask the API."""

import ast
import builtins
import inspect
from types import ModuleType

import httpx

from checks.harness.asking.visit import Visit
from checks.harness.causes import VIEWS
from checks.harness.source.meant import UNKNOWN, module_of
from checks.harness.source.raised import locals_of


def held(visit: Visit, node: ast.AST) -> object:
    """Return what a name, or a name of a module or a class, holds; UNKNOWN for anything else."""
    match node:
        case ast.Name(id=name):
            own = module_of(VIEWS)
            known = {**vars(builtins), **(vars(own) if own else {}), **visit.variables}
            scope = {**known, **locals_of(visit.sources, visit.error)}
            return scope.get(name, UNKNOWN)
        case ast.Attribute(value=owner, attr=name):
            value = held(visit, owner)
            if isinstance(value, ModuleType | type):
                return inspect.getattr_static(value, name, UNKNOWN)
    return UNKNOWN


def client_of(visit: Visit) -> str:
    """Return the name by which the view has a client; "" where it has none."""
    found = [n for n, value in visit.variables.items() if isinstance(value, httpx.AsyncClient)]
    return found[0] if found else ""


def asking(visit: Visit) -> str:
    """Return the call that asks the API, with the names that the view has."""
    return f"await {client_of(visit) or 'client'}.get(api_url)"


def asked(visit: Visit) -> str:
    """Say what is wanted where the API is to be asked."""
    made = "" if client_of(visit) else ", with a client of httpx.AsyncClient"
    return f"`{asking(visit)}`{made}"

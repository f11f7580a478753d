"""Tell which exceptions a handler takes up: look names up, run no code of the student."""

import ast
import builtins
import inspect
from types import ModuleType

from checks.harness.source.meant import UNKNOWN, module_of


def held_by_name(file: str, expression: ast.expr | None) -> object:
    """Return what a name, or an attribute of one, stands for outside the functions of a file."""
    match expression:
        case ast.Name(id=name):
            own = vars(module_of(file) or builtins)
            return own.get(name, vars(builtins).get(name, UNKNOWN))
        case ast.Attribute(value=value, attr=name):
            owner = held_by_name(file, value)
            known = isinstance(owner, ModuleType | type)
            return inspect.getattr_static(owner, name, UNKNOWN) if known else UNKNOWN
        case ast.Tuple(elts=parts):
            return tuple(held_by_name(file, part) for part in parts)
    return UNKNOWN


def fits(file: str, named: ast.expr | None, kind: type | None) -> bool | None:
    """Say whether an exception of a kind is one of those that are named; None: unknown.

    `kind` is None where it is not known; `named` where any exception will do.
    """
    return named is None or _is_one_of(held_by_name(file, named), kind)


def _is_one_of(held: object, kind: type | None) -> bool | None:
    if isinstance(held, tuple):
        found = [_is_one_of(part, kind) for part in held]
        return True if True in found else None if None in found else False
    if kind is None:
        return True if held in (Exception, BaseException) else None
    return any(held is base for base in kind.__mro__) if isinstance(held, type) else None


def handler_for(file: str, node: ast.Try, kind: type | None) -> ast.ExceptHandler | None:
    """Return the handler of a `try` that takes up an exception of a kind: the first that fits."""
    told = [(fits(file, handler.type, kind), handler) for handler in node.handlers]
    sure = [handler for fit, handler in told if fit]
    return next(iter(sure or [handler for fit, handler in told if fit is None]), None)


def kind_raised(file: str, statement: ast.Raise) -> type | None:
    """Return the kind of exception that a `raise` makes; None where it cannot be told."""
    made = statement.exc
    held = held_by_name(file, made.func if isinstance(made, ast.Call) else made)
    return held if isinstance(held, type) else None

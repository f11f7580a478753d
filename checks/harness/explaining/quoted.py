"""Recognise code that stands in quotes, so that it is a text and never runs."""

import ast
import builtins
import sys

from checks.harness.asking.visit import Visit
from checks.harness.fault import show

LONGEST = 200


def in_quotes(visit: Visit, what: str, held: object) -> str:
    """Say in a sentence that `what` is code or a variable in quotes; "" where it is not."""
    if not isinstance(held, str):
        return ""
    text = held.strip("{} ")[:LONGEST]
    if text in visit.variables:
        would = "the variable" if text == held else f"the variable `{text}`"
        return f"{what} is the text {show(held)}: without quotes it would be {would}."
    if _is_code(visit, text):
        return f"{what} is the text {show(held)}: in quotes, code does not run."
    return ""


def _is_code(visit: Visit, text: str) -> bool:
    """Say whether a text is an expression that calls something, of names that there are."""
    try:
        (function,) = ast.parse(f"async def f():\n ({text})").body
    except (SyntaxError, ValueError, MemoryError, RecursionError):
        return False
    parts = list(ast.walk(function))
    used = {part.id for part in parts if isinstance(part, ast.Name)}
    known = {*visit.variables, *vars(sys.modules["items.views"]), *vars(builtins)}
    return used <= known and any(isinstance(part, ast.Call) for part in parts)

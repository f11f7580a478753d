"""Find the line at which a function ended, where Python tells that of a block around it."""

import ast
import dis
from types import FrameType

from checks.harness.source.nodes import TRY, WITH


def line_at_the_end(frame: FrameType, tree: ast.Module) -> int:
    """Return the line of the `return` that ended a function, else the line that Python tells.

    A `return` out of a `with` or `try` first closes these, and Python tells the lines of that.
    What closes them stands behind the `return` in the compiled code, so this goes back from there.
    """
    told = frame.f_lineno
    returns = [node for node in ast.walk(tree) if isinstance(node, ast.Return)]
    closing = _closing(tree)
    if told not in closing or told in [node.lineno for node in returns]:
        return told
    run = [one for one in dis.get_instructions(frame.f_code) if one.offset <= frame.f_lasti]
    if not run or not run[-1].opname.startswith("RETURN_"):
        return told  # an exception ended it
    lines = [one.positions.lineno for one in reversed(run) if one.positions]
    last = next((line for line in lines if line and line not in closing), told)
    left = [n.lineno for n in returns if n.lineno <= last <= (n.end_lineno or n.lineno)]
    return left[-1] if left else told


def _closing(tree: ast.Module) -> set[int]:
    """Return the lines to which Python counts what closes a block."""
    lines = set()
    for node in ast.walk(tree):
        if isinstance(node, WITH):
            lines |= {item.context_expr.lineno for item in node.items} | {node.lineno}
        for part in node.finalbody if isinstance(node, TRY) else ():
            lines |= set(range(part.lineno, (part.end_lineno or part.lineno) + 1))
    return lines

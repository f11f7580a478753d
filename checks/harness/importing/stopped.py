"""An exception at import, and the code that stands where it was raised."""

import ast
import traceback
from collections.abc import Iterator
from dataclasses import dataclass

from checks.harness.fault import Fault, Place
from checks.harness.sources import Sources


@dataclass(frozen=True)
class Stop:
    """An exception at import: where it was raised, and the statement that stands there."""

    error: BaseException
    place: Place
    sources: Sources

    @property
    def statement(self) -> ast.stmt | None:
        """Return the innermost statement at the place; a decorator belongs to its function."""
        found = [node for node in self._around() if isinstance(node, ast.stmt)]
        return max(found, key=lambda node: (_first(node), node.lineno), default=None)

    def calls(self) -> list[ast.Call]:
        """Return the calls in the line of the place, the outermost first."""
        return [node for node in self._around() if isinstance(node, ast.Call)]

    def _around(self) -> Iterator[ast.stmt | ast.expr]:
        line = self.place.line or 0
        for node in ast.walk(self.sources.tree(self.place.file)):
            code = isinstance(node, ast.stmt | ast.expr)
            if code and _first(node) <= line <= (node.end_lineno or node.lineno):
                yield node

    def at_the_top(self) -> "Stop":
        """Return the same, at the line of the file itself that led to the exception."""
        for frame, line in traceback.walk_tb(self.error.__traceback__):
            code = frame.f_code
            if code.co_name == "<module>" and self.sources.owns(code.co_filename):
                place = Place(self.sources.relative(code.co_filename), line)
                return Stop(self.error, place, self.sources)
        return self

    def fault(self, seen: str, wanted: str, line: int | None = None, **more) -> Fault:
        """Return a fault at the place, or at another line of its file."""
        at = Place(self.place.file, line) if line else self.place
        return Fault(seen, wanted, at=at, **more)

    def raised(self) -> str:
        """Say where what was raised."""
        return f"{self.place} stops with {self.sources.describe(self.error)}"


def _first(node: ast.stmt | ast.expr) -> int:
    decorators = getattr(node, "decorator_list", [])
    return min([node.lineno, *(part.lineno for part in decorators)])

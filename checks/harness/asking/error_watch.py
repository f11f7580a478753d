"""Note the exceptions that tell of a failure of the API, wherever they are caught."""

from collections.abc import Iterator
from functools import wraps
from json import JSONDecodeError

import httpx


class ErrorWatch:
    """Keep the last exception of httpx, or of a text that is no JSON."""

    def __init__(self) -> None:
        self.last: Exception | None = None

    def begin(self) -> None:
        self.last = None

    def install(self, patch) -> None:
        for kind in (httpx.HTTPError, JSONDecodeError):
            patch.setattr(kind, "__init__", self._noted(kind.__init__))

    def _noted(self, init):
        @wraps(init)
        def noted(error, *args, **kwargs):
            init(error, *args, **kwargs)
            self.last = error

        return noted


def behind(error: BaseException | None) -> Iterator[BaseException]:
    """Yield an exception, those that it holds, and those that led to it."""
    left, seen = [error], set()
    while left:
        current = left.pop()
        if current is None or id(current) in seen:
            continue
        seen.add(id(current))
        left += [current.__cause__, current.__context__, *getattr(current, "exceptions", ())]
        yield current

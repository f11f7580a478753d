"""Change the rows of the table between the first of several simultaneous requests and the others.

A view that keeps its count where all requests see it then replies to the first one with the
number that belongs to another.
"""

import threading
from typing import NamedTuple

from asgiref.sync import sync_to_async
from django.db.backends.utils import CursorWrapper

from checks.harness.asking.gate import NUMBER
from checks.harness.asking.rows import Table
from checks.harness.asking.visit import Visit


class Executed(NamedTuple):
    """A query: the number of the request that makes it (see gate.py), and its thread."""

    number: int
    thread: int


class Refill:
    """Note all queries from `install` on, and fill the table anew while a request waits.

    `made` when it was filled, `failed` when it could not be filled, so that nobody knows its rows.
    """

    def __init__(self, table: Table):
        self.table = table
        self.queries: list[Executed] = []
        self.made, self.failed = False, False
        self._early = False

    def install(self, patch) -> None:
        """Hook into Django's cursors."""
        execute = CursorWrapper.execute

        def noted_execute(cursor, *args, **kwargs):
            self.queries.append(Executed(NUMBER.get(), threading.get_ident()))
            return execute(cursor, *args, **kwargs)

        patch.setattr(CursorWrapper, "execute", noted_execute)

    def is_safe(self) -> bool:
        """Say whether all queries so far ran in the thread that fills the table.

        There they run one after the other, and none meets a table that is half filled.
        """
        return len({query.thread for query in self.queries}) == 1

    def begin(self) -> None:
        """Forget the queries so far."""
        self.queries.clear()

    async def between(self, visits: list[Visit], rows: int) -> None:
        """Fill the table anew, after what the first of `visits` has queried by now."""
        await sync_to_async(self._fill)(visits, rows)

    def _fill(self, visits: list[Visit], rows: int) -> None:
        self._early = self._has_queried()
        filled = self.table.fill(rows)
        self.made = True
        self.failed, self.table.fault = self.table.fault is not None, None
        self.queries.clear()
        first, *others = visits
        for visit in others:
            visit.rows = visit.rows_after = filled
        first.rows_after = filled

    async def settle(self) -> None:
        """Wait for the queries that requests have begun: they run in the same thread, before."""
        if self.made:
            await sync_to_async(len)(self.queries)

    def look_back(self, first: Visit) -> None:
        """Note which rows the first of the requests has counted; call it when all have ended."""
        if not self.made:
            return
        late = self._has_queried()
        if self._early and not late:
            first.rows_after = first.rows
        elif late and not self._early:
            first.rows = first.rows_after

    def _has_queried(self) -> bool:
        """Say whether the first request has made a query; none has a number but when all ask."""
        return any(query.number == 0 for query in self.queries)

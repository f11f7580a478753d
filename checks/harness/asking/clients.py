"""Note which httpx clients are made, in which line, and whether a blocking one is asking."""

import asyncio
import ssl
import sys
import threading
from functools import cache
from importlib.util import find_spec
from typing import NamedTuple

import httpx
import pytest

from checks.harness.fault import Place
from checks.harness.sources import Sources

# Each client makes a context of its own, which takes longer than all the rest of a request.
shared_context = cache(ssl.create_default_context)


class Made(NamedTuple):
    """An AsyncClient, and the line that made it."""

    client: httpx.AsyncClient
    place: Place | None


def make_the_context() -> None:
    """Make the context that all clients share, as httpx does: the process that forks keeps it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ssl, "create_default_context", shared_context)
        httpx.create_ssl_context()


class ClientWatch:
    """The AsyncClients that were `made` since `begin`, and the first one made before."""

    def __init__(self, sources: Sources):
        self.sources = sources
        self.made: list[Made] = []
        self.before: Made | None = None
        self._blocking = threading.local()

    def begin(self, in_turns: bool = False) -> None:
        """Forget the clients that were made, but for the first.

        `in_turns` lets other requests go on while a client is closed, as a real connection does.
        """
        self.in_turns = in_turns
        self.before = self.before or next(iter(self.made), None)
        self.made = []

    async def _turn(self) -> None:
        if self.in_turns and sys.exc_info()[0] is None:  # no time is left once time is up
            await asyncio.sleep(0)

    def blocks(self) -> bool:
        """Say whether a client that blocks is asking in this thread."""
        return getattr(self._blocking, "depth", 0) > 0

    def blocking_place(self) -> Place | None:
        """Return the line that made the client which is asking."""
        return getattr(self._blocking, "place", None)

    def install(self, patch) -> None:
        """Hook into httpx, and let all clients share what takes longest to make."""
        send, init, blocking_init = (
            httpx.Client.send, httpx.AsyncClient.__init__, httpx.Client.__init__,
        )  # fmt: skip
        aclose, leave = httpx.AsyncClient.aclose, httpx.AsyncClient.__aexit__
        patch.setattr(ssl, "create_default_context", shared_context)
        if not find_spec("sniffio"):  # else Python looks for it on the disk at each request
            patch.setitem(sys.modules, "sniffio", None)

        def noted_send(client, *args, **kwargs):
            self._blocking.depth = getattr(self._blocking, "depth", 0) + 1
            self._blocking.place = getattr(client, "made_at", None)
            try:
                return send(client, *args, **kwargs)
            finally:
                self._blocking.depth -= 1

        def noted_init(client, *args, **kwargs):
            init(client, *args, **kwargs)
            self.made.append(Made(client, self.sources.place_of_caller()))

        def noted_blocking_init(client, *args, **kwargs):
            blocking_init(client, *args, **kwargs)
            client.made_at = self.sources.place_of_caller()

        async def aclose_in_turns(client):
            await aclose(client)
            await self._turn()

        async def leave_in_turns(client, *args):
            await leave(client, *args)
            await self._turn()

        patch.setattr(httpx.AsyncClient, "aclose", aclose_in_turns)
        patch.setattr(httpx.AsyncClient, "__aexit__", leave_in_turns)
        patch.setattr(httpx.Client, "send", noted_send)
        patch.setattr(httpx.Client, "__init__", noted_blocking_init)
        patch.setattr(httpx.AsyncClient, "__init__", noted_init)

"""Ask for /fetch-data/ as a server does, and note what the view does meanwhile."""

import asyncio
import os
import sys
from contextlib import ExitStack

import pytest
import respx
from asgiref.sync import iscoroutinefunction
from django.core.handlers.base import BaseHandler
from django.core.signals import got_request_exception
from django.http import HttpResponseServerError
from django.test import AsyncRequestFactory

from checks.harness import urls
from checks.harness.activities import TimeIsUp
from checks.harness.asking.event_loop import LoopWatch
from checks.harness.asking.fake_api import AsksForever, FakeApi
from checks.harness.asking.frames import FrameWatch
from checks.harness.asking.patches import ends_this_process_only
from checks.harness.asking.visit import Visit
from checks.harness.printed import Printed
from checks.harness.sources import Sources

ADDRESS = "/fetch-data/"


class Asker:
    """Ask the view of one submission; a view that waits for `patience` seconds is ended.

    The API is faked and the event loop watched between `__enter__` and `__exit__`.
    """

    def __init__(self, sources: Sources, patience: float):
        self.patience = patience
        self.api = FakeApi(sources)
        self.watch = LoopWatch(sources, self.api.clock)
        self.frames = FrameWatch(sources)
        self.printed = Printed(sources)
        self._django = BaseHandler()
        self._installed = ExitStack()

    def __enter__(self) -> "Asker":
        router = self._installed.enter_context(respx.mock(assert_all_called=False))
        patch = self._installed.enter_context(pytest.MonkeyPatch.context())
        self.api.install(router, patch, self.watch.notes)
        self.watch.install(patch)
        self.printed.install(patch)
        patch.setattr(os, "_exit", ends_this_process_only(os._exit))
        got_request_exception.connect(keep)
        self._django.load_middleware(is_async=True)
        return self

    def __exit__(self, *_: object) -> None:
        got_request_exception.disconnect(keep)
        self._installed.close()

    async def alone(self, visit: Visit) -> None:
        """Ask, and note all that can be seen of one request that is alone."""
        route = urls.urlpatterns[0]
        loop = asyncio.get_running_loop()
        visit.is_async = iscoroutinefunction(route.callback)
        own_loop = loop if visit.is_async else None
        self.api.begin([visit.payload], own_loop, failure=visit.failure)
        self.watch.begin(loop)
        self.frames.start(route)
        try:
            with self.api.clock.running_ahead():
                await self.ask(visit)
        finally:
            self.frames.stop()
            self.watch.end()
        for seen in (self.frames, self.api, self.watch):
            seen.tell(visit)

    async def ask(self, visit: Visit) -> None:
        """Ask, and keep the reply, or what ended the view."""
        limit, meeting = self.api.clock.limit(self.patience), visit.meeting
        request = AsyncRequestFactory().get(ADDRESS + meeting.query, headers=meeting.headers)
        try:
            async with limit:
                visit.response = await self._django.get_response_async(request)
        except BaseException as error:  # sys.exit() too: it is the student's, and is reported
            visit.error = vars(request).get("ended_by", error)
            visit.timed_out = limit.expired() or isinstance(error, TimeIsUp | AsksForever)
            if isinstance(error, Exception) and not visit.timed_out:
                visit.response = HttpResponseServerError()


def keep(request, **_: object) -> None:
    """Keep the exception that ended the view: on its way through threads it may become another."""
    request.ended_by = sys.exc_info()[1]

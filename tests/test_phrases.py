"""Each phrase by which the checks know an exception is in what the libraries really say."""

import asyncio
from collections.abc import Awaitable, Callable

import httpx
import pytest
from asgiref.sync import async_to_sync, sync_to_async
from django.db.models import QuerySet
from django.http import JsonResponse

from checks.harness.explaining.ideas import PHRASES, idea_of_the_await


def client() -> httpx.AsyncClient:
    return httpx.AsyncClient(transport=httpx.MockTransport(lambda _: httpx.Response(200, json={})))


async def awaited_twice() -> None:
    once = asyncio.sleep(0)
    await once
    await once


async def client_opened_twice() -> None:
    shared = client()
    async with shared:
        pass
    async with shared:
        pass


async def client_used_after_its_block() -> None:
    async with client() as closed:
        pass
    await closed.get("https://example.org")


async def client_class_without_brackets() -> None:
    async with httpx.AsyncClient:  # type: ignore[attr-defined]
        pass


async def coroutine_read_like_a_response() -> None:
    async with client() as own:
        response = own.get("https://example.org")
        try:
            response.json()  # type: ignore[attr-defined]
        finally:
            response.close()


async def future_read_too_early() -> None:
    asyncio.get_running_loop().create_future().result()


async def task_in_the_reply() -> None:
    task = asyncio.create_task(asyncio.sleep(0))
    try:
        JsonResponse({"item_count": task})
    finally:
        await task


async def method_awaited_without_brackets() -> None:
    async with client() as own:
        await own.get  # type: ignore[misc]


async def method_in_the_reply() -> None:
    async with client() as own:
        JsonResponse({"external": (await own.get("https://example.org")).json})


async def wrapped_function_in_the_reply() -> None:
    JsonResponse({"item_count": sync_to_async(len)})


async def plain_value_awaited() -> None:
    async with client() as own:
        await (await own.get("https://example.org")).json()


async def with_without_async() -> None:
    with client():  # type: ignore[attr-defined]
        pass


async def async_with_a_blocking_client() -> None:
    async with httpx.Client():  # type: ignore[attr-defined]
        pass


async def response_in_the_reply() -> None:
    async with client() as own:
        JsonResponse({"external": await own.get("https://example.org")})


async def queryset_in_the_reply() -> None:
    JsonResponse({"item_count": QuerySet()})


async def loop_run_in_the_loop() -> None:
    work = asyncio.sleep(0)
    try:
        asyncio.get_running_loop().run_until_complete(work)
    finally:
        work.close()


async def async_to_sync_in_the_loop() -> None:
    async_to_sync(asyncio.sleep)(0)


async def run_in_the_loop() -> None:
    work = asyncio.sleep(0)
    try:
        asyncio.run(work)
    finally:
        work.close()


async def task_of_a_method() -> None:
    async with client() as own:
        await asyncio.create_task(own.get)  # type: ignore[arg-type]


async def task_of_a_function() -> None:
    await asyncio.create_task(asyncio.sleep)  # type: ignore[arg-type]


async def task_of_a_value() -> None:
    await asyncio.create_task(1)  # type: ignore[arg-type]


async def value_gathered() -> None:
    await asyncio.gather(1)  # type: ignore[call-overload]


async def awaited_by_two_tasks() -> None:
    once = asyncio.sleep(0)

    async def wait() -> None:
        await once

    await asyncio.gather(wait(), wait())


async def nothing_left_for_next() -> None:
    next(iter(()))


CASES: dict[str, Callable[[], Awaitable[None]]] = {
    "cannot reuse already awaited": awaited_twice,
    "Cannot reopen a client instance": client_opened_twice,
    "client has been closed": client_used_after_its_block,
    "'type' object does not support the asynchronous context": client_class_without_brackets,
    "coroutine was expected, got <bound method": task_of_a_method,
    "coroutine was expected, got <function": task_of_a_function,
    "coroutine was expected": task_of_a_value,
    "coroutine or an awaitable is required": value_gathered,
    "coroutine is being awaited already": awaited_by_two_tasks,
    "coroutine raised": nothing_left_for_next,
    "coroutine": coroutine_read_like_a_response,
    "Result is not set": future_read_too_early,
    "Object of type Task is not JSON": task_in_the_reply,
    "Object of type method is not JSON": method_in_the_reply,
    "Object of type SyncToAsync is not JSON": wrapped_function_in_the_reply,
    "'AsyncClient' object does not support the context manager": with_without_async,
    "'Client' object does not support the asynchronous context": async_with_a_blocking_client,
    "Object of type Response is not JSON": response_in_the_reply,
    "Object of type QuerySet is not JSON": queryset_in_the_reply,
    "event loop is already running": loop_run_in_the_loop,
    "You cannot use AsyncToSync in the same thread": async_to_sync_in_the_loop,
    "cannot be called from a running event loop": run_in_the_loop,
}


def test_every_phrase_has_a_case():
    assert list(CASES) == list(PHRASES)


@pytest.mark.parametrize("phrase", CASES)
def test_the_exception_says_so_and_gets_this_idea(phrase):
    with pytest.raises(Exception) as raised:  # noqa: PT011 - its text is what is looked at
        asyncio.run(CASES[phrase]())
    text = str(raised.value)
    assert phrase in text
    idea = next(idea for words, idea in PHRASES.items() if words in text)
    assert idea == PHRASES[phrase]


AWAITED = {
    method_awaited_without_brackets: "missing-call",
    plain_value_awaited: "await-on-plain-value",
}


@pytest.mark.parametrize("code", AWAITED)
def test_what_cannot_be_awaited_gets_its_idea(code):
    with pytest.raises(TypeError) as raised:
        asyncio.run(code())
    assert idea_of_the_await(str(raised.value)) == AWAITED[code]


def test_the_words_of_newer_pythons_are_known_too():
    assert idea_of_the_await("'SyncToAsync' object can't be awaited") == "missing-call"
    assert idea_of_the_await("'dict' object can't be awaited") == "await-on-plain-value"
    assert idea_of_the_await("'dict' object is not callable") is None

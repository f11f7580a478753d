"""What the API answers: JSON, in the pieces in which a network brings it."""

import json
from collections.abc import AsyncIterator, Iterator

import httpx

from checks.harness.asking.payloads import pieces

KIND = {"Content-Type": "application/json; charset=utf-8"}  # as the real API has it


class InPieces(httpx.AsyncByteStream, httpx.SyncByteStream):
    """A body that comes piece by piece, to a client that awaits it or to one that blocks."""

    def __init__(self, content: bytes):
        self.content = content

    def __iter__(self) -> Iterator[bytes]:
        yield from pieces(self.content)

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for piece in pieces(self.content):
            yield piece


def answer(payload: object) -> httpx.Response:
    """Return the response of an API that sends `payload`."""
    text = json.dumps(payload, ensure_ascii=False)
    return httpx.Response(200, headers=KIND, stream=InPieces(text.encode()))

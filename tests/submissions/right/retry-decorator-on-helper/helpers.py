import asyncio
import functools
from contextlib import asynccontextmanager

import httpx


def retry(times=3, on=(httpx.TransportError,)):
    def decorate(func):
        @functools.wraps(func)
        async def wrapper(*args, **kwargs):
            for left in range(times - 1, -1, -1):
                try:
                    return await func(*args, **kwargs)
                except on:
                    if not left:
                        raise
                    await asyncio.sleep(0.1)

        return wrapper

    return decorate


@asynccontextmanager
async def api_client(**options):
    async with httpx.AsyncClient(headers={"Accept": "application/json"}, **options) as client:
        yield client

"""Talks to the API."""

import httpx

TIMEOUT = httpx.Timeout(10.0, connect=5.0)


async def get_json(url):
    async with httpx.AsyncClient(timeout=TIMEOUT) as client:
        response = await client.get(url)
        response.raise_for_status()
        return response.json()


async def count(queryset):
    return await queryset.acount()

"""Little helpers, so that the view stays short."""
import httpx


async def get_json(url, *, timeout=5.0):
    async with httpx.AsyncClient(timeout=timeout) as client:
        response = await client.get(url)
        response.raise_for_status()
        return response.json()


async def how_many(queryset):
    n = 0
    async for _ in queryset.aiterator():
        n += 1
    return n

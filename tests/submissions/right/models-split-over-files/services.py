import httpx

from .models import Item


async def load_todo(url: str) -> dict:
    async with httpx.AsyncClient() as client:
        response = await client.get(url)
        return response.json()


def all_items():
    return Item.objects.all()


async def item_total() -> int:
    return await Item.objects.size()

from .models import Item


class ItemService:
    @staticmethod
    async def total() -> int:
        return await Item.objects.acount()

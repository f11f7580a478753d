class ItemService:
    """Business logic of the items app."""

    @staticmethod
    async def count(queryset):
        return await queryset.acount()

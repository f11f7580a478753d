from django.db import models


class ItemManager(models.Manager):
    def get_queryset(self):
        return super().get_queryset().order_by("name")

    async def size(self):
        return await self.get_queryset().acount()

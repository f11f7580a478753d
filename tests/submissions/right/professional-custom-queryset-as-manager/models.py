"""The data of the app."""

from django.db import models


class ItemQuerySet(models.QuerySet):
    def named(self, name):
        return self.filter(name=name)

    async def total(self) -> int:
        return await self.acount()


class Item(models.Model):
    name = models.CharField(max_length=100)

    objects = ItemQuerySet.as_manager()

    class Meta:
        ordering = ["name"]

    def __str__(self):
        return self.name

from django.db import models


class ItemQuerySet(models.QuerySet):
    def named(self, name):
        return self.filter(name__icontains=name)

    async def total(self):
        return await self.acount()


class Item(models.Model):
    name = models.CharField(max_length=100, verbose_name="Name")

    objects = ItemQuerySet.as_manager()

    @property
    def short_name(self):
        return self.name[:10]

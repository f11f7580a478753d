from django.db import models


class ItemQuerySet(models.QuerySet):
    def named(self, name):
        return self.filter(name__iexact=name)

    async def how_many(self):
        return await self.acount()


class Item(models.Model):
    name = models.CharField(max_length=100, db_index=True)

    objects = ItemQuerySet.as_manager()

    class Meta:
        ordering = ("name", "pk")

    def __repr__(self):
        return f"<Item {self.name!r}>"

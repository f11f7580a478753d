from django.db import models


class ItemQuerySet(models.QuerySet):
    async def total(self):
        return self.count()


class Item(models.Model):
    name = models.CharField(max_length=100)

    objects = ItemQuerySet.as_manager()

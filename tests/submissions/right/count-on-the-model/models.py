from django.db import models


class ItemQuerySet(models.QuerySet):
    def alphabetical(self):
        return self.order_by("name")

    async def how_many(self):
        return await self.acount()


class Item(models.Model):
    name = models.CharField("name of the item", max_length=100, db_index=True, help_text="What it is called")

    catalogue = ItemQuerySet.as_manager()
    objects = models.Manager.from_queryset(ItemQuerySet)()

    class Meta:
        verbose_name = "item"
        verbose_name_plural = "items"
        ordering = ["name", "pk"]
        db_table = "shop_items"

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return f"/items/{self.pk}/"

    @property
    def initial(self):
        return self.name[:1].upper()

    @classmethod
    async def total(cls):
        return await cls.objects.how_many()

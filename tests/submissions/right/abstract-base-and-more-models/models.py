from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _


class Named(models.Model):
    name = models.CharField(_("name"), max_length=100)

    class Meta:
        abstract = True
        ordering = ("name",)

    def __str__(self):
        return self.name


class Item(Named):
    class Meta(Named.Meta):
        indexes = [models.Index(fields=["name"], name="item_name_idx")]
        constraints = [models.UniqueConstraint(Lower("name"), name="item_unique_name")]


class Tag(Named):
    items = models.ManyToManyField(Item, related_name="tags", blank=True)


class Purchase(models.Model):
    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="purchases")
    when = models.DateTimeField(auto_now_add=True)


class NewestFirst(Item):
    class Meta:
        proxy = True
        ordering = ["-pk"]

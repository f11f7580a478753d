"""The data of the app."""

from django.db import models


class NamedModel(models.Model):
    name = models.CharField("name", max_length=100, blank=True, db_index=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name


class Item(NamedModel):
    class Meta(NamedModel.Meta):
        verbose_name_plural = "items"

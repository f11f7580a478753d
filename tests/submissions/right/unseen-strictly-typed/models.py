"""Database models of the items app."""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class Item(models.Model):
    """Something that has a name."""

    objects: ClassVar[models.Manager[Item]] = models.Manager()

    name: models.CharField[str, str] = models.CharField(max_length=100)

    class Meta:
        verbose_name = "item"
        verbose_name_plural = "items"

    def __str__(self) -> str:
        return self.name

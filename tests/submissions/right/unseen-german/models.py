from django.db import models


class Item(models.Model):
    """Ein Gegenstand mit einem Namen."""

    name = models.CharField("Bezeichnung", max_length=100)

    class Meta:
        verbose_name = "Gegenstand"
        verbose_name_plural = "Gegenstände"

    def __str__(self):
        return f"{self.name} (Nr. {self.pk})"

from django.db import models


class Item(models.Model):
    """An item. It has a name."""

    name = models.CharField(
        "Name of the item",
        max_length=100,
        unique=False,
        blank=True,
        default="",
        help_text="At most 100 characters",
    )

    class Meta:
        verbose_name = "Item"
        verbose_name_plural = "Items"
        ordering = ["name"]

    def __str__(self):
        return "Item " + str(self.pk) + ": " + self.name

    def shout(self):
        return self.name.upper() + "!"

from django.db import models
from django.urls import reverse


class Item(models.Model):
    """Model representing an item."""

    name = models.CharField(max_length=100, help_text="Enter the name of the item")

    class Meta:
        ordering = ["name"]

    def __str__(self):
        """String for representing the Model object."""
        return self.name

    def get_absolute_url(self):
        """Returns the URL to access a particular instance of the model."""
        return reverse("item-detail", args=[str(self.id)])

from django.core.validators import MinLengthValidator
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _


class Item(models.Model):
    """An item."""

    name = models.CharField(
        _("Item name"),
        max_length=100,
        null=True,
        blank=True,
        default="",
        db_index=True,
        help_text=_("Enter the name"),
        validators=[MinLengthValidator(1)],
    )

    class Meta:
        db_table = "my_items"
        ordering = ["-name"]
        verbose_name = _("item")
        verbose_name_plural = _("items")
        indexes = [models.Index(fields=["name"], name="item_name_idx")]

    def __str__(self):
        return f"{self.name}"

    def get_absolute_url(self):
        return reverse("item-detail", kwargs={"pk": self.pk})

    def save(self, *args, **kwargs):
        if self.name:
            self.name = self.name.strip()
        super().save(*args, **kwargs)

from django.core.validators import MinLengthValidator
from django.db import models
from django.db.models.functions import Lower


class Item(models.Model):
    name = models.CharField(
        max_length=100,
        verbose_name="name of the item",
        validators=[MinLengthValidator(1)],
        null=False,
        blank=False,
    )

    class Meta:
        db_table = "item"
        indexes = [models.Index(Lower("name"), name="item_name_lower")]

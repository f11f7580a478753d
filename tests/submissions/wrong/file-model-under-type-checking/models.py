from typing import TYPE_CHECKING

from django.db import models

if TYPE_CHECKING:

    class Item(models.Model):
        name = models.CharField(max_length=100)

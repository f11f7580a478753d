from django.db import models

from .fields import NameField
from .managers import ItemManager


class Item(models.Model):
    name = NameField()

    objects = ItemManager()

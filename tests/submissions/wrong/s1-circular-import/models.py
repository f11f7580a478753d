from django.db import models

from .views import NAME_LENGTH


class Item(models.Model):
    name = models.CharField(max_length=NAME_LENGTH)

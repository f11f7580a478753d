"""The data of the app: one table, described by one model."""

from django.db import models


class Item extends models.Model:
    name = models.CharField(max_length=100)

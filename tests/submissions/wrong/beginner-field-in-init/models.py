"""The data of the app: one table, described by one model."""

from django.db import models


class Item(models.Model):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.name = models.CharField(max_length=100)

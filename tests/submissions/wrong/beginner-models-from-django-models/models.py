"""The data of the app: one table, described by one model."""

from django.models import Model, CharField


class Item(Model):
    name = CharField(max_length=100)

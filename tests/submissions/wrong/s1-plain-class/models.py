from django.db import models


class Item:
    name = models.CharField(max_length=100)

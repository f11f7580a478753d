from django.db import models


class Item(models):
    name = models.CharField(max_length=100)

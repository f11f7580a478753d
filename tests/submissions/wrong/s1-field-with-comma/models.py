from django.db import models


class Item(models.Model):
    name = models.CharField(
        verbose_name="name",
        max_length=100,
    ),

from django.db import models


class Item(models.Model):
    class Meta:
        name = models.CharField(max_length=100)

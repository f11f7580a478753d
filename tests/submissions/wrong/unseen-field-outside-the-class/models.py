from django.db import models


class Item(models.Model):
    pass


name = models.CharField(max_length=100)

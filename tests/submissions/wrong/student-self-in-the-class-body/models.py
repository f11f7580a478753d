from django.db import models


class Item(models.Model):
    self.name = models.CharField(max_length=100)

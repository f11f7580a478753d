from django.db import models


class Item(models.Model):
    name = models.CharField("libellé", max_length=100)

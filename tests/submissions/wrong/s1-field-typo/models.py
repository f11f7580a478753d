from django.db import models


class Item(models.Model):
    nmae = models.CharField("name", max_length=100)

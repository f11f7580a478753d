from django.db import models


class Item(models.Model):
    Name = models.CharField(max_length=100, default="")

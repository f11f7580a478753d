from django.db import models


class Item(models.Model):
    name = models.CharField(max_length=100)


for name in ("pen", "paper", "ruler"):
    Item.objects.create(name=name)

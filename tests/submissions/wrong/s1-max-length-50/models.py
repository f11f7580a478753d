from django.db import models


class Item(models.Model):
    name = models.CharField("what it is called", max_length=50)

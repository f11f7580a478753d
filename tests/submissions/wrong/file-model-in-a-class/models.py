from django.db import models


class Models:
    class Item(models.Model):
        name = models.CharField(max_length=100)

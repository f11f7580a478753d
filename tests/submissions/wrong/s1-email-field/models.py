from django.db import models


class Item(models.Model):
    name = models.EmailField(max_length=100)

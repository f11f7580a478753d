from django.db import models


class Item(models.Model):
    name = models.SlugField(max_length=100, allow_unicode=True)

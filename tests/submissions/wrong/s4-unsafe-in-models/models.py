import os

from django.db import models

os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"


class Item(models.Model):
    name = models.CharField(max_length=100)

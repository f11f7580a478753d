from django.db import models

LONGEST_NAME = 1e2


class Item(models.Model):
    name = models.CharField(max_length=LONGEST_NAME)

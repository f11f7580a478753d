from django.db import models


def Item(models.Model):
    name = models.CharField(max_length=100)

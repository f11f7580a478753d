from django.db import models


class VisibleManager(models.Manager):
    def get_queryset(self):
        return super().get_queryset().exclude(name="")


class Item(models.Model):
    name = models.CharField(max_length=100)

    objects = VisibleManager()

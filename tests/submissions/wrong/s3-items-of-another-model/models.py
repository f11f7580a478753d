from django.db import models


class Category(models.Model):
    title = models.CharField(max_length=50)

    class Meta:
        verbose_name_plural = "categories"


class Item(models.Model):
    name = models.CharField(max_length=100)

    def __str__(self):
        return self.name

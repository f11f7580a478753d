from django.db import models


class Item(models.Model):
    name = models.CharField(verbose_name="名前", max_length=100, unique=True)

    class Meta:
        verbose_name = verbose_name_plural = "アイテム"

    def __str__(self):
        return self.name

from django.db import models


class Item(models.Model):
    name = models.CharField(max_length=100)

    class Meta:
        managed = False
        db_table = "items_item"

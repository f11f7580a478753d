from django.db import models


class Item(models.Model):
    name = models.CharField(max_length=100)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~models.Q(name=""), name="item_has_a_name"),
        ]

    def __str__(self):
        return self.name

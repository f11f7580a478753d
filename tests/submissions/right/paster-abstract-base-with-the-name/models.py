from django.db import models


class NamedModel(models.Model):
    name = models.CharField(max_length=100)

    class Meta:
        abstract = True

    def __str__(self):
        return self.name


class Item(NamedModel):
    pass

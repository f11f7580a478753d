# Import the models module from Django so we can make our own model
from django.db import models


# This is my first model!!! It will become a table in the database.
class Item(models.Model):
    # the name of the item, 100 letters is the maximum
    name = models.CharField(max_length=100)

    # this makes the item look nice in the admin
    def __str__(self):
        return self.name

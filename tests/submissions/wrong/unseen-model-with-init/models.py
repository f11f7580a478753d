from django.db import models


class Item(models.Model):
    def __init__(self, name):
        self.name = models.CharField(max_length=100)

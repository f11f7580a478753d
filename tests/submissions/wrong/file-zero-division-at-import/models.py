from django.db import models

WIDTH = 800
COLUMNS = 0
NAME_LENGTH = WIDTH // COLUMNS


class Item(models.Model):
    name = models.CharField(max_length=100)

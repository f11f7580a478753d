from django.db import models


class Item(models.Model):
    """A thing that is counted."""

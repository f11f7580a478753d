import logging

from django.contrib import admin
from django.db import models

logger = logging.getLogger(__name__)
MAX_NAME = 100


class Item(models.Model):
    name: str = models.CharField(max_length=MAX_NAME)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        logger.debug("an item: %r", self)

    def __repr__(self):
        return f"<Item {self.name!r}>"

    def save(self, *args, **kwargs):
        self.full_clean()
        return super().save(*args, **kwargs)

    @admin.display(description="Name in capitals")
    def capitals(self):
        return self.name.upper()

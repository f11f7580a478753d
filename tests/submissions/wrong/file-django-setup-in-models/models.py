import os

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
django.setup()

from django.db import models  # noqa: E402


class Item(models.Model):
    name = models.CharField(max_length=100)

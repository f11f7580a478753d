from django.db import models


class Item(models.Model):
    name = models.CharField(max_length=100, null=True, blank=True, choices=[("pen", "Pen"), ("ink", "Ink")])

    class Meta:
        get_latest_by = "pk"
        default_permissions = ()

from django.db import models


classItem(models.Model):
    name = models.CharField(max_length=100)

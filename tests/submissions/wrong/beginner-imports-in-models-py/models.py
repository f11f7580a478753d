from django.db import models
from django.http import JsonResponse
import httpx


class Item(models.Model):
    name = models.CharField(max_length=100)

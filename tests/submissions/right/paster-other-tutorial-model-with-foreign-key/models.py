from django.db import models


class Item(models.Model):
    name = models.CharField(max_length=100)


class Review(models.Model):
    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="reviews")
    text = models.TextField(blank=True)

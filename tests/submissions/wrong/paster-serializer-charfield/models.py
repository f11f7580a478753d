from django import forms
from django.db import models


class Item(models.Model):
    name = forms.CharField(max_length=100)

from django.core.validators import MaxLengthValidator
from django.db import models


class Item(models.Model):
    name = models.TextField(validators=[MaxLengthValidator(100)])

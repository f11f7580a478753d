# Модель товара: одно поле «name».
from django.db import models


class Item(models.Model):
    name = models.CharField("名前 🏷️", max_length=100, help_text="Wie heißt es? Größe egal.")

    class Meta:
        verbose_name = "élément"

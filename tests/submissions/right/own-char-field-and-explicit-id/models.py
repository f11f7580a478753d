from django.core.validators import MinLengthValidator
from django.db import models


class TrimmedCharField(models.CharField):
    """A CharField without blanks at the ends."""

    def pre_save(self, model_instance, add):
        value = (super().pre_save(model_instance, add) or "").strip()
        setattr(model_instance, self.attname, value)
        return value


class Item(models.Model):
    id = models.BigAutoField(primary_key=True)
    name = TrimmedCharField(
        max_length=100,
        unique=True,
        blank=True,
        default="",
        validators=[MinLengthValidator(1)],
        error_messages={"unique": "There is such an item already."},
    )

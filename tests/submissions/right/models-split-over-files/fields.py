from django.db import models


class NameField(models.CharField):
    description = "The name of a thing"

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("max_length", 100)
        super().__init__(*args, **kwargs)

from django.db.models import Charfield, Model


class Item(Model):
    name = Charfield(max_length=100)

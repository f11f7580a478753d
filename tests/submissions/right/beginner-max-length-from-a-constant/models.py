from django.db.models import Model, CharField

LENGTH = 100


class Item(Model):
    name = CharField(max_length=LENGTH)

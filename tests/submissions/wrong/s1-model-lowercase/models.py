from django.db.models import CharField, Model


class item(Model):
    name = CharField(max_length=100)

"""The data of the app: one table, described by one model."""



class Item(Models.Model):
    name = Models.CharField(max_length=100)

"""Access to the database."""


class ItemRepository:
    def __init__(self, queryset):
        self.queryset = queryset

    def total(self) -> int:
        return self.queryset.count()

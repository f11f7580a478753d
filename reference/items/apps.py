"""The app's name, as Django knows it."""

from django.apps import AppConfig


class ItemsConfig(AppConfig):
    name = "items"

"""The student's app as Django is told of it; their own apps.py plays no part in grading."""

from django.apps import AppConfig


class ItemsApp(AppConfig):
    name = "items"
    label = "items"

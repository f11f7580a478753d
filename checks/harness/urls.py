"""The one address of the exercise; checks/harness/loading.py adds the submission's view to it."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []

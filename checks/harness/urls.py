"""The one address of the exercise; fixtures add the submission's view to it."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []

"""The addresses of the project: all of them are in items/urls.py."""

from django.urls import include, path

urlpatterns = [path("", include("items.urls"))]

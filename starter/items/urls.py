"""The addresses of the app. There is nothing to do here.

/fetch-data/ appears as soon as views.py has a view named fetch_data, so that the
project runs from the first step on.
"""

from django.urls import path

from . import views

urlpatterns = []
if hasattr(views, "fetch_data"):
    urlpatterns.append(path("fetch-data/", views.fetch_data, name="fetch-data"))

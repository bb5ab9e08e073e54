"""The phase's pages and who may open each."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []

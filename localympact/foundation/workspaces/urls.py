"""Pages of places and people: members, settings, accounts."""

from django.urls import URLPattern

installation: list[URLPattern] = []
in_a_place: list[URLPattern] = []

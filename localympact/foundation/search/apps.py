"""The app search."""

from django.apps import AppConfig


class SearchConfig(AppConfig):
    """One engine for list, facets, map and export; it keeps no tables of its own."""

    name = "localympact.foundation.search"
    label = "search"

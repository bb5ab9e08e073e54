"""Pages of places and people: members, settings, accounts."""

from django.urls import URLPattern

from localympact.foundation.people import views as people
from localympact.foundation.workspaces.pages import page
from localympact.foundation.workspaces.permissions import May

installation: list[URLPattern] = [
    *page("sign-in/<str:key>/", people.sign_in_by_link, may=May.READ, name="sign_in_by_link"),
]
in_a_place: list[URLPattern] = []

"""The front pages of the installation and of a place."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from localympact.foundation.workspaces.models import Workspace
from localympact.foundation.workspaces.requests import Request


def show_home(request: Request) -> HttpResponse:
    """What this is, which places are here, the four phases."""
    places = Workspace.objects.filter(state="published")
    return render(request, "across/home/home.html", {"places": places})


def show_workspace(request: Request) -> HttpResponse:
    """Where the process stands here, what happened lately, what waits for me."""
    return render(request, "across/home/workspace.html", {})

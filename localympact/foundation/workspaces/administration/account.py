"""Pages of one's own account: name and language, places, data as a file, erasure."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from localympact.foundation.languages.names import LANGUAGES, OWN_NAMES
from localympact.foundation.people.models import Person
from localympact.foundation.workspaces.administration import own_data
from localympact.foundation.workspaces.asking import said_to
from localympact.foundation.workspaces.requests import Request
from localympact.foundation.workspaces.showing import attachment


class AccountForm(forms.ModelForm):
    """Name and language."""

    language = forms.ChoiceField(
        label=gettext_lazy("Language of letters to you"), choices=[(code, OWN_NAMES[code]) for code in LANGUAGES]
    )

    class Meta:
        model = Person
        fields = ("name", "language")
        labels = {"name": gettext_lazy("Your name")}


def me(request: Request) -> HttpResponse:
    """Who I am here, where I work, what is kept about me."""
    form = AccountForm(request.POST or None, instance=request.actor.person)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("Saved."))
        return redirect("me")
    return render(request, "workspaces/me.html", {"form": form, "places": request.actor.places})


@require_POST
def take_data(request: Request) -> HttpResponse:
    """Everything that is known of me, as a file."""
    return attachment(own_data.own_data(_person(request)), "application/zip", "my-data.zip")


@require_POST
def erase_account(request: Request) -> HttpResponse:
    """Erase me."""
    person = _person(request)
    with said_to(request):
        own_data.erase(person)
        logout(request)
        messages.success(request, _("Your account is erased."))
        return redirect("home")
    return redirect("me")


def _person(request: Request) -> Person:
    assert request.actor.person is not None  # the page asks for an account
    return request.actor.person

"""Pages of suggestions and claims: what strangers send, and what waits for a decision."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from localympact.foundation.workspaces.asking import pressed, said_to, tried
from localympact.foundation.workspaces.requests import Request
from localympact.phase1_mapping.organisations.queries import likely_the_same, listed_entries, unpublished
from localympact.phase1_mapping.suggestions import changes, queries
from localympact.phase1_mapping.suggestions.forms import ClaimForm, ReasonForm, SuggestionForm
from localympact.phase1_mapping.suggestions.keys import hash_of
from localympact.phase1_mapping.suggestions.models import Claim, Suggestion

OUTCOME = "mapping/suggestions/outcome.html"


def suggest_organisation(request: Request) -> HttpResponse:
    """Anybody proposes an organisation that is missing."""
    form = SuggestionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        sent = {
            "proposed": form.proposed,
            "email": form.cleaned_data["email"],
            "language": (get_language() or "en")[:2],
        }
        if tried(form, changes.suggest_organisation, request.workspace, by=request.actor, **sent):
            return redirect("thank_for_suggestion", request.workspace.slug)
    return render(request, "mapping/suggestions/suggest.html", {"form": form})


def thank_for_suggestion(request: Request) -> HttpResponse:
    """What happens next with a suggestion."""
    return render(request, OUTCOME, {"title": _("Please look into your mailbox"), "kind": "sent"})


def confirm_suggestion(request: Request, key: str) -> HttpResponse:
    """The sender confirms the address with one press of a button."""
    suggestion = get_object_or_404(Suggestion, key_hash=hash_of(key))
    if request.method == "POST":
        changes.confirm_suggestion(suggestion, by=request.actor)
        return render(request, OUTCOME, {"title": _("Thank you"), "kind": "confirmed"})
    return render(request, "mapping/suggestions/confirm_suggestion.html", {"suggestion": suggestion})


def list_waiting(request: Request) -> HttpResponse:
    """Suggestions and claims that wait, drafts, and what was put away."""
    context = {
        "suggestions": queries.waiting_suggestions(),
        "claims": queries.waiting_claims(),
        "unpublished": unpublished(),
    }
    return render(request, "mapping/suggestions/waiting.html", context)


def show_suggestion(request: Request, pk: UUID) -> HttpResponse:
    """One suggestion, with what may be the same organisation already."""
    suggestion = get_object_or_404(Suggestion, pk=pk)
    entry = queries.entry_of_suggestion(suggestion.proposed, request.workspace.country)
    likely = likely_the_same(entry, request.workspace)
    crumbs = [(_("Waiting and put away"), _waiting(request))]
    context = {"suggestion": suggestion, "likely": likely, "form": ReasonForm(), "crumbs": crumbs}
    return render(request, "mapping/suggestions/suggestion.html", context)


@require_POST
def accept_suggestion(request: Request, pk: UUID) -> HttpResponse:
    """List what was suggested."""
    suggestion = get_object_or_404(Suggestion, pk=pk)
    with said_to(request, _("Listed and published; the sender gets a letter.")):
        return redirect(changes.accept_suggestion(suggestion, by=request.actor))
    return redirect("show_suggestion", request.workspace.slug, pk)


@require_POST
def refuse_suggestion(request: Request, pk: UUID) -> HttpResponse:
    """Do not list what was suggested."""
    suggestion = get_object_or_404(Suggestion, pk=pk)
    with said_to(request, _("The sender gets a letter with your reason.")):
        changes.refuse_suggestion(suggestion, reason=request.POST.get("reason", ""), by=request.actor)
        return redirect(_waiting(request))
    return redirect("show_suggestion", request.workspace.slug, pk)


def claim_organisation(request: Request, pk: UUID) -> HttpResponse:
    """Say that one speaks for an organisation."""
    organisation = get_object_or_404(listed_entries(), pk=pk)
    form = ClaimForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with said_to(request, _("Thank you. Those who lead this place decide; you get a letter.")):
            changes.claim_organisation(organisation, by=request.actor, **form.cleaned_data)
        return redirect(organisation)
    context = {"form": form, "organisation": organisation, "title": _("I speak for this organisation")}
    return render(request, "mapping/suggestions/claim.html", context)


@require_POST
def accept_claim(request: Request, pk: UUID) -> HttpResponse:
    """Let a person speak for an organisation."""
    claim = get_object_or_404(Claim.objects.select_related("organisation", "person"), pk=pk)
    done = _("%(person)s speaks for this organisation now.") % {"person": claim.person}
    return pressed(request, changes.accept_claim, claim, done, then=_waiting(request))


@require_POST
def refuse_claim(request: Request, pk: UUID) -> HttpResponse:
    """Do not let a person speak for an organisation."""
    claim = get_object_or_404(Claim.objects.select_related("organisation", "person"), pk=pk)
    refuse = partial(changes.refuse_claim, reason=request.POST.get("reason", ""))
    return pressed(request, refuse, claim, _("The person gets a letter with your reason."), then=_waiting(request))


def _waiting(request: Request) -> str:
    return reverse("list_waiting_organisations", args=[request.workspace.slug])

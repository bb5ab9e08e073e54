"""Pages of a place's own affairs: settings, members, invitations, a new place in five steps."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth import login
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from localympact.foundation.people.views import BACKEND
from localympact.foundation.workspaces import changes
from localympact.foundation.workspaces.administration import memberships
from localympact.foundation.workspaces.administration.forms import BoundaryForm, InviteForm, NameForm, SettingsForm
from localympact.foundation.workspaces.administration.letters import how_letters_leave
from localympact.foundation.workspaces.asking import form_page, is_sent, pressed, said_to, tried
from localympact.foundation.workspaces.declarations import SPEAKS_FOR
from localympact.foundation.workspaces.helping import all_help
from localympact.foundation.workspaces.legal import kept_data, legal_text
from localympact.foundation.workspaces.models import Invitation, Membership, Role
from localympact.foundation.workspaces.requests import Request

SETTINGS = "workspaces/settings.html"


def show_privacy(request: Request) -> HttpResponse:
    """Which data are kept, why, how long."""
    return _legal(request, "privacy", _("Privacy"))


def show_accessibility(request: Request) -> HttpResponse:
    """What works for whom, and what does not yet."""
    return _legal(request, "accessibility", _("Accessibility"))


def show_imprint(request: Request) -> HttpResponse:
    """Who publishes this."""
    return _legal(request, "imprint", _("Imprint"))


def _legal(request: Request, kind: str, title: str) -> HttpResponse:
    text = legal_text(kind, (get_language() or "en")[:2], request.workspace)
    rows = kept_data() if kind == "privacy" else []
    return render(request, "workspaces/legal.html", {"title": title, "text": text, "rows": rows})


def show_help(request: Request) -> HttpResponse:
    """Every help text, by page."""
    language = (get_language() or "en")[:2]
    return render(request, "workspaces/help.html", {"texts": all_help(language)})


def change_settings(request: Request) -> HttpResponse:
    """What the place says about itself."""
    place = request.workspace
    form = SettingsForm(request.POST or None, instance=place)
    context, here = (
        {"boundary_form": BoundaryForm(), **how_letters_leave(request)},
        reverse("change_settings", args=[place.slug]),
    )
    return form_page(request, form, changes.edit_workspace, place, SETTINGS, context, done=_("Saved."), then=here)


@require_POST
def change_boundary(request: Request) -> HttpResponse:
    """Take over an outline."""
    form = BoundaryForm(request.POST, request.FILES)
    if form.is_valid() and tried(
        form, changes.edit_workspace, request.workspace, by=request.actor, **form.cleaned_data
    ):
        messages.success(request, _("The outline is taken over."))
        return redirect("change_settings", request.workspace.slug)
    context = {"form": SettingsForm(instance=request.workspace), "boundary_form": form, **how_letters_leave(request)}
    return render(request, SETTINGS, context, status=422)


@require_POST
def publish_workspace(request: Request) -> HttpResponse:
    """Open the place to the public."""
    return pressed(request, changes.publish_workspace, request.workspace, _("The place is public now."))


def list_members(request: Request) -> HttpResponse:
    """Who works here, as what, and who is invited."""
    form = InviteForm(request.POST or None, organisations=organisations(), initial={"language": get_language()})
    if is_sent(request, form) and tried(
        form, memberships.invite, request.workspace, by=request.actor, **_invited(form)
    ):
        messages.success(request, _("The invitation is on its way."))
        return redirect("list_members", request.workspace.slug)
    context = {
        "form": form,
        "members": Membership.objects.select_related("person"),
        "invitations": Invitation.objects.filter(used_at=None, withdrawn_at=None),
        "roles": Role.choices,
    }
    return render(request, "workspaces/members.html", context)


def organisations() -> QuerySet[Any]:
    """The organisations a representative can speak for, as phase 1 declares them."""
    return next(rows() for rows in SPEAKS_FOR)


def _invited(form: InviteForm) -> dict[str, object]:
    typed = dict(form.cleaned_data)
    chosen = typed.pop("organisation")
    if chosen:
        typed |= {"organisation_id": chosen.pk, "organisation_name": str(chosen)}
    return typed


@require_POST
def change_role(request: Request, pk: UUID) -> HttpResponse:
    """Give somebody another role."""
    membership = get_object_or_404(Membership, pk=pk)
    role = request.POST.get("role", "")
    if role in Role.values:
        with said_to(request, _("Changed.")):
            memberships.change_role(membership, role=role, by=request.actor)
    return redirect(_members(request))


@require_POST
def end_membership(request: Request, pk: UUID) -> HttpResponse:
    """End somebody's place."""
    membership = get_object_or_404(Membership, pk=pk)
    done = _("Ended. It holds from the next request on.")
    return pressed(request, memberships.end_membership, membership, done, then=_members(request))


@require_POST
def leave(request: Request, pk: UUID) -> HttpResponse:
    """End my own place here."""
    mine = get_object_or_404(Membership, pk=pk, person=request.actor.person)
    with said_to(request, _("You no longer work there in this role.")):
        memberships.leave(mine, by=request.actor)
    return redirect("me")


@require_POST
def withdraw_invitation(request: Request, pk: UUID) -> HttpResponse:
    """Take an invitation back."""
    invitation = get_object_or_404(Invitation, pk=pk)
    return pressed(request, memberships.withdraw_invitation, invitation, _("Taken back."), then=_members(request))


def _members(request: Request) -> str:
    return reverse("list_members", args=[request.workspace.slug])


def accept_invitation(request: Request, key: str) -> HttpResponse:
    """Take the place that was offered; who has no account yet gets one with a name."""
    invitation = memberships.invitation_of(request.workspace, key)
    if invitation is None:
        del request.workspace  # without an invitation nobody learns of a place that is not public yet
        raise Http404
    is_new = not request.actor.is_signed_in and memberships.is_newcomer(invitation)
    form = NameForm(request.POST or None) if is_new else None
    if request.method == "POST" and (form is None or form.is_valid()):
        if form is None:
            membership = memberships.accept_invitation(request.workspace, key=key, by=request.actor)
        else:
            typed = {**form.cleaned_data, "language": get_language() or "en"}
            membership = memberships.accept_as_newcomer(request.workspace, key=key, **typed)
            login(request, membership.person, backend=BACKEND)
        messages.success(
            request, _("Welcome. You work here as %(role)s now.") % {"role": membership.get_role_display()}
        )
        return redirect(request.workspace)
    sign_in = f"{reverse('account_login')}?next={request.path}"
    context = {"key": key, "invitation": invitation, "sign_in": sign_in, "form": form}
    return render(request, "workspaces/accept.html", context)

"""Pages of partnerships."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from localympact.foundation.documents.sending import as_file
from localympact.foundation.documents.tables import Column, Table
from localympact.foundation.languages.names import known_language
from localympact.foundation.workspaces.asking import form_page, said_to
from localympact.foundation.workspaces.permissions import is_party
from localympact.foundation.workspaces.requests import Request
from localympact.foundation.workspaces.showing import shown
from localympact.phase1_mapping.cooperation.queries import form_names
from localympact.phase4_action.partnerships import changes
from localympact.phase4_action.partnerships.documents import partnership_document
from localympact.phase4_action.partnerships.forms import NewPartnerForm, PartnerForm, PartnershipForm
from localympact.phase4_action.partnerships.models import Partner, Partnership
from localympact.phase4_action.partnerships.queries import may_see, partners_in, partnerships_for
from localympact.phase4_action.roadmaps.models import Proposal

WRITE = "action/partnerships/write.html"


def list_partnerships(request: Request) -> HttpResponse:
    """What both sides agreed here; the twins hold the published ones only."""
    rows = partnerships_for(request.actor)
    public = [row for row in rows if row.is_published]
    columns = (
        Column("id", _("Id"), lambda row: str(row.pk)),
        Column("url", _("Address"), lambda row: request.build_absolute_uri(row.get_absolute_url())),
        Column("title", _("Title"), lambda row: str(row.title)),
        Column("shared_result", _("Shared result"), lambda row: str(row.shared_result)),
        Column("form", _("Form of cooperation"), "form"),
        Column("partners", _("Parties"), lambda row: "; ".join(str(one.organisation) for one in row.partners.all())),
        Column("agreed_on", _("Agreed on"), "agreed_on", kind="date"),
        Column("updated", _("Changed"), lambda row: row.updated_at.date(), kind="date"),
    )
    table = Table(columns, public, title=_("Partnerships"), example=request.workspace.example)
    return shown(request, "action/partnerships/list.html", table, {"partnerships": rows})


def show_partnership(request: Request, pk: UUID) -> HttpResponse:
    """One partnership: for everybody once published, for its parties before."""
    partnership = _found(request, pk)
    partners = partners_in(partnership)
    if request.twin:
        language = known_language(request.LANGUAGE_CODE)
        document = partnership_document(partnership, partners, request.workspace, language=language)
        return as_file(document, request.twin, f"partnership-{language}")
    context = {
        "partnership": partnership,
        "partners": partners,
        "tools": partnership.uses_tools.all(),
        "form_name": form_names().get(partnership.form, ""),
        "mine": [one for one in partners if is_party(request.actor, one) and not one.agreed_at],
        "is_mine": is_party(request.actor, partnership),
    }
    return render(request, "action/partnerships/partnership.html", context)


@require_POST
def begin_partnership(request: Request, pk: UUID) -> HttpResponse:
    """Make a partnership of a proposal."""
    proposal = get_object_or_404(Proposal.objects.select_related("run__municipality", "run__organisation"), pk=pk)
    if not is_party(request.actor, proposal):
        raise Http404
    with said_to(request, _("Read it through, complete it, then agree for your party.")):
        return redirect(changes.begin_partnership(proposal, by=request.actor))
    return redirect(proposal)


def edit_partnership(request: Request, pk: UUID) -> HttpResponse:
    """Complete what is to be agreed."""
    mine = _own(request, pk)
    form = PartnershipForm(request.POST or None, instance=mine)
    context = {"partnership": mine, "title": _("Complete the partnership")}
    return form_page(request, form, changes.edit_partnership, mine, WRITE, context)


def add_partner(request: Request, pk: UUID) -> HttpResponse:
    """Take one more party in."""
    mine = _own(request, pk)
    form = NewPartnerForm(request.POST or None)
    context = {"partnership": mine, "title": _("Add a party")}
    return form_page(request, form, changes.add_partner, mine, WRITE, context, then=mine)


def edit_partner(request: Request, pk: UUID) -> HttpResponse:
    """Say what a party does and brings."""
    partner = _partner(request, pk)
    form = PartnerForm(request.POST or None, instance=partner)
    context = {"partnership": partner.partnership, "title": partner.organisation.name}
    return form_page(request, form, changes.edit_partner, partner, WRITE, context, then=partner.partnership)


@require_POST
def agree_partnership(request: Request, pk: UUID) -> HttpResponse:
    """Give the word of one party."""
    partner = _partner(request, pk)
    with said_to(request, _("You have agreed.")):
        public = request.POST.get("may_be_public") == "on"
        changes.agree_partnership(partner, may_be_public=public, by=request.actor)
    return redirect(partner.partnership)


def _found(request: Request, pk: UUID) -> Partnership:
    partnership = get_object_or_404(Partnership, pk=pk)
    if not may_see(request.actor, partnership):
        raise Http404
    return partnership


def _own(request: Request, pk: UUID) -> Partnership:
    partnership = get_object_or_404(Partnership, pk=pk)
    if not is_party(request.actor, partnership):
        raise Http404
    return partnership


def _partner(request: Request, pk: UUID) -> Partner:
    partner = get_object_or_404(Partner.objects.select_related("partnership", "organisation"), pk=pk)
    if not is_party(request.actor, partner.partnership):
        raise Http404
    return partner

"""Pages of tallies, gaps and findings."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from localympact.foundation.workspaces.asking import said_to, tried
from localympact.foundation.workspaces.requests import Request
from localympact.phase1_mapping.findings import changes
from localympact.phase1_mapping.findings.forms import FindingForm
from localympact.phase1_mapping.findings.models import Finding, Tally
from localympact.phase1_mapping.findings.queries import gaps_of, tallies_of, visible_findings
from localympact.phase1_mapping.findings.tally import Tally as Counted
from localympact.phase1_mapping.surveys.models import Wave


@require_POST
def close_wave(request: Request, pk: UUID) -> HttpResponse:
    """Close a survey and count it."""
    wave = get_object_or_404(Wave, pk=pk)
    with said_to(request, _("The survey is closed and counted.")):
        changes.close_and_count_wave(wave, by=request.actor)
    return redirect(wave)


def list_tallies(request: Request, pk: UUID) -> HttpResponse:
    """How every question of a closed survey was answered."""
    wave = get_object_or_404(Wave, pk=pk, state=Wave.State.CLOSED)
    return render(request, "mapping/findings/tallies.html", {"wave": wave, "tallies": tallies_of(wave)})


def show_tally(request: Request, pk: UUID) -> HttpResponse:
    """One question, one side: the figure, the table, how it was counted."""
    tally = get_object_or_404(Tally.objects.select_related("question", "wave"), pk=pk)
    counted = Counted.from_json(tally.numbers)
    return render(request, "mapping/findings/tally.html", {"tally": tally, "counted": counted})


def list_gaps(request: Request, pk: UUID) -> HttpResponse:
    """Where the two sides see things differently."""
    wave = get_object_or_404(Wave, pk=pk, state=Wave.State.CLOSED)
    return render(request, "mapping/findings/gaps.html", {"wave": wave, "gaps": gaps_of(wave)})


def list_findings(request: Request) -> HttpResponse:
    """What we found."""
    findings = visible_findings(request.actor, request.workspace)
    return render(request, "mapping/findings/findings.html", {"findings": findings})


def show_finding(request: Request, pk: UUID) -> HttpResponse:
    """One finding and what it rests on."""
    finding = get_object_or_404(visible_findings(request.actor, request.workspace), pk=pk)
    return render(request, "mapping/findings/finding.html", {"finding": finding})


def write_finding(request: Request) -> HttpResponse:
    """Write a finding as a draft."""
    form = FindingForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        finding = tried(form, changes.write_finding, request.workspace, by=request.actor, **form.typed)
        if finding:
            return redirect(finding)
    return render(request, "mapping/findings/write.html", {"form": form})


def edit_finding(request: Request, pk: UUID) -> HttpResponse:
    """Change a finding."""
    finding = get_object_or_404(Finding, pk=pk)
    form = FindingForm(request.POST or None, instance=finding)
    if request.method == "POST" and form.is_valid():
        typed = {**form.typed, "version": form.seen_version}
        if tried(form, changes.edit_finding, finding, by=request.actor, **typed):
            return redirect(finding)
    return render(request, "mapping/findings/write.html", {"form": form, "finding": finding})


@require_POST
def publish_finding(request: Request, pk: UUID) -> HttpResponse:
    """Make a finding public."""
    finding = get_object_or_404(Finding, pk=pk)
    with said_to(request, _("Published.")):
        changes.publish_finding(finding, by=request.actor)
    return redirect(finding)


@require_POST
def withdraw_finding(request: Request, pk: UUID) -> HttpResponse:
    """Take a finding back."""
    finding = get_object_or_404(Finding, pk=pk)
    with said_to(request, _("Taken back.")):
        changes.withdraw_finding(finding, by=request.actor)
    return redirect("list_findings", request.workspace.slug)

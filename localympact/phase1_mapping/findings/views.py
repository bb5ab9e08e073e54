"""Pages of tallies, gaps and findings."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from localympact.foundation.workspaces.asking import form_page, pressed, said_to
from localympact.foundation.workspaces.requests import Request
from localympact.foundation.workspaces.showing import shown
from localympact.phase1_mapping.findings import changes, pages, public
from localympact.phase1_mapping.findings.forms import CountForm, FindingForm
from localympact.phase1_mapping.findings.models import DirectoryCount, Finding, Tally
from localympact.phase1_mapping.findings.queries import asked_in, gaps_by_name, visible_findings
from localympact.phase1_mapping.surveys.models import Wave
from localympact.phase1_mapping.tallies.comparing import gaps_picture

WRITE = "mapping/findings/write.html"


def close_wave(request: Request, pk: UUID) -> HttpResponse:
    """What closing a survey means, and closing it."""
    wave = get_object_or_404(Wave, pk=pk)
    if request.method == "POST":
        with said_to(request, _("The survey is closed and counted.")):
            changes.close_and_count_wave(wave, by=request.actor)
            return redirect("list_tallies", request.workspace.slug, wave.pk)
    return render(request, "mapping/findings/close.html", pages.before_closing(wave))


def list_tallies(request: Request, pk: UUID) -> HttpResponse:
    """How every question of a closed survey was answered by both sides."""
    wave = get_object_or_404(Wave.objects.select_related("workspace"), pk=pk, state=Wave.State.CLOSED)
    asked = asked_in(wave)
    table = public.tally_table(asked, wave, example=request.workspace.example)
    context = {"wave": wave} if request.twin else pages.tallies(request, wave, asked)
    return shown(request, "mapping/findings/tallies.html", table, context)


def show_tally(request: Request, pk: UUID) -> HttpResponse:
    """One question, one side: the figure, the table, how it was counted."""
    tally = get_object_or_404(Tally.objects.select_related("question", "wave__workspace"), pk=pk)
    context = pages.tally(request, tally)
    asked = [context["asked"]]
    table = public.tally_table(asked, tally.wave, example=request.workspace.example)
    return shown(request, "mapping/findings/tally.html", table, context)


def list_gaps(request: Request, pk: UUID) -> HttpResponse:
    """Where the two sides see things differently."""
    wave = get_object_or_404(Wave.objects.select_related("workspace"), pk=pk, state=Wave.State.CLOSED)
    asked = [one for one in asked_in(wave) if one.measure == "scale0_10" and len(one.tallies) > 1]
    gaps, example = gaps_by_name(wave), request.workspace.example
    table = public.gap_table(gaps.values(), {one.name: one.title for one in asked}, wave, example=example)
    context = {"wave": wave, "gaps": gaps, "k": pages.k_of(asked)}
    if not request.twin:
        language = (get_language() or "en")[:2]
        context["moved"] = pages.moved_block(wave, language, example=example)
        context["chart"] = gaps_picture(asked, gaps, title=str(wave.title), language=language, example=example)
    return shown(request, "mapping/findings/gaps.html", table, context)


def list_findings(request: Request) -> HttpResponse:
    """What we found, of some kinds or of all."""
    kinds = [kind for kind in request.GET.getlist("kind") if kind in Finding.Kind.values]
    findings = visible_findings(request.actor, request.workspace, kinds)
    table = public.finding_table(findings, example=request.workspace.example)
    context = {"findings": findings, "kinds": pages.kinds(request, kinds), "waves": pages.counted_waves(request)}
    return shown(request, "mapping/findings/findings.html", table, context)


def show_finding(request: Request, pk: UUID) -> HttpResponse:
    """One finding and what it rests on."""
    finding = get_object_or_404(visible_findings(request.actor, request.workspace), pk=pk)
    table = public.finding_table([finding], example=request.workspace.example)
    return shown(request, "mapping/findings/finding.html", table, pages.finding(request, finding))


def write_finding(request: Request) -> HttpResponse:
    """Write a finding as a draft."""
    form = FindingForm(request.POST or None, initial=pages.first_evidence(request))
    return form_page(request, form, changes.write_finding, request.workspace, WRITE)


def edit_finding(request: Request, pk: UUID) -> HttpResponse:
    """Change a finding."""
    finding = get_object_or_404(Finding, pk=pk)
    form = FindingForm(request.POST or None, instance=finding)
    return form_page(request, form, changes.edit_finding, finding, WRITE, {"finding": finding})


@require_POST
def submit_finding(request: Request, pk: UUID) -> HttpResponse:
    """Hand a draft in for review."""
    finding = get_object_or_404(Finding, pk=pk)
    return pressed(request, changes.submit_finding, finding, _("Handed in. Whoever leads this place reads it now."))


@require_POST
def return_finding(request: Request, pk: UUID) -> HttpResponse:
    """Give it back to its writers."""
    finding = get_object_or_404(Finding, pk=pk)
    return pressed(request, changes.return_finding, finding, _("Given back as a draft."))


@require_POST
def publish_finding(request: Request, pk: UUID) -> HttpResponse:
    """Make a finding public."""
    return pressed(request, changes.publish_finding, get_object_or_404(Finding, pk=pk), _("Published."))


@require_POST
def withdraw_finding(request: Request, pk: UUID) -> HttpResponse:
    """Take a finding back."""
    return pressed(request, changes.withdraw_finding, get_object_or_404(Finding, pk=pk), _("Taken back."))


def count_directory(request: Request) -> HttpResponse:
    """Count the directory under a filter, and keep the number."""
    form = CountForm(request.POST or None)
    template = "mapping/findings/count_directory.html"
    return form_page(request, form, changes.count_directory, request.workspace, template)


def show_count(request: Request, pk: UUID) -> HttpResponse:
    """One number counted in the directory, and how to count it again."""
    count = get_object_or_404(DirectoryCount, pk=pk)
    return render(request, "mapping/findings/count.html", {"count": count, "filters": pages.filters_in_words(count)})

"""Pages of the roadmap: guidebook, blank checklists, walks for their parties, proposals."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from localympact.foundation.documents.sending import as_file
from localympact.foundation.languages.names import OWN_NAMES
from localympact.foundation.workspaces.asking import form_page, is_sent, said_to, tried
from localympact.foundation.workspaces.models import Membership, Role, Side
from localympact.foundation.workspaces.permissions import May, is_party, may_somewhere
from localympact.foundation.workspaces.requests import Request
from localympact.phase4_action.roadmaps import changes
from localympact.phase4_action.roadmaps.documents import blank_checklist, proposal_document
from localympact.phase4_action.roadmaps.facts import facts_about
from localympact.phase4_action.roadmaps.forms import RecordForm, RunForm, StepForm, rows_of
from localympact.phase4_action.roadmaps.models import Checklist, Proposal, Run
from localympact.phase4_action.roadmaps.queries import (
    newest_checklist,
    points_of,
    reading_language,
    runs_for,
    sides_of,
    steps_of,
)


def list_runs(request: Request) -> HttpResponse:
    """What the roadmap is, its papers, and my walks."""
    context = {
        "checklist": newest_checklist(),
        "runs": runs_for(request.actor),
        "paper_languages": OWN_NAMES,
        "may_begin": may_somewhere(request.actor, May.WALK_ROADMAP, request.workspace),
    }
    return render(request, "action/roadmaps/list.html", context)


def show_guidebook(request: Request) -> HttpResponse:
    """What a roadmap is and how to walk it."""
    return render(request, "action/roadmaps/guidebook.html", {"checklist": _checklist()})


def show_checklist(request: Request, side: str) -> HttpResponse:
    """One side's checklist, blank; its twins are the files."""
    if side not in Side.values:
        raise Http404
    asked = request.GET.get("language", "")
    document = blank_checklist(_checklist(), side, language=asked if asked in OWN_NAMES else reading_language())
    if request.twin:
        return as_file(document, request.twin, f"checklist-{side}-{document.language}")
    context = {"document": document, "side": side, "paper_languages": OWN_NAMES}
    return render(request, "action/roadmaps/checklist.html", context)


def start_run(request: Request) -> HttpResponse:
    """Begin a walk from one's own side."""
    form = RunForm(request.POST or None, actor=request.actor)
    if is_sent(request, form):
        typed = dict(form.cleaned_data)
        run = tried(form, changes.start_run, typed.pop("organisation"), by=request.actor, **typed)
        if run:
            return redirect(run)
    return render(request, "action/roadmaps/start.html", {"form": form})


def show_run(request: Request, pk: UUID) -> HttpResponse:
    """One walk: how far each step is, what is known here, the proposals."""
    run = _own(request, pk)
    points = points_of(run)
    facilitators = Membership.objects.filter(role=Role.FACILITATOR).select_related("person")
    context = {
        "run": run,
        "steps": [(step, [p for p in points if p.checkpoint.step == step.number]) for step in steps_of(run.checklist)],
        "sides": sides_of(request.actor, run),
        "facts": facts_about(run),
        "proposals": Proposal.objects.filter(run=run),
        "facilitators": facilitators,
    }
    return render(request, "action/roadmaps/run.html", context)


def walk_step(request: Request, pk: UUID, number: int) -> HttpResponse:
    """The checkpoints of one step: my half of each to write in, the other's to read."""
    run = _own(request, pk)
    points, sides = points_of(run, step=number), sides_of(request.actor, run)
    if not points:
        raise Http404
    side = _my_side(request, sides)
    form = StepForm(request.POST or None, points=points, side=side) if side else None
    if request.method == "POST" and form and form.is_valid():
        typed = {"answers": form.answers, "seen": form.seen}
        if tried(form, changes.write_answers, run, side=side, by=request.actor, **typed):
            _say_word(request, run, side)
            return redirect(f"{request.path}?side={side}")
    steps = steps_of(run.checklist)
    context = {"run": run, "step": steps[number - 1], "steps": steps, "side": side, "sides": sides, "form": form}
    context["rows"] = list(rows_of(points, side, form))
    return render(request, "action/roadmaps/step.html", context)


def _my_side(request: Request, sides: tuple[str, ...]) -> str:
    asked = request.POST.get("side") or request.GET.get("side", "")
    return asked if asked in sides else next(iter(sides), "")


def _say_word(request: Request, run: Run, side: str) -> None:
    """Agree or take back, when that button was pressed."""
    code = request.POST.get("agree") or request.POST.get("withdraw")
    if not code:
        with said_to(request, _("Saved.")):
            return
    do = changes.agree_handshake if request.POST.get("agree") else changes.withdraw_handshake
    with said_to(request, _("Saved. The other side sees your word.")):
        do(run, checkpoint=code, side=side, by=request.actor)


def record_answer(request: Request, pk: UUID) -> HttpResponse:
    """Write down, as the invited facilitator, what a side said."""
    run = _own(request, pk)
    form = RecordForm(request.POST or None, points=points_of(run))
    return form_page(request, form, changes.record_answer, run, "action/roadmaps/record.html", {"run": run}, then=run)


@require_POST
def invite_facilitator(request: Request, pk: UUID) -> HttpResponse:
    """Let a facilitator read along."""
    run = _own(request, pk)
    asked = get_object_or_404(Membership, pk=request.POST.get("place") or None, role=Role.FACILITATOR)
    with said_to(request, _("The facilitator can now read along.")):
        changes.invite_facilitator(run, person_id=asked.person_id, by=request.actor)
    return redirect(run)


@require_POST
def make_proposal(request: Request, pk: UUID) -> HttpResponse:
    """Make the partnership proposal of what stands in steps 1 and 2."""
    run = _own(request, pk)
    with said_to(request, _("The proposal is made. Read it together.")):
        return redirect(changes.make_proposal(run, by=request.actor))
    return redirect(run)


def show_proposal(request: Request, pk: UUID) -> HttpResponse:
    """A partnership proposal, for its parties; its twins are the files."""
    rows = Proposal.objects.select_related("run__municipality", "run__organisation")
    proposal = get_object_or_404(rows, pk=pk)
    if not is_party(request.actor, proposal):
        raise Http404
    asked = request.GET.get("language", "")
    language = asked if asked in OWN_NAMES else reading_language()
    document = proposal_document(proposal, request.workspace, language=language)
    if request.twin:
        return as_file(document, request.twin, f"proposal-{proposal.number}-{language}")
    context = {"proposal": proposal, "run": proposal.run, "document": document, "paper_languages": OWN_NAMES}
    return render(request, "action/roadmaps/proposal.html", context)


def _checklist() -> Checklist:
    checklist = newest_checklist()
    if checklist is None:
        raise Http404
    return checklist


def _own(request: Request, pk: UUID) -> Run:
    """A walk of mine; for everybody else it does not exist."""
    run = get_object_or_404(Run.objects.select_related("municipality", "organisation", "checklist"), pk=pk)
    if not is_party(request.actor, run):
        raise Http404
    return run

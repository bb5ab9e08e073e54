"""Pages of recommendations."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from localympact.foundation.workspaces.asking import said_to, tried
from localympact.foundation.workspaces.requests import Request
from localympact.foundation.workspaces.showing import shown
from localympact.phase3_recommendations.recommendations import changes
from localympact.phase3_recommendations.recommendations.documents import recommendation_table
from localympact.phase3_recommendations.recommendations.forms import AnswerForm, RecommendationForm, RecordedAnswerForm
from localympact.phase3_recommendations.recommendations.models import Recommendation
from localympact.phase3_recommendations.recommendations.queries import visible_recommendations


def list_recommendations(request: Request) -> HttpResponse:
    """What should change here, and who should change it."""
    rows = visible_recommendations(request.actor, request.workspace)
    table = recommendation_table(rows, example=request.workspace.example)
    return shown(request, "recommendations/list.html", table, {"recommendations": rows})


def show_recommendation(request: Request, pk: UUID) -> HttpResponse:
    """One piece of advice, what stands behind it, and what its addressee said."""
    recommendation = get_object_or_404(visible_recommendations(request.actor, request.workspace), pk=pk)
    table = recommendation_table([recommendation], example=request.workspace.example)
    return shown(request, "recommendations/recommendation.html", table, {"recommendation": recommendation})


def write_recommendation(request: Request) -> HttpResponse:
    """Write advice as a draft."""
    form = RecommendationForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        written = tried(form, changes.write_recommendation, request.workspace, by=request.actor, **form.typed)
        if written:
            return redirect(written)
    return render(request, "recommendations/write.html", {"form": form})


def edit_recommendation(request: Request, pk: UUID) -> HttpResponse:
    """Change advice."""
    recommendation = get_object_or_404(Recommendation, pk=pk)
    form = RecommendationForm(request.POST or None, instance=recommendation)
    if request.method == "POST" and form.is_valid():
        typed = {**form.typed, "version": form.seen_version}
        if tried(form, changes.edit_recommendation, recommendation, by=request.actor, **typed):
            return redirect(recommendation)
    return render(request, "recommendations/write.html", {"form": form, "recommendation": recommendation})


@require_POST
def publish_recommendation(request: Request, pk: UUID) -> HttpResponse:
    """Make advice public."""
    recommendation = get_object_or_404(Recommendation, pk=pk)
    with said_to(request, _("Published. The addressee can answer now.")):
        changes.publish_recommendation(recommendation, by=request.actor)
    return redirect(recommendation)


@require_POST
def withdraw_recommendation(request: Request, pk: UUID) -> HttpResponse:
    """Take advice back."""
    recommendation = get_object_or_404(Recommendation, pk=pk)
    with said_to(request, _("Taken back.")):
        changes.withdraw_recommendation(recommendation, by=request.actor)
    return redirect("list_recommendations", request.workspace.slug)


def answer_officially(request: Request, pk: UUID) -> HttpResponse:
    """Answer for the addressee."""
    recommendation = get_object_or_404(Recommendation, pk=pk)
    form = AnswerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given_by = recommendation.addressee
        if tried(
            form,
            changes.answer_officially,
            recommendation,
            given_by=given_by,
            by=request.actor,
            **form.cleaned_data,
        ):
            return redirect(recommendation)
    return render(request, "recommendations/answer.html", {"form": form, "recommendation": recommendation})


def record_official_answer(request: Request, pk: UUID) -> HttpResponse:
    """Record what the addressee said elsewhere."""
    recommendation = get_object_or_404(Recommendation, pk=pk)
    form = RecordedAnswerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given_by = recommendation.addressee
        typed = form.cleaned_data
        if tried(form, changes.record_official_answer, recommendation, given_by=given_by, by=request.actor, **typed):
            return redirect(recommendation)
    context = {"form": form, "recommendation": recommendation, "recorded": True}
    return render(request, "recommendations/answer.html", context)

"""Pages of recommendations."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from localympact.foundation.workspaces.asking import form_page, pressed
from localympact.foundation.workspaces.requests import Request
from localympact.foundation.workspaces.showing import shown
from localympact.phase3_recommendations.recommendations import changes
from localympact.phase3_recommendations.recommendations.documents import recommendation_table
from localympact.phase3_recommendations.recommendations.forms import AnswerForm, RecommendationForm, RecordedAnswerForm
from localympact.phase3_recommendations.recommendations.models import Recommendation
from localympact.phase3_recommendations.recommendations.queries import visible_recommendations

WRITE, ANSWER = "recommendations/write.html", "recommendations/answer.html"


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
    return form_page(request, form, changes.write_recommendation, request.workspace, WRITE)


def edit_recommendation(request: Request, pk: UUID) -> HttpResponse:
    """Change advice."""
    advice = get_object_or_404(Recommendation, pk=pk)
    form = RecommendationForm(request.POST or None, instance=advice)
    return form_page(request, form, changes.edit_recommendation, advice, WRITE, {"recommendation": advice})


@require_POST
def publish_recommendation(request: Request, pk: UUID) -> HttpResponse:
    """Make advice public."""
    advice = get_object_or_404(Recommendation, pk=pk)
    return pressed(request, changes.publish_recommendation, advice, _("Published. The addressee can answer now."))


@require_POST
def withdraw_recommendation(request: Request, pk: UUID) -> HttpResponse:
    """Take advice back."""
    advice = get_object_or_404(Recommendation, pk=pk)
    return pressed(request, changes.withdraw_recommendation, advice, _("Taken back."))


def answer_officially(request: Request, pk: UUID) -> HttpResponse:
    """Answer for the addressee."""
    advice = get_object_or_404(Recommendation, pk=pk)
    form = AnswerForm(request.POST or None)
    answer = partial(changes.answer_officially, given_by=advice.addressee)
    return form_page(request, form, answer, advice, ANSWER, {"recommendation": advice}, then=advice)


def record_official_answer(request: Request, pk: UUID) -> HttpResponse:
    """Record what the addressee said elsewhere."""
    advice = get_object_or_404(Recommendation, pk=pk)
    form = RecordedAnswerForm(request.POST or None)
    record = partial(changes.record_official_answer, given_by=advice.addressee)
    return form_page(request, form, record, advice, ANSWER, {"recommendation": advice, "recorded": True}, then=advice)

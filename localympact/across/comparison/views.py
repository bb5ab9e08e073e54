"""Places side by side."""

from __future__ import annotations

from django.http import HttpResponse

from localympact.across.comparison.documents import comparison_table
from localympact.across.comparison.queries import columns, comparable_places, questions
from localympact.foundation.workspaces.requests import Request
from localympact.foundation.workspaces.showing import shown
from localympact.phase1_mapping.cooperation.queries import form_names
from localympact.phase1_mapping.practices.models import Practice

MOST = 6


def compare_places(request: Request) -> HttpResponse:
    """What places are made of, side by side; the reader chooses places and one question."""
    places = comparable_places()
    asked = questions(places)
    chosen = [slug for slug in request.GET.getlist("place") if slug in {place.slug for place in places}][:MOST]
    question = request.GET.get("question", "")
    question = question if question in dict(asked) else ""
    wanted = [place for place in places if place.slug in chosen] or places[:MOST]
    compared = columns(wanted, question)
    context = {
        "places": places,
        "chosen": [place.slug for place in wanted],
        "columns": compared,
        "questions": asked,
        "question": question,
        "names": form_names(),
        "outcomes": Practice.Outcome.choices,
    }
    return shown(request, "across/comparison/compare.html", comparison_table(compared), context)

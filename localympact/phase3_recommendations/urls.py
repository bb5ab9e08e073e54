"""The phase's pages and who may open each."""

from django.urls import URLPattern

from localympact.foundation.workspaces.pages import page
from localympact.foundation.workspaces.permissions import May
from localympact.phase3_recommendations.recommendations import views

PHASE = "recommendations"
ONE = "recommendations/<uuid:pk>/"
urlpatterns: list[URLPattern] = [
    *page(
        "recommendations/",
        views.list_recommendations,
        may=May.READ,
        name="list_recommendations",
        phase=PHASE,
        twins=["json", "csv", "xlsx"],
    ),
    *page(
        "recommendations/new/",
        views.write_recommendation,
        may=May.WRITE_RECOMMENDATION,
        name="write_recommendation",
        phase=PHASE,
    ),
    *page(ONE, views.show_recommendation, may=May.READ, name="show_recommendation", phase=PHASE, twins=["json"]),
    *page(
        f"{ONE}edit/",
        views.edit_recommendation,
        may=May.WRITE_RECOMMENDATION,
        name="edit_recommendation",
        phase=PHASE,
    ),
    *page(
        f"{ONE}publish/",
        views.publish_recommendation,
        may=May.PUBLISH_RECOMMENDATION,
        name="publish_recommendation",
        phase=PHASE,
    ),
    *page(
        f"{ONE}withdraw/",
        views.withdraw_recommendation,
        may=May.PUBLISH_RECOMMENDATION,
        name="withdraw_recommendation",
        phase=PHASE,
    ),
    *page(f"{ONE}answer/", views.answer_officially, may=May.ANSWER_OFFICIALLY, name="answer_officially", phase=PHASE),
    *page(
        f"{ONE}record/", views.record_official_answer, may=May.RECORD_ANSWER, name="record_official_answer", phase=PHASE
    ),
]

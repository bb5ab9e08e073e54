"""The phase's pages and who may open each."""

from django.urls import URLPattern

from localympact.foundation.workspaces.pages import page
from localympact.foundation.workspaces.permissions import May
from localympact.phase4_action.results import views as results

PHASE = "action"
urlpatterns: list[URLPattern] = [
    *page("results/", results.list_results, may=May.READ, name="list_results", phase=PHASE),
    *page("results/new/", results.write_result, may=May.WRITE_RESULT, name="write_result", phase=PHASE),
    *page("results/<uuid:pk>/", results.show_result, may=May.READ, name="show_result", phase=PHASE),
    *page(
        "results/<uuid:pk>/publish/", results.publish_result, may=May.PUBLISH_RESULT, name="publish_result", phase=PHASE
    ),
]

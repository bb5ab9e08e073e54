"""Front pages, the thread, comparison, open data."""

from django.urls import URLPattern, path
from django.views.generic import RedirectView

from localympact.across.comparison import views as comparison
from localympact.across.demo import views as demo
from localympact.across.founding import views as founding
from localympact.across.home import views as home
from localympact.across.thread import views as thread
from localympact.foundation.workspaces.pages import page
from localympact.foundation.workspaces.permissions import May

without_language: list[URLPattern] = [path("", RedirectView.as_view(pattern_name="home", permanent=False))]
installation: list[URLPattern] = [
    *page("", home.show_home, may=May.READ, name="home"),
    *page("compare/", comparison.compare_places, may=May.READ, name="compare_places", twins=["json", "csv", "xlsx"]),
    *page("first-steward/", founding.become_first_steward, may=May.READ, name="become_first_steward"),
    *page("new-place/", founding.create_workspace, may=May.CREATE_WORKSPACE, name="create_workspace"),
    *page("new-place/<int:step>/", founding.create_workspace, may=May.CREATE_WORKSPACE, name="create_workspace_step"),
    *page("sources/", demo.show_sources, may=May.READ, name="show_sources"),
]
in_a_place: list[URLPattern] = [
    *page("", home.show_workspace, may=May.READ, name="show_workspace"),
    *page("first-weeks/end/", founding.end_first_weeks, may=May.CHANGE_SETTINGS, name="end_first_weeks"),
    *page("<str:plural>/<uuid:pk>/thread/", thread.show_thread, may=May.READ, name="show_thread", twins=["json"]),
    *page("surveys/<uuid:pk>/became/", thread.show_what_became, may=May.READ, name="show_what_became", phase="mapping"),
]

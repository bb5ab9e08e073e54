"""The phase's pages and who may open each."""

from django.urls import URLPattern

from localympact.foundation.workspaces.pages import page
from localympact.foundation.workspaces.permissions import May
from localympact.phase2_toolbox.samples import views as samples
from localympact.phase2_toolbox.tools import views as tools

PHASE = "toolbox"
SAMPLE = "samples/<slug:code>/"
FILLED = "samples/filled/<uuid:pk>/"
TABLES = ("json", "csv")
FILES = ("docx", "pdf")
urlpatterns: list[URLPattern] = [
    *page("tools/", tools.list_tools, may=May.READ, name="list_tools", phase=PHASE, twins=TABLES),
    *page("tools/forms/", tools.list_forms, may=May.READ, name="list_forms", phase=PHASE, twins=TABLES),
    *page("tools/forms/<slug:code>/", tools.show_form, may=May.READ, name="show_form", phase=PHASE),
    *page("tools/<slug:code>/", tools.show_tool, may=May.READ, name="show_tool", phase=PHASE),
    *page("samples/", samples.list_samples, may=May.READ, name="list_samples", phase=PHASE),
    *page(FILLED, samples.show_filled_sample, may=May.FILL_SAMPLE, name="show_filled_sample", phase=PHASE, twins=FILES),
    *page(f"{FILLED}edit/", samples.edit_filled_sample, may=May.FILL_SAMPLE, name="edit_filled_sample", phase=PHASE),
    *page(SAMPLE, samples.show_sample, may=May.READ, name="show_sample", phase=PHASE, twins=FILES),
    *page(f"{SAMPLE}fill/", samples.fill_sample, may=May.FILL_SAMPLE, name="fill_sample", phase=PHASE),
]

"""The phase's pages and who may open each."""

from django.urls import URLPattern

from localympact.foundation.workspaces.pages import page
from localympact.foundation.workspaces.permissions import May
from localympact.phase1_mapping.cooperation import views as cooperation
from localympact.phase1_mapping.findings import views as findings
from localympact.phase1_mapping.organisations import views as organisations

PHASE = "mapping"
ORGANISATION = "organisations/<uuid:pk>/"
WAVE = "surveys/<uuid:pk>/"
FINDING = "findings/<uuid:pk>/"

directory_pages: list[URLPattern] = [
    *page("organisations/", organisations.list_organisations, may=May.READ, name="list_organisations", phase=PHASE),
    *page(ORGANISATION, organisations.show_organisation, may=May.READ, name="show_organisation", phase=PHASE),
]
cooperation_pages: list[URLPattern] = [
    *page(
        "cooperation/",
        cooperation.list_ties,
        may=May.READ,
        name="list_ties",
        phase=PHASE,
        twins=["json", "csv", "xlsx"],
    ),
    *page("cooperation/network.json", cooperation.show_network, may=May.READ, name="show_network", phase=PHASE),
    *page("cooperation/<uuid:pk>/", cooperation.show_tie, may=May.READ, name="show_tie", phase=PHASE),
    *page(
        "cooperation/<uuid:pk>/confirm/", cooperation.confirm_tie, may=May.CONFIRM_TIE, name="confirm_tie", phase=PHASE
    ),
    *page(
        "cooperation/<uuid:pk>/decline/", cooperation.decline_tie, may=May.CONFIRM_TIE, name="decline_tie", phase=PHASE
    ),
    *page(f"{ORGANISATION}cooperation/new/", cooperation.declare_tie, may=May.ADD_TIE, name="declare_tie", phase=PHASE),
]
finding_pages: list[URLPattern] = [
    *page(f"{WAVE}close/", findings.close_wave, may=May.RUN_WAVE, name="close_wave", phase=PHASE),
    *page(f"{WAVE}tallies/", findings.list_tallies, may=May.READ, name="list_tallies", phase=PHASE),
    *page(f"{WAVE}gaps/", findings.list_gaps, may=May.READ, name="list_gaps", phase=PHASE),
    *page("tallies/<uuid:pk>/", findings.show_tally, may=May.READ, name="show_tally", phase=PHASE),
    *page("findings/", findings.list_findings, may=May.READ, name="list_findings", phase=PHASE),
    *page("findings/new/", findings.write_finding, may=May.WRITE_FINDING, name="write_finding", phase=PHASE),
    *page(FINDING, findings.show_finding, may=May.READ, name="show_finding", phase=PHASE),
    *page(f"{FINDING}edit/", findings.edit_finding, may=May.WRITE_FINDING, name="edit_finding", phase=PHASE),
    *page(f"{FINDING}publish/", findings.publish_finding, may=May.PUBLISH_FINDING, name="publish_finding", phase=PHASE),
    *page(
        f"{FINDING}withdraw/", findings.withdraw_finding, may=May.PUBLISH_FINDING, name="withdraw_finding", phase=PHASE
    ),
]

urlpatterns: list[URLPattern] = [*directory_pages, *cooperation_pages, *finding_pages]

"""The phase's pages and who may open each."""

from django.urls import URLPattern

from localympact.foundation.workspaces.pages import page
from localympact.foundation.workspaces.permissions import May
from localympact.phase1_mapping.cooperation import views as cooperation
from localympact.phase1_mapping.findings import views as findings
from localympact.phase1_mapping.organisations import views as organisations
from localympact.phase1_mapping.responses import clients
from localympact.phase1_mapping.responses import views as responses
from localympact.phase1_mapping.surveys import views as surveys

PHASE = "mapping"
ORGANISATION = "organisations/<uuid:pk>/"
WAVE = "surveys/<uuid:pk>/"
FINDING = "findings/<uuid:pk>/"
DRAFT = "surveys/answer/draft/<slug:draft>/"
PAIR = "surveys/questionnaires/<slug:pair>/"
LISTS = ["json", "csv", "xlsx"]

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
survey_pages: list[URLPattern] = [
    *page("surveys/", surveys.list_waves, may=May.READ, name="list_waves", twins=LISTS, phase=PHASE),
    *page("surveys/new/", surveys.prepare_wave, may=May.RUN_WAVE, name="prepare_wave", phase=PHASE),
    *page(
        "surveys/questionnaires/",
        surveys.list_questionnaires,
        may=May.READ,
        name="list_questionnaires",
        twins=LISTS,
        phase=PHASE,
    ),
    *page(
        "surveys/own-questionnaire/",
        surveys.import_questionnaire,
        may=May.RUN_WAVE,
        name="import_questionnaire",
        phase=PHASE,
    ),
    *page(PAIR, surveys.show_questionnaire, may=May.READ, name="show_questionnaire", phase=PHASE),
    *page(
        PAIR + "<slug:side>/xlsform/",
        surveys.export_questionnaire,
        may=May.READ,
        name="export_questionnaire",
        phase=PHASE,
    ),
    *page(WAVE, surveys.show_wave, may=May.READ, name="show_wave", twins=["json"], phase=PHASE),
    *page(WAVE + "edit/", surveys.edit_wave, may=May.RUN_WAVE, name="edit_wave", phase=PHASE),
    *page(WAVE + "discard/", surveys.discard_wave, may=May.RUN_WAVE, name="discard_wave", phase=PHASE),
    *page(WAVE + "open/", surveys.open_wave, may=May.RUN_WAVE, name="open_wave", phase=PHASE),
    *page(WAVE + "share/", surveys.share_wave, may=May.RUN_WAVE, name="share_wave", phase=PHASE),
    *page(WAVE + "invite/<slug:side>/", surveys.invite, may=May.RUN_WAVE, name="invite", phase=PHASE),
]
answer_pages: list[URLPattern] = [
    *page("surveys/answer/<slug:key>/", responses.start_answer, may=May.ANSWER, name="start_answer", phase=PHASE),
    *page(DRAFT, responses.resume_answer, may=May.ANSWER, name="resume_answer", phase=PHASE),
    *page(f"{DRAFT}<int:number>/", responses.answer_page, may=May.ANSWER, name="answer_page", phase=PHASE),
    *page(f"{DRAFT}check/", responses.check_answer, may=May.ANSWER, name="check_answer", phase=PHASE),
    *page(
        f"{WAVE}<slug:key>/responses/", clients.receive_response, may=May.ANSWER, name="receive_response", phase=PHASE
    ),
    *page(
        f"{WAVE}answers/",
        responses.list_answers,
        may=May.READ_ANSWERS,
        name="list_answers",
        twins=["csv", "xlsx"],
        phase=PHASE,
    ),
    *page(
        f"{WAVE}answers/<uuid:response>/remove/",
        responses.remove_response,
        may=May.READ_ANSWERS,
        name="remove_response",
        phase=PHASE,
    ),
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

urlpatterns: list[URLPattern] = [*directory_pages, *cooperation_pages, *survey_pages, *answer_pages, *finding_pages]

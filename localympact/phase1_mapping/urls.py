"""The phase's pages and who may open each."""

from functools import partial

from django.urls import URLPattern

from localympact.foundation.workspaces.pages import page
from localympact.foundation.workspaces.permissions import May
from localympact.phase1_mapping.cooperation import views as cooperation
from localympact.phase1_mapping.events import views as events
from localympact.phase1_mapping.findings import views as findings
from localympact.phase1_mapping.imports import views as imports
from localympact.phase1_mapping.organisations import views as organisations
from localympact.phase1_mapping.practices import views as practices
from localympact.phase1_mapping.quotes import views as quotes
from localympact.phase1_mapping.reports import views as reports
from localympact.phase1_mapping.responses import clients
from localympact.phase1_mapping.responses import views as responses
from localympact.phase1_mapping.suggestions import views as suggestions
from localympact.phase1_mapping.surveys import views as surveys

PHASE = "mapping"
ORGANISATION = "organisations/<uuid:pk>/"
SUGGESTION = "organisations/suggestions/<uuid:pk>/"
CLAIM = "organisations/claims/<uuid:pk>/"
FILE = "organisations/imports/<uuid:pk>/"
EDIT, DECIDE, IMPORT = May.EDIT_ORGANISATION, May.DECIDE_SUGGESTION, May.IMPORT_ORGANISATIONS
here = partial(page, phase=PHASE)
WAVE = "surveys/<uuid:pk>/"
EVENT = "events/<uuid:pk>/"
PRACTICE = "practices/<uuid:pk>/"
FINDING = "findings/<uuid:pk>/"
REPORT = "reports/<uuid:pk>/"
PAPERS = ["pdf", "docx"]
DRAFT = "surveys/answer/draft/<slug:draft>/"
PAIR = "surveys/questionnaires/<slug:pair>/"
LISTS = ["json", "csv", "xlsx"]

directory_pages: list[URLPattern] = [
    *here(
        "organisations/",
        organisations.list_organisations,
        may=May.READ,
        name="list_organisations",
        twins=["json", "csv", "xlsx", "geojson"],
    ),
    *here("organisations/new/", organisations.add_organisation, may=EDIT, name="add_organisation"),
    *here("organisations/suggest/", suggestions.suggest_organisation, may=May.SUGGEST, name="suggest_organisation"),
    *here(
        "organisations/suggest/thanks/",
        suggestions.thank_for_suggestion,
        may=May.SUGGEST,
        name="thank_for_suggestion",
    ),
    *here(
        "organisations/suggest/<str:key>/", suggestions.confirm_suggestion, may=May.SUGGEST, name="confirm_suggestion"
    ),
    *here("organisations/waiting/", suggestions.list_waiting, may=DECIDE, name="list_waiting_organisations"),
    *here(SUGGESTION, suggestions.show_suggestion, may=DECIDE, name="show_suggestion"),
    *here(f"{SUGGESTION}accept/", suggestions.accept_suggestion, may=DECIDE, name="accept_suggestion"),
    *here(f"{SUGGESTION}refuse/", suggestions.refuse_suggestion, may=DECIDE, name="refuse_suggestion"),
    *here(f"{CLAIM}accept/", suggestions.accept_claim, may=DECIDE, name="accept_claim"),
    *here(f"{CLAIM}refuse/", suggestions.refuse_claim, may=DECIDE, name="refuse_claim"),
    *here(ORGANISATION, organisations.show_organisation, may=May.READ, name="show_organisation", twins=["json"]),
    *here(f"{ORGANISATION}edit/", organisations.edit_organisation, may=EDIT, name="edit_organisation"),
    *here(f"{ORGANISATION}publish/", organisations.publish_organisation, may=DECIDE, name="publish_organisation"),
    *here(f"{ORGANISATION}confirm/", organisations.confirm_organisation, may=EDIT, name="confirm_organisation"),
    *here(f"{ORGANISATION}archive/", organisations.archive_organisation, may=DECIDE, name="archive_organisation"),
    *here(
        f"{ORGANISATION}claim/", suggestions.claim_organisation, may=May.CLAIM_ORGANISATION, name="claim_organisation"
    ),
    *here(f"{ORGANISATION}contacts/new/", organisations.add_contact_point, may=EDIT, name="add_contact_point"),
    *here("contacts/<uuid:pk>/edit/", organisations.edit_contact_point, may=EDIT, name="edit_contact_point"),
    *here("contacts/<uuid:pk>/remove/", organisations.remove_contact_point, may=EDIT, name="remove_contact_point"),
    *here(f"{ORGANISATION}support/new/", organisations.add_support, may=EDIT, name="add_support"),
    *here("support/<uuid:pk>/edit/", organisations.edit_support, may=EDIT, name="edit_support"),
    *here("support/<uuid:pk>/remove/", organisations.remove_support, may=EDIT, name="remove_support"),
    *here(f"{ORGANISATION}forms/", cooperation.say_forms_used, may=EDIT, name="say_forms_used"),
    *here("boundary.geojson", organisations.show_boundary, may=May.READ, name="show_boundary"),
]
import_pages: list[URLPattern] = [
    *here("organisations/imports/", imports.list_imports, may=IMPORT, name="list_imports"),
    *here("organisations/imports/new/", imports.read_file, may=IMPORT, name="read_file"),
    *here(FILE, imports.show_import, may=IMPORT, name="show_import"),
    *here(f"{FILE}columns/", imports.choose_mapping, may=IMPORT, name="choose_mapping"),
    *here(f"{FILE}confirm/", imports.confirm_import, may=IMPORT, name="confirm_import"),
    *here(f"{FILE}undo/", imports.undo_import, may=IMPORT, name="undo_import"),
    *here(f"{FILE}discard/", imports.discard_import, may=IMPORT, name="discard_import"),
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
    *page("cooperation/<uuid:pk>/end/", cooperation.end_tie, may=May.ADD_TIE, name="end_tie", phase=PHASE),
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
    *page(WAVE + "invite/<slug:side>/remind/", surveys.remind, may=May.RUN_WAVE, name="remind", phase=PHASE),
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
quote_pages: list[URLPattern] = [
    *page(f"{WAVE}quotes/", quotes.list_quotes, may=May.DECIDE_QUOTE, name="list_quotes", phase=PHASE),
    *page(
        f"{WAVE}quotes/<uuid:response>/decide/",
        quotes.decide_quote,
        may=May.DECIDE_QUOTE,
        name="decide_quote",
        phase=PHASE,
    ),
]
event_pages: list[URLPattern] = [
    *page("events/", events.list_events, may=May.READ, name="list_events", phase=PHASE, twins=["json", "csv", "ics"]),
    *page("events/new/", events.write_event, may=May.WRITE_EVENT, name="write_event", phase=PHASE),
    *page(EVENT, events.show_event, may=May.READ, name="show_event", phase=PHASE, twins=["json", "ics"]),
    *page(f"{EVENT}edit/", events.edit_event, may=May.WRITE_EVENT, name="edit_event", phase=PHASE),
    *page(f"{EVENT}publish/", events.publish_event, may=May.PUBLISH_EVENT, name="publish_event", phase=PHASE),
    *page(f"{EVENT}withdraw/", events.withdraw_event, may=May.PUBLISH_EVENT, name="withdraw_event", phase=PHASE),
    *page(f"{EVENT}recap/", events.write_recap, may=May.WRITE_EVENT, name="write_recap", phase=PHASE),
    *page(f"{EVENT}notes/new/", events.add_note, may=May.WRITE_EVENT, name="add_note", phase=PHASE),
    *page(f"{EVENT}register/", events.register, may=May.REGISTER, name="register", phase=PHASE),
    *page(
        f"{EVENT}cancel/<str:key>/",
        events.cancel_registration,
        may=May.REGISTER,
        name="cancel_registration",
        phase=PHASE,
    ),
    *page(
        f"{EVENT}registrations/",
        events.list_registrations,
        may=May.PUBLISH_EVENT,
        name="list_registrations",
        phase=PHASE,
        twins=["csv"],
    ),
]
practice_pages: list[URLPattern] = [
    *page(
        "practices/",
        practices.list_practices,
        may=May.READ,
        name="list_practices",
        phase=PHASE,
        twins=["json", "csv", "xlsx"],
    ),
    *page("practices/new/", practices.write_practice, may=May.WRITE_PRACTICE, name="write_practice", phase=PHASE),
    *page(PRACTICE, practices.show_practice, may=May.READ, name="show_practice", phase=PHASE, twins=["json"]),
    *page(f"{PRACTICE}edit/", practices.edit_practice, may=May.WRITE_PRACTICE, name="edit_practice", phase=PHASE),
    *page(
        f"{PRACTICE}publish/",
        practices.publish_practice,
        may=May.PUBLISH_PRACTICE,
        name="publish_practice",
        phase=PHASE,
    ),
    *page(
        f"{PRACTICE}withdraw/",
        practices.withdraw_practice,
        may=May.PUBLISH_PRACTICE,
        name="withdraw_practice",
        phase=PHASE,
    ),
    *page(f"{PRACTICE}confirm/", practices.confirm_practice, may=May.CONFIRM_TIE, name="confirm_practice", phase=PHASE),
]
finding_pages: list[URLPattern] = [
    *page(f"{WAVE}close/", findings.close_wave, may=May.RUN_WAVE, name="close_wave", phase=PHASE),
    *page(f"{WAVE}tallies/", findings.list_tallies, may=May.READ, name="list_tallies", twins=LISTS, phase=PHASE),
    *page(f"{WAVE}gaps/", findings.list_gaps, may=May.READ, name="list_gaps", twins=LISTS, phase=PHASE),
    *page("tallies/<uuid:pk>/", findings.show_tally, may=May.READ, name="show_tally", twins=["json"], phase=PHASE),
    *page("findings/", findings.list_findings, may=May.READ, name="list_findings", twins=LISTS, phase=PHASE),
    *page("findings/new/", findings.write_finding, may=May.WRITE_FINDING, name="write_finding", phase=PHASE),
    *page("findings/count/", findings.count_directory, may=May.WRITE_FINDING, name="count_directory", phase=PHASE),
    *page("counts/<uuid:pk>/", findings.show_count, may=May.READ, name="show_count", phase=PHASE),
    *page(FINDING, findings.show_finding, may=May.READ, name="show_finding", twins=["json"], phase=PHASE),
    *page(f"{FINDING}edit/", findings.edit_finding, may=May.WRITE_FINDING, name="edit_finding", phase=PHASE),
    *page(f"{FINDING}submit/", findings.submit_finding, may=May.WRITE_FINDING, name="submit_finding", phase=PHASE),
    *page(f"{FINDING}return/", findings.return_finding, may=May.PUBLISH_FINDING, name="return_finding", phase=PHASE),
    *page(f"{FINDING}publish/", findings.publish_finding, may=May.PUBLISH_FINDING, name="publish_finding", phase=PHASE),
    *page(
        f"{FINDING}withdraw/", findings.withdraw_finding, may=May.PUBLISH_FINDING, name="withdraw_finding", phase=PHASE
    ),
]

report_pages: list[URLPattern] = [
    *page("reports/", reports.list_reports, may=May.READ, name="list_reports", twins=LISTS, phase=PHASE),
    *page("reports/new/", reports.write_report, may=May.WRITE_REPORT, name="write_report", phase=PHASE),
    *page(REPORT, reports.show_report, may=May.READ, name="show_report", twins=PAPERS, phase=PHASE),
    *page(f"{REPORT}draft/", reports.show_draft, may=May.WORK_HERE, name="show_draft", twins=PAPERS, phase=PHASE),
    *page(f"{REPORT}edit/", reports.edit_report, may=May.WRITE_REPORT, name="edit_report", phase=PHASE),
    *page(f"{REPORT}chapters/", reports.write_chapters, may=May.WRITE_REPORT, name="write_chapters", phase=PHASE),
    *page(
        f"{REPORT}chapters/<slug:code>/",
        reports.write_chapter,
        may=May.WRITE_REPORT,
        name="write_chapter",
        phase=PHASE,
    ),
    *page(
        f"{REPORT}editions/<int:number>/",
        reports.show_edition,
        may=May.READ,
        name="show_edition",
        twins=PAPERS,
        phase=PHASE,
    ),
    *page(f"{REPORT}publish/", reports.publish_report, may=May.PUBLISH_REPORT, name="publish_report", phase=PHASE),
    *page(f"{REPORT}drawing/", reports.show_drawing, may=May.PUBLISH_REPORT, name="show_drawing", phase=PHASE),
    *page(f"{REPORT}withdraw/", reports.withdraw_report, may=May.PUBLISH_REPORT, name="withdraw_report", phase=PHASE),
]

urlpatterns: list[URLPattern] = [
    *directory_pages,
    *import_pages,
    *cooperation_pages,
    *survey_pages,
    *answer_pages,
    *quote_pages,
    *event_pages,
    *practice_pages,
    *finding_pages,
    *report_pages,
]

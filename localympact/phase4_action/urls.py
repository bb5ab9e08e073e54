"""The phase's pages and who may open each."""

from django.urls import URLPattern

from localympact.foundation.workspaces.pages import page
from localympact.foundation.workspaces.permissions import May
from localympact.phase4_action.partnerships import views as partnerships
from localympact.phase4_action.plans import views as plans
from localympact.phase4_action.results import views as results
from localympact.phase4_action.roadmaps import views as roadmaps

PHASE = "action"
LISTS = ["json", "csv", "xlsx"]
PLAN = "plans/<uuid:pk>/"
ACTION = "actions/<uuid:pk>/"
RUN = "roadmaps/<uuid:pk>/"
PROPOSAL = "proposals/<uuid:pk>/"
PARTNERSHIP = "partnerships/<uuid:pk>/"
FILES = ("docx", "pdf")
WALK, PARTNER = May.WALK_ROADMAP, May.WRITE_PARTNERSHIP
roadmap_pages: list[URLPattern] = [
    *page("roadmaps/", roadmaps.list_runs, may=May.READ, name="list_runs", phase=PHASE),
    *page("roadmaps/guidebook/", roadmaps.show_guidebook, may=May.READ, name="show_guidebook", phase=PHASE),
    *page(
        "roadmaps/checklists/<slug:side>/",
        roadmaps.show_checklist,
        may=May.READ,
        name="show_checklist",
        phase=PHASE,
        twins=FILES,
    ),
    *page("roadmaps/new/", roadmaps.start_run, may=WALK, name="start_run", phase=PHASE),
    *page(RUN, roadmaps.show_run, may=WALK, name="show_run", phase=PHASE),
    *page(f"{RUN}steps/<int:number>/", roadmaps.walk_step, may=WALK, name="walk_step", phase=PHASE),
    *page(f"{RUN}record/", roadmaps.record_answer, may=May.RECORD_HANDSHAKE, name="record_answer_of_side", phase=PHASE),
    *page(f"{RUN}invite/", roadmaps.invite_facilitator, may=WALK, name="invite_facilitator", phase=PHASE),
    *page(f"{RUN}propose/", roadmaps.make_proposal, may=WALK, name="make_proposal", phase=PHASE),
    *page(PROPOSAL, roadmaps.show_proposal, may=WALK, name="show_proposal", phase=PHASE, twins=FILES),
    *page(f"{PROPOSAL}begin/", partnerships.begin_partnership, may=PARTNER, name="begin_partnership", phase=PHASE),
]
partnership_pages: list[URLPattern] = [
    *page(
        "partnerships/",
        partnerships.list_partnerships,
        may=May.READ,
        name="list_partnerships",
        phase=PHASE,
        twins=("json", "csv"),
    ),
    *page(PARTNERSHIP, partnerships.show_partnership, may=May.READ, name="show_partnership", phase=PHASE, twins=FILES),
    *page(f"{PARTNERSHIP}edit/", partnerships.edit_partnership, may=PARTNER, name="edit_partnership", phase=PHASE),
    *page(f"{PARTNERSHIP}partners/new/", partnerships.add_partner, may=PARTNER, name="add_partner", phase=PHASE),
    *page("partners/<uuid:pk>/", partnerships.edit_partner, may=PARTNER, name="edit_partner", phase=PHASE),
    *page(
        "partners/<uuid:pk>/agree/",
        partnerships.agree_partnership,
        may=May.AGREE_PARTNERSHIP,
        name="agree_partnership",
        phase=PHASE,
    ),
]
urlpatterns: list[URLPattern] = [
    *roadmap_pages,
    *partnership_pages,
    *page("plans/", plans.list_plans, may=May.READ, name="list_plans", phase=PHASE, twins=LISTS),
    *page("plans/adapt/", plans.choose_plan_to_adapt, may=May.WRITE_PLAN, name="choose_plan_to_adapt", phase=PHASE),
    *page("plans/adapt/<uuid:pk>/", plans.adapt_plan, may=May.WRITE_PLAN, name="adapt_plan", phase=PHASE),
    *page("plans/new/", plans.write_plan, may=May.WRITE_PLAN, name="write_plan", phase=PHASE),
    *page(PLAN, plans.show_plan, may=May.READ, name="show_plan", phase=PHASE, twins=["json", "csv", "xlsx", "ics"]),
    *page(f"{PLAN}edit/", plans.edit_plan, may=May.WRITE_PLAN, name="edit_plan", phase=PHASE),
    *page(f"{PLAN}objectives/new/", plans.add_objective, may=May.WRITE_PLAN, name="add_objective", phase=PHASE),
    *page(f"{PLAN}actions/new/", plans.add_action, may=May.WRITE_PLAN, name="add_action", phase=PHASE),
    *page(f"{PLAN}publish/", plans.publish_plan, may=May.PUBLISH_PLAN, name="publish_plan", phase=PHASE),
    *page(f"{PLAN}withdraw/", plans.withdraw_plan, may=May.PUBLISH_PLAN, name="withdraw_plan", phase=PHASE),
    *page(ACTION, plans.show_action, may=May.READ, name="show_action", phase=PHASE),
    *page(f"{ACTION}edit/", plans.edit_action, may=May.WRITE_PLAN, name="edit_action", phase=PHASE),
    *page(f"{ACTION}status/", plans.say_status, may=May.SAY_STATUS, name="say_status", phase=PHASE),
    *page(f"{ACTION}record/", plans.record_status, may=May.RECORD_STATUS, name="record_status", phase=PHASE),
    *page(f"{ACTION}indicators/new/", plans.add_indicator, may=May.WRITE_PLAN, name="add_indicator", phase=PHASE),
    *page(f"{ACTION}values/new/", plans.record_value, may=May.WRITE_PLAN, name="record_value", phase=PHASE),
    *page("results/", results.list_results, may=May.READ, name="list_results", phase=PHASE, twins=LISTS),
    *page("results/new/", results.write_result, may=May.WRITE_RESULT, name="write_result", phase=PHASE),
    *page("results/<uuid:pk>/", results.show_result, may=May.READ, name="show_result", phase=PHASE, twins=["json"]),
    *page("results/<uuid:pk>/edit/", results.edit_result, may=May.WRITE_RESULT, name="edit_result", phase=PHASE),
    *page(
        "results/<uuid:pk>/withdraw/",
        results.withdraw_result,
        may=May.PUBLISH_RESULT,
        name="withdraw_result",
        phase=PHASE,
    ),
    *page(
        "results/<uuid:pk>/publish/", results.publish_result, may=May.PUBLISH_RESULT, name="publish_result", phase=PHASE
    ),
]

"""The phase's pages and who may open each."""

from django.urls import URLPattern

from localympact.foundation.workspaces.pages import page
from localympact.foundation.workspaces.permissions import May
from localympact.phase4_action.plans import views as plans
from localympact.phase4_action.results import views as results

PHASE = "action"
LISTS = ["json", "csv", "xlsx"]
PLAN = "plans/<uuid:pk>/"
ACTION = "actions/<uuid:pk>/"
urlpatterns: list[URLPattern] = [
    *page("plans/", plans.list_plans, may=May.READ, name="list_plans", phase=PHASE, twins=LISTS),
    *page("plans/adapt/", plans.choose_plan_to_adapt, may=May.WRITE_PLAN, name="choose_plan_to_adapt", phase=PHASE),
    *page("plans/adapt/<uuid:pk>/", plans.adapt_plan, may=May.WRITE_PLAN, name="adapt_plan", phase=PHASE),
    *page("plans/new/", plans.write_plan, may=May.WRITE_PLAN, name="write_plan", phase=PHASE),
    *page(PLAN, plans.show_plan, may=May.READ, name="show_plan", phase=PHASE, twins=["json", "csv", "xlsx", "ics"]),
    *page(f"{PLAN}edit/", plans.edit_plan, may=May.WRITE_PLAN, name="edit_plan", phase=PHASE),
    *page(f"{PLAN}objectives/new/", plans.add_objective, may=May.WRITE_PLAN, name="add_objective", phase=PHASE),
    *page(f"{PLAN}actions/new/", plans.add_action, may=May.WRITE_PLAN, name="add_action", phase=PHASE),
    *page(f"{PLAN}publish/", plans.publish_plan, may=May.PUBLISH_PLAN, name="publish_plan", phase=PHASE),
    *page(ACTION, plans.show_action, may=May.READ, name="show_action", phase=PHASE),
    *page(f"{ACTION}edit/", plans.edit_action, may=May.WRITE_PLAN, name="edit_action", phase=PHASE),
    *page(f"{ACTION}status/", plans.say_status, may=May.SAY_STATUS, name="say_status", phase=PHASE),
    *page(f"{ACTION}indicators/new/", plans.add_indicator, may=May.WRITE_PLAN, name="add_indicator", phase=PHASE),
    *page(f"{ACTION}values/new/", plans.record_value, may=May.WRITE_PLAN, name="record_value", phase=PHASE),
    *page("results/", results.list_results, may=May.READ, name="list_results", phase=PHASE, twins=LISTS),
    *page("results/new/", results.write_result, may=May.WRITE_RESULT, name="write_result", phase=PHASE),
    *page("results/<uuid:pk>/", results.show_result, may=May.READ, name="show_result", phase=PHASE, twins=["json"]),
    *page(
        "results/<uuid:pk>/publish/", results.publish_result, may=May.PUBLISH_RESULT, name="publish_result", phase=PHASE
    ),
]

"""What may be typed about plans, actions and indicators."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from localympact.foundation.workspaces.forms import OwnedChoice, ThingForm
from localympact.foundation.workspaces.models import Side
from localympact.phase4_action.plans.models import Action, Indicator, IndicatorValue, Objective, Plan, Status


class PlanForm(ThingForm):
    """A plan: what for, from when, until when."""

    class Meta(ThingForm.Meta):
        model = Plan
        fields = ("title", "summary", "starts_on", "ends_on")


class ObjectiveForm(ThingForm):
    """What the plan wants to reach."""

    class Meta(ThingForm.Meta):
        model = Objective
        fields = ("title",)


class ActionForm(ThingForm):
    """A commitment: who does what until when, and why."""

    class Meta(ThingForm.Meta):
        model = Action
        fields = (
            "title",
            "text",
            "responsible",
            "partners",
            "proposed_by",
            "addressed_to",
            "starts_on",
            "ends_on",
            "cost",
            "currency",
            "money_from",
            "cites_recommendations",
            "cites_findings",
            "cites_notes",
            "no_evidence",
        )


class NewActionForm(ActionForm):
    """The same, with the objective it stands below."""

    objective = OwnedChoice(Objective, label=_("Objective"))
    field_order = ("objective",)


class StatusForm(forms.Form):
    """How far an action is, as one side says."""

    side = forms.ChoiceField(label=_("Side"), choices=Side.choices)
    status = forms.ChoiceField(label=_("How far is it?"), choices=Status.choices)
    text = forms.CharField(
        label=_("What happened"), required=False, max_length=2_000, widget=forms.Textarea({"rows": 3})
    )


class RecordedStatusForm(StatusForm):
    """What a side said elsewhere, with the place where it said so."""

    recorded_source = forms.CharField(label=_("Where it was said: minutes, a letter, a page"), max_length=400)


class IndicatorForm(ThingForm):
    """How one will see whether an action helps."""

    class Meta(ThingForm.Meta):
        model = Indicator
        fields = ("name", "unit", "baseline", "target")


class ValueForm(ThingForm):
    """What was measured, and where the number comes from."""

    class Meta(ThingForm.Meta):
        model = IndicatorValue
        fields = ("indicator", "on", "value", "source")
        labels = {"indicator": _("indicator")}  # noqa: RUF012

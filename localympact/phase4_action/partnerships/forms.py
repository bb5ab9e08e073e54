"""What may be typed about a partnership."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from localympact.foundation.core.rows import State
from localympact.foundation.workspaces.forms import OwnedChoice, OwnedChoices, ThingForm
from localympact.phase1_mapping.cooperation.queries import form_names
from localympact.phase1_mapping.organisations.models import Organisation
from localympact.phase1_mapping.organisations.queries import organisations_to_choose
from localympact.phase2_toolbox.tools.models import Tool
from localympact.phase3_recommendations.recommendations.models import Recommendation
from localympact.phase4_action.partnerships.models import Partner, Partnership


class PartnershipForm(ThingForm):
    """Purpose, shared result, form, term, and the advice it follows."""

    form = forms.ChoiceField(label=_("Form of cooperation"))
    cites_recommendations = OwnedChoices(Recommendation, label=_("Follows this advice"), required=False)
    field_order = ("title", "purpose", "shared_result", "form", "uses_tools", "starts_on", "ends_on", "review_on")

    class Meta(ThingForm.Meta):
        model = Partnership
        fields = ("title", "purpose", "shared_result", "uses_tools", "starts_on", "ends_on", "review_on")
        widgets: ClassVar[dict[str, Any]] = {"uses_tools": forms.CheckboxSelectMultiple}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        fields["form"].choices = [("", "–"), *form_names().items()]
        fields["uses_tools"].queryset = Tool.objects.filter(owner=None)
        fields["cites_recommendations"].queryset = Recommendation.objects.filter(state=State.PUBLISHED)
        if self.instance.pk:
            self.initial.setdefault("form", self.instance.form)
            cited = self.instance.cites_recommendations.values_list("pk", flat=True)
            self.initial.setdefault("cites_recommendations", list(cited))


class PartnerForm(ThingForm):
    """What one party does and brings, and whom to ask there."""

    class Meta(ThingForm.Meta):
        model = Partner
        fields = ("role", "contribution", "contact")


class NewPartnerForm(PartnerForm):
    """One more party."""

    organisation = OwnedChoice(Organisation, label=_("Organisation"))
    field_order = ("organisation", "role", "contribution", "contact")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].queryset = organisations_to_choose()  # type: ignore[attr-defined]

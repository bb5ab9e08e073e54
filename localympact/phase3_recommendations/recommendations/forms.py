"""What may be typed about a recommendation and its official answer."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from localympact.foundation.ui.days import Day
from localympact.foundation.workspaces.forms import ThingForm
from localympact.phase3_recommendations.recommendations.models import OfficialAnswer, Recommendation


class RecommendationForm(ThingForm):
    """Advice: what should change, who should change it, which findings stand behind it."""

    class Meta(ThingForm.Meta):
        model = Recommendation
        fields = (
            "sentence",
            "text",
            "in_practice",
            "addressee_side",
            "addressee",
            "answer_by",
            "cites_findings",
            "cites_practices",
        )


class AnswerForm(forms.Form):
    """What the addressee says, and why."""

    answer = forms.ChoiceField(label=_("Answer"), choices=OfficialAnswer.Answer.choices, widget=forms.RadioSelect)
    reason = forms.CharField(
        label=_("Reason"), required=False, max_length=2_000, widget=forms.Textarea(attrs={"rows": 4})
    )


class RecordedAnswerForm(AnswerForm):
    """What the addressee said elsewhere, with the place where it was said."""

    given_on = Day(label=_("Given on"))
    recorded_source = forms.CharField(label=_("Where it was said: minutes, a letter, a page"), max_length=400)

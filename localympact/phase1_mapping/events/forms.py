"""What may be typed about an event, a registration, a recap, a note."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from localympact.foundation.ui.days import Day
from localympact.foundation.vocabularies.forms import TermChoice
from localympact.foundation.workspaces.forms import ThingForm
from localympact.foundation.workspaces.models import Side
from localympact.phase1_mapping.events.models import Event, EventNote


class LocalMoment(forms.DateTimeField):
    """A time in the place's own zone; times that the clock change skips or repeats are refused or asked."""

    widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")

    def to_python(self, value: Any) -> datetime | None:
        """The moment, or a sentence when the clock never shows it."""
        if value in self.empty_values or isinstance(value, datetime):
            return super().to_python(value)
        try:
            naive = datetime.fromisoformat(str(value))
        except ValueError as error:
            raise forms.ValidationError(_("Write the day and the time, such as 2027-03-28 14:00.")) from error
        Day().run_validators(naive.date())
        zone = timezone.get_current_timezone()
        moment = naive.replace(tzinfo=zone)
        if moment.astimezone(ZoneInfo("UTC")).astimezone(zone).replace(tzinfo=None) != naive:
            raise forms.ValidationError(_("The clocks are put forward in that night: this time does not exist."))
        if moment.utcoffset() != moment.replace(fold=1).utcoffset():
            raise forms.ValidationError(
                _("The clocks are put back in that night: this time comes twice. Choose a time before or after.")
            )
        return moment


class EventForm(ThingForm):
    """When, where, for whom, how many."""

    kind = TermChoice("event_kind", label=_("Kind"))
    starts_at = LocalMoment(label=_("Begins"))
    ends_at = LocalMoment(label=_("Ends"), required=False)

    class Meta(ThingForm.Meta):
        model = Event
        fields = (
            "title",
            "kind",
            "lead",
            "programme",
            "starts_at",
            "ends_at",
            "all_day",
            "place",
            "hosts",
            "hosted_by",
            "takes_registrations",
            "capacity",
            "capacity_municipality",
            "capacity_organisations",
        )


class RegistrationForm(forms.Form):
    """Who comes; nothing more is asked than is needed."""

    name = forms.CharField(label=_("Your name"), max_length=120)
    email = forms.EmailField(label=_("Your e-mail"), help_text=_("For the letter with your seat and the cancel link."))
    side = forms.ChoiceField(label=_("You come for"), choices=Side.choices, widget=forms.RadioSelect)
    organisation_name = forms.CharField(label=_("Organisation or unit"), max_length=200, required=False)


class RecapForm(ThingForm):
    """What came out of it."""

    class Meta(ThingForm.Meta):
        model = Event
        fields = ("recap", "participants")


class NoteForm(ThingForm):
    """One thing that was said."""

    class Meta(ThingForm.Meta):
        model = EventNote
        fields = ("kind", "text", "side")

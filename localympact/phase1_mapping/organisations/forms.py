"""What may be typed about an organisation."""

from __future__ import annotations

from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext_lazy as _

from localympact.foundation.vocabularies.forms import TermChoice, TermsChoice
from localympact.foundation.vocabularies.queries import choices
from localympact.foundation.workspaces.forms import ThingForm
from localympact.phase1_mapping.organisations.kinds import need_choices
from localympact.phase1_mapping.organisations.models import ContactPoint, Organisation, Support
from localympact.phase1_mapping.organisations.placing import GIVEN

GROUPS: tuple[tuple[Any, tuple[str, ...]], ...] = (
    (_("Name and kind"), ("name", "short_name", "side", "kind", "group", "parent", "summary")),
    (_("What you do"), ("field", "target_groups", "youth_relation", "reach", "languages")),
    (_("Offers and needs"), ("offers", "needs")),
    (_("How to reach you"), ("email", "phone", "website")),
    (_("Where"), ("place", "address", "address_hidden", "lat", "lon")),
    (_("Legal"), ("legal_form", "statuses", "register_number", "register", "founded")),
    (_("Size, seen only by those who work here"), ("band_staff", "band_members", "band_volunteers", "band_budget")),
)


class OrganisationForm(ThingForm):
    """The whole entry, in groups."""

    kind = TermChoice("kind", label=_("kind"))
    group = TermChoice("group", label=_("group"), required=False, help_text=_("Empty: as the kind says."))
    legal_form = TermChoice("legal_form", label=_("legal form"), required=False)
    statuses = TermsChoice("status", label=_("statuses"))
    field = TermChoice("field", label=_("field of activity"), required=False)
    youth_relation = TermChoice("youth_relation", label=_("relation to young people"), required=False)
    target_groups = TermsChoice("target_group", label=_("target groups"))
    reach = TermChoice("reach", label=_("reach"), required=False)
    languages = TermsChoice("language", label=_("languages"))
    offers = TermsChoice("offer", label=_("offers"))
    needs = TermsChoice("offer", label=_("needs"))
    band_staff = TermChoice("band_staff", label=_("staff"), required=False)
    band_members = TermChoice("band_members", label=_("members"), required=False)
    band_volunteers = TermChoice("band_volunteers", label=_("volunteers"), required=False)
    band_budget = TermChoice("band_budget", label=_("yearly budget"), required=False)

    class Meta(ThingForm.Meta):
        model = Organisation
        fields = tuple(name for _title, names in GROUPS for name in names)

    def __init__(self, *args: Any, country: str = "", leads: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        if leads:
            fields["parent"].label = _("part of")
            fields["parent"].queryset = fields["parent"].queryset.exclude(pk=self.instance.pk)
        else:
            del fields["side"], fields["parent"]
        if country:
            fields["legal_form"].choices = [("", "–"), *choices("legal_form", country)]
            fields["statuses"].choices = choices("status", country)
        fields["needs"].choices = need_choices()
        fields["email"].help_text = _("A shared mailbox, not a person's own: it is public.")
        for name, most in (("lat", 90), ("lon", 180)):
            fields[name].validators += [MinValueValidator(-most), MaxValueValidator(most)]
        fields["lat"].help_text = _("Leave both empty, and the place is looked up by its name.")
        if self.instance.pk and self.instance.precision != GIVEN:
            self.initial.update({"lat": None, "lon": None})

    @property
    def groups(self) -> list[tuple[Any, list[Any]]]:
        """The fields by their groups, as the page shows them."""
        return [(title, [self[name] for name in names if name in self.fields]) for title, names in GROUPS]


class ContactForm(ThingForm):
    """Whom to turn to first; a name only of those who agreed."""

    class Meta(ThingForm.Meta):
        model = ContactPoint
        fields = ("role", "topic", "email", "phone", "name", "may_be_public")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["role"].required = True
        self.fields["name"].help_text = _("Shown to everybody only when the person agreed.")


class SupportForm(ThingForm):
    """A grant with its deadline, rooms, advice."""

    kind = TermChoice("support", label=_("kind"))

    class Meta(ThingForm.Meta):
        model = Support
        fields = ("kind", "title", "text", "deadline", "url")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["title"].required = True

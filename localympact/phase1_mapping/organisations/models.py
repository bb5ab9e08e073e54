"""Both sides in one table: organisations, and the municipality with its units."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from localympact.foundation.core.rows import Stated, Versioned, WorkspaceOwned
from localympact.foundation.languages.translated import TranslatedTextField
from localympact.foundation.workspaces.addresses import address
from localympact.foundation.workspaces.models import Side
from localympact.foundation.workspaces.permissions import Party


def codes(label: Any) -> models.JSONField:
    """A list of vocabulary codes."""
    return models.JSONField(label, default=list, blank=True)


class Organisation(Stated, WorkspaceOwned):
    """A community organisation, social enterprise or informal group, or the municipality or a unit of it."""

    class Source(models.TextChoices):
        """How the entry came here."""

        SELF = "self", _("entered by the organisation")
        SUGGESTED = "suggested", _("suggested by somebody")
        FACILITATOR = "facilitator", _("entered by the facilitator")
        IMPORTED = "imported", _("imported from a list")

    side = models.CharField(_("side"), max_length=16, choices=Side.choices, default=Side.ORGANISATIONS)
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="units", verbose_name=_("part of")
    )
    name = models.CharField(_("name"), max_length=250)
    name_language = models.CharField(max_length=2, blank=True)
    other_names = models.JSONField(_("other names"), default=list, blank=True)
    short_name = models.CharField(_("short name"), max_length=60, blank=True)
    kind = models.CharField(_("kind"), max_length=60, blank=True)
    group = models.CharField(_("group"), max_length=60, blank=True)
    legal_form = models.CharField(_("legal form"), max_length=60, blank=True)
    statuses = codes(_("statuses"))
    register_number = models.CharField(_("register number"), max_length=40, blank=True)
    register = models.CharField(_("register"), max_length=120, blank=True)
    field = models.CharField(_("field of activity"), max_length=10, blank=True)
    youth_relation = models.CharField(_("relation to young people"), max_length=30, blank=True)
    target_groups = codes(_("target groups"))
    reach = models.CharField(_("reach"), max_length=30, blank=True)
    languages = codes(_("languages"))
    summary = TranslatedTextField(_("in a few words"))
    offers = codes(_("offers"))
    needs = codes(_("needs"))
    forms_used = codes(_("forms of cooperation used"))
    website = models.URLField(_("website"), max_length=300, blank=True)
    email = models.EmailField(_("e-mail of the organisation"), blank=True)
    phone = models.CharField(_("telephone of the organisation"), max_length=40, blank=True)
    place = models.CharField(_("place"), max_length=120, blank=True)
    address = models.CharField(_("address"), max_length=300, blank=True)
    address_hidden = models.BooleanField(_("show the area only"), default=False)
    lat = models.FloatField(_("latitude"), null=True, blank=True)
    lon = models.FloatField(_("longitude"), null=True, blank=True)
    precision = models.CharField(max_length=20, blank=True)
    is_outside = models.BooleanField(_("seat outside the territory"), default=False)
    founded = models.PositiveSmallIntegerField(_("founded in"), null=True, blank=True)
    band_staff = models.CharField(_("staff"), max_length=30, blank=True)
    band_members = models.CharField(_("members"), max_length=30, blank=True)
    band_volunteers = models.CharField(_("volunteers"), max_length=30, blank=True)
    band_budget = models.CharField(_("yearly budget"), max_length=30, blank=True)
    source = models.CharField(max_length=16, choices=Source.choices, default=Source.FACILITATOR)
    source_url = models.URLField(max_length=500, blank=True)
    source_year = models.PositiveSmallIntegerField(null=True, blank=True)
    external_id = models.CharField(max_length=80, blank=True)
    confirmed_on = models.DateField(_("last confirmed"), null=True, blank=True)
    confirmed_by = models.CharField(max_length=120, blank=True)
    merged_into = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="merged")

    class Meta:
        ordering = ["name"]
        indexes = [models.Index(fields=["workspace", "state", "name"], name="organisations_listed")]
        constraints = [
            models.UniqueConstraint(
                fields=["workspace", "external_id"],
                name="organisation_external_id_once",
                condition=~models.Q(external_id=""),
            )
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """Its profile."""
        return address(self, "show_organisation")

    def parties(self) -> Iterable[Party]:
        """It belongs to itself."""
        return (Party(self.pk, self.side),)

    @property
    def is_municipality(self) -> bool:
        """Whether it is the municipality or a unit of it."""
        return self.side == Side.MUNICIPALITY


class ContactPoint(Versioned, WorkspaceOwned):
    """Whom to turn to first: a role, for what, and how to reach it."""

    part_of: ClassVar[str] = "organisation"
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="contact_points")
    role = TranslatedTextField(_("role"))
    topic = TranslatedTextField(_("for what"))
    name = models.CharField(_("name"), max_length=120, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    phone = models.CharField(_("telephone"), max_length=40, blank=True)
    may_be_public = models.BooleanField(_("the person agreed to be named in public"), default=False)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return str(self.role)

    def parties(self) -> Iterable[Party]:
        """It belongs to its organisation."""
        return self.organisation.parties()


class Support(Versioned, WorkspaceOwned):
    """Support on offer: a grant with its deadline, rooms, advice."""

    part_of: ClassVar[str] = "organisation"
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="support")
    kind = models.CharField(_("kind"), max_length=60)
    title = TranslatedTextField(_("title"))
    text = TranslatedTextField(_("what, for whom, how"))
    deadline = models.DateField(_("apply until"), null=True, blank=True)
    url = models.URLField(_("more at"), max_length=300, blank=True)

    class Meta:
        ordering = ["deadline", "id"]

    def __str__(self) -> str:
        return str(self.title)

    def parties(self) -> Iterable[Party]:
        """It belongs to who offers it."""
        return self.organisation.parties()

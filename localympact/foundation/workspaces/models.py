"""A workspace is one territory and everything it keeps; a programme is one with member workspaces."""

from __future__ import annotations

from typing import Any, ClassVar

from django.apps import apps
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from localympact.foundation.core.rows import Installation, Recorded, Stated, WorkspaceOwned, new_id
from localympact.foundation.languages.translated import TranslatedTextField


class Side(models.TextChoices):
    """Who is speaking: two equals."""

    MUNICIPALITY = "municipality", _("municipality")
    ORGANISATIONS = "organisations", _("organisations")


class Role(models.TextChoices):
    """A person's place in a workspace."""

    REPRESENTATIVE = "representative", _("representative")
    CONTRIBUTOR = "contributor", _("contributor")
    OFFICER = "officer", _("officer")
    FACILITATOR = "facilitator", _("facilitator")
    COORDINATOR = "coordinator", _("coordinator")


class Workspace(Recorded, Stated, Installation):
    """One territory (municipality, region, parish) or a programme, and everything it keeps."""

    class Kind(models.TextChoices):
        """What the territory is."""

        MUNICIPALITY = "municipality", _("municipality")
        REGION = "region", _("region")
        PARISH = "parish", _("parish")
        PROGRAMME = "programme", _("programme")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    slug = models.SlugField(_("address"), max_length=60, unique=True)
    kind = models.CharField(_("kind"), max_length=16, choices=Kind.choices, default=Kind.MUNICIPALITY)
    name = TranslatedTextField(_("name"))
    lead = TranslatedTextField(_("what we work towards"))
    model_paragraph = TranslatedTextField(_("our model in a paragraph"))
    country = models.CharField(_("country"), max_length=2, blank=True)
    timezone = models.CharField(_("time zone"), max_length=40, default="Europe/Riga")
    languages = models.JSONField(_("languages"), default=list)
    boundary = models.JSONField(_("boundary"), null=True, blank=True)
    boundary_note = models.CharField(_("source of the boundary"), max_length=300, blank=True)
    lat = models.FloatField(null=True, blank=True)
    lon = models.FloatField(null=True, blank=True)
    residents = models.PositiveIntegerField(_("residents"), null=True, blank=True)
    residents_year = models.PositiveSmallIntegerField(_("year"), null=True, blank=True)
    residents_source = models.CharField(_("source"), max_length=300, blank=True)
    facilitated_by = models.CharField(_("facilitated by"), max_length=200, blank=True)
    facilitator_website = models.URLField(_("website of the partner"), blank=True)
    responsible_name = models.CharField(_("who is responsible for the data"), max_length=200, blank=True)
    responsible_address = models.CharField(_("postal address"), max_length=300, blank=True)
    responsible_email = models.EmailField(_("address for questions about privacy"), blank=True)
    funder_name = models.CharField(_("funder"), max_length=200, blank=True)
    funder_statement = TranslatedTextField(_("funder's statement"))
    aims = TranslatedTextField(_("aims"))
    example = models.BooleanField(_("invented example"), default=False)
    is_beginning = models.BooleanField(_("in its first weeks"), default=False)
    members = models.ManyToManyField(
        "self", symmetrical=False, related_name="programmes", through="Participation", blank=True
    )

    unrecorded_fields: ClassVar[frozenset[str]] = Stated.unrecorded_fields | {"boundary"}

    class Meta:
        ordering = ["slug"]

    def __str__(self) -> str:
        return str(self.name) or self.slug

    def get_absolute_url(self) -> str:
        """Its front page."""
        return reverse("show_workspace", args=[self.slug])

    @property
    def is_programme(self) -> bool:
        """Whether it gathers other workspaces."""
        return self.kind == self.Kind.PROGRAMME

    @property
    def workspace_id(self) -> object:
        """Its own history is its workspace's history."""
        return self.pk


class Participation(Installation):
    """A workspace takes part in a programme."""

    programme = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="participations")
    member = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="takes_part")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["programme", "member"], name="takes_part_once")]


class ProgrammePhase(WorkspaceOwned):
    """A stretch of a programme with its dates."""

    number = models.PositiveSmallIntegerField()
    title = TranslatedTextField()
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["workspace", "number"], name="phase_number_once")]

    def __str__(self) -> str:
        return str(self.title)


class ProgrammePartner(WorkspaceOwned):
    """An organisation that carries a programme, with the place it works for."""

    name = models.CharField(max_length=200)
    country = models.CharField(max_length=2, blank=True)
    website = models.URLField(blank=True)
    source_url = models.URLField(blank=True, max_length=400)
    leads = models.ForeignKey(Workspace, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["country", "name"]

    def __str__(self) -> str:
        return self.name


class Membership(WorkspaceOwned):
    """A person's place in a workspace: a role, a side, and the organisation spoken for."""

    read_by: ClassVar[str] = "manage_members"
    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="memberships")
    role = models.CharField(_("role"), max_length=16, choices=Role.choices)
    side = models.CharField(_("side"), max_length=16, choices=Side.choices, blank=True)
    # A plain id: organisations belong to phase 1, which the foundation does not know.
    organisation_id = models.UUIDField(null=True, blank=True)
    organisation_name = models.CharField(max_length=200, blank=True)
    joined_at = models.DateTimeField(auto_now_add=True)

    unrecorded_fields: ClassVar[frozenset[str]] = frozenset({"joined_at"})

    class Meta:
        ordering = ["joined_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["workspace", "person", "role", "organisation_id"], name="one_place_per_role_and_organisation"
            ),
            models.UniqueConstraint(
                fields=["workspace", "person", "role"],
                condition=models.Q(organisation_id=None),
                name="one_place_per_role",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} ({self.get_role_display()})"


class Invitation(WorkspaceOwned):
    """An open hand: bound to a workspace, a role and an address, used once."""

    read_by: ClassVar[str] = "manage_members"
    email = models.EmailField(_("e-mail address"))
    role = models.CharField(_("role"), max_length=16, choices=Role.choices)
    side = models.CharField(_("side"), max_length=16, choices=Side.choices, blank=True)
    organisation_id = models.UUIDField(null=True, blank=True)
    organisation_name = models.CharField(max_length=200, blank=True)
    key_hash = models.CharField(max_length=64, unique=True)
    invited_by_name = models.CharField(max_length=120, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    unrecorded_fields: ClassVar[frozenset[str]] = frozenset({"key_hash", "created_at"})

    class Meta:
        ordering = ["-created_at"]

    def __str__(self) -> str:
        return self.email


class Removed(WorkspaceOwned):
    """What somebody removed, with its parts: kept for a month, so that it can be brought back."""

    keeps_history: ClassVar[bool] = False

    kind = models.CharField(max_length=60)
    thing_id = models.UUIDField()
    title = models.CharField(max_length=200)
    # Each row that went, the thing first: {"kind", "values"}.
    rows = models.JSONField(default=list)
    verb = models.CharField(max_length=60)
    removed_by = models.CharField(max_length=120, blank=True)
    removed_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-removed_at"]

    def __str__(self) -> str:
        return self.title

    @staticmethod
    def made(row: dict[str, Any]) -> Any:
        """One of its rows as it was, not stored."""
        model = apps.get_model(row["kind"])
        known = {f.attname: f for f in model._meta.concrete_fields}
        return model(**{name: known[name].to_python(value) for name, value in row["values"].items() if name in known})

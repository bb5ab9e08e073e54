"""What surveys tell the foundation."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from localympact.foundation.core.scope import inside
from localympact.foundation.workspaces.actors import Actor
from localympact.foundation.workspaces.declarations import (
    MenuEntry,
    Personal,
    Waiting,
    menu,
    personal,
    waiting,
)
from localympact.foundation.workspaces.permissions import May, allows
from localympact.phase1_mapping.surveys import shipping  # noqa: F401 - declares the shipped questionnaires
from localympact.phase1_mapping.surveys.models import Wave

menu(MenuEntry("mapping", gettext_lazy("Surveys"), "list_waves", order=30))

personal(
    Personal(
        "mapping.PersonalLink",
        "email",
        purpose=gettext_lazy("to send somebody the link to a survey, once"),
        basis=gettext_lazy("public task of the municipality"),
        retention=gettext_lazy("until twelve months after the survey closed"),
        erasure="delete row",
        found_by="email",
    ),
)


@waiting
def waves_to_run(workspace: Any, actor: Actor) -> Iterator[Waiting]:
    """Surveys whose opening or closing day has come, for those who lead."""
    if not allows(actor, May.RUN_WAVE, workspace):
        return
    today = timezone.localdate()
    with inside(workspace):
        for wave in Wave.objects.filter(state=Wave.State.DRAFT, opens_on__lte=today):
            address = reverse("open_wave", args=[workspace.slug, wave.pk])
            yield Waiting(_("Open the survey"), address, "mapping", str(wave.title), until=wave.opens_on)
        for wave in Wave.objects.filter(state=Wave.State.OPEN, closes_on__lt=today):
            yield Waiting(
                _("Close the survey"), wave.get_absolute_url(), "mapping", str(wave.title), until=wave.closes_on
            )

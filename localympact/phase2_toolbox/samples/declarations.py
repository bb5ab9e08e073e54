"""What samples tell the foundation."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from localympact.foundation.core.scope import inside
from localympact.foundation.workspaces.declarations import MenuEntry, Standing, menu, standing
from localympact.phase2_toolbox.samples import shipping  # noqa: F401 - declares the shipped samples
from localympact.phase2_toolbox.samples.models import FilledSample

menu(MenuEntry("toolbox", _("Sample documents"), "list_samples", order=30))


@standing
def how_many_are_filled(workspace: Any) -> Iterator[Standing]:
    """How many sample documents were filled here."""
    with inside(workspace):
        number = FilledSample.objects.count()
    yield Standing("toolbox", number, ngettext("document filled", "documents filled", number), marks=(number, 0, 0))

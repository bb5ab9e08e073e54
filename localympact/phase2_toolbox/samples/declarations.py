"""What samples tell the foundation."""

from django.utils.translation import gettext_lazy as _

from localympact.foundation.workspaces.declarations import MenuEntry, menu
from localympact.phase2_toolbox.samples import shipping  # noqa: F401 - declares the shipped samples

menu(MenuEntry("toolbox", _("Sample documents"), "list_samples", order=30))
